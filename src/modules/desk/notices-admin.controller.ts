import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canSeeNotices } from '../../policies/notice.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { NoticesService } from '../notices/notices.service.js';
import { noticeEditOf } from './notice-edit.js';
import { NoticeEditDto, NoticeEndDto, NoticeUpdateDto } from './notice-edit.dto.js';
import {
  noticeEditPage,
  type NoticeEditorModel,
  NoticeEditorView,
  noticeEndPage,
  noticePressPage,
  noticeUpdatePage,
} from './notice-editor.view.js';
import { type NoticeListModel, NOTICES_PATH, NoticeListView } from './notice-list.view.js';

/** After each change its page is shown again. */
const back = (response: DeskResponse, id: string, done: string) => {
  flash(response, { tone: 'ok', key: `notices.admin.done.${done}` });

  return { url: `${NOTICES_PATH}/${id}`, statusCode: 303 };
};

/** Notices for everybody, as the desk writes them. */
@Controller('admin/notices')
@Requires(canSeeNotices)
export class NoticesAdminController {
  constructor(
    private readonly service: NoticesService,
    private readonly listView: NoticeListView,
    private readonly editorView: NoticeEditorView,
  ) {}

  @Get()
  @Render('desk/notices')
  list(@Req() request: DeskRequest): Promise<NoticeListModel> {
    return this.listView.model(request);
  }

  @Get('new')
  @Render(noticeEditPage.template)
  blank(@Req() request: DeskRequest): Promise<NoticeEditorModel> {
    return this.editorView.model(request, BLANK);
  }

  @Post()
  @Redirect()
  async write(
    @Person() actor: KnownActor,
    @Form(noticeEditPage) input: NoticeEditDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    return back(response, await this.service.write(actor, noticeEditOf(input)), input.act);
  }

  @Get(':notice')
  @Render(noticeEditPage.template)
  edit(@Req() request: DeskRequest): Promise<NoticeEditorModel> {
    return this.editorView.model(request, BLANK);
  }

  @Post(':notice')
  @Redirect()
  async change(
    @Person() actor: KnownActor,
    @Param('notice') notice: string,
    @Form(noticeEditPage) input: NoticeEditDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.change(actor, notice, noticeEditOf(input));

    return back(response, notice, input.act);
  }

  @Post(':notice/updates')
  @Redirect()
  async addUpdate(
    @Person() actor: KnownActor,
    @Param('notice') notice: string,
    @Form(noticeUpdatePage) { key, sayZh, sayEn }: NoticeUpdateDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.addUpdate(actor, notice, { key, 'zh-CN': sayZh, en: sayEn });

    return back(response, notice, 'updated');
  }

  @Post(':notice/end')
  @Redirect()
  async end(
    @Person() actor: KnownActor,
    @Param('notice') notice: string,
    @Form(noticeEndPage) { key, endZh, endEn }: NoticeEndDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.end(actor, notice, { key, 'zh-CN': endZh, en: endEn });

    return back(response, notice, 'ended');
  }

  @Post(':notice/cancellation')
  @Redirect()
  async cancel(
    @Person() actor: KnownActor,
    @Param('notice') notice: string,
    @Form(noticePressPage) input: PressDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.cancel(actor, notice, input);

    return back(response, notice, 'cancelled');
  }
}
