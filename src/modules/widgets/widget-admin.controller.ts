import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canSeeWidgets } from '../../policies/widget.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { WidgetAddDto, WidgetChangeDto } from './widget-app.dto.js';
import { widgetAddPage, type WidgetAppModel, WidgetAppView, widgetChangePage } from './widget-app.view.js';
import { WidgetAppsService } from './widget-apps.service.js';
import { type WidgetListModel, WidgetListView, WIDGETS_PATH } from './widget-list.view.js';

/** Where our help stands in the operator's apps and sites. */
@Controller('admin/widget')
@Requires(canSeeWidgets)
export class WidgetAdminController {
  constructor(
    private readonly service: WidgetAppsService,
    private readonly listView: WidgetListView,
    private readonly appView: WidgetAppView,
  ) {}

  @Get()
  @Render('widgets/list')
  list(@Req() request: DeskRequest): Promise<WidgetListModel> {
    return this.listView.model(request);
  }

  @Get('new')
  @Render(widgetAddPage.template)
  blank(@Req() request: DeskRequest): Promise<WidgetAppModel> {
    return this.appView.model(request, BLANK);
  }

  @Post()
  @Redirect()
  async add(
    @Person() actor: KnownActor,
    @Form(widgetAddPage) { name, ...input }: WidgetAddDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.add(actor, name, lookOf(input));

    return back(response, name);
  }

  @Get(':app')
  @Render(widgetChangePage.template)
  show(@Req() request: DeskRequest): Promise<WidgetAppModel> {
    return this.appView.model(request, BLANK);
  }

  @Post(':app')
  @Redirect()
  async change(
    @Person() actor: KnownActor,
    @Param('app') app: string,
    @Form(widgetChangePage) { version, ...input }: WidgetChangeDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.change(actor, app, { version, ...lookOf(input) });

    return back(response, app);
  }
}

const lookOf = ({ labelZh, labelEn, ...look }: Omit<WidgetAddDto, 'name'>) => ({
  ...look,
  label: { 'zh-CN': labelZh, en: labelEn },
});

/** After each change its page is shown again. */
function back(response: DeskResponse, app: string) {
  flash(response, { tone: 'ok', key: 'widgets.admin.done' });

  return { url: `${WIDGETS_PATH}/${app}`, statusCode: 303 };
}
