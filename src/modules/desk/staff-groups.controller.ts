import { Controller, Get, Param, Post, Redirect, Render, Req, Res } from '@nestjs/common';
import { canSeePeople } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { flash } from '../../platform/http/flash.js';
import { BLANK, Form } from '../../platform/http/form.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { StaffGroupsDto } from '../exceptions/staff-groups.dto.js';
import { StaffGroups } from '../exceptions/staff-groups.service.js';
import { personPath, type StaffGroupsModel, staffGroupsPage, StaffGroupsView } from './staff-groups.view.js';

/** What somebody of the staff looks after. */
@Controller('admin/users/:person/groups')
@Requires(canSeePeople)
export class StaffGroupsController {
  constructor(
    private readonly service: StaffGroups,
    private readonly view: StaffGroupsView,
  ) {}

  @Get()
  @Render(staffGroupsPage.template)
  show(@Req() request: DeskRequest): Promise<StaffGroupsModel> {
    return this.view.model(request, BLANK);
  }

  @Post()
  @Redirect()
  async choose(
    @Person() actor: KnownActor,
    @Param('person') person: string,
    @Form(staffGroupsPage) input: StaffGroupsDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.service.choose(actor, person, input);
    flash(response, { tone: 'ok', key: 'desk.groups.done' });

    return { url: personPath(person), statusCode: 303 };
  }
}
