import { Controller, Param, Post, Redirect, Res } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { Person, Requires } from '../../platform/http/access.js';
import { type Flash, flash } from '../../platform/http/flash.js';
import { Form } from '../../platform/http/form.js';
import type { DeskResponse } from '../../platform/http/request-context.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { TransactionLinksService } from '../tickets/transaction-links.service.js';
import { TransactionLookupsService } from '../tickets/transaction-lookups.service.js';
import { ChangeLinkDto, LinkDto, LookUpDto } from './money.dto.js';
import { changeLinkPage, linkPage, lookUpPage } from './workspace.view.js';
import { backTo } from './workspace-address.js';

/** The money behind a ticket: what is looked up, tied to it, shown to its customer. */
@Controller('agent/t/:reference')
@Requires(canUseDesk)
export class TicketMoneyController {
  constructor(
    private readonly links: TransactionLinksService,
    private readonly lookups: TransactionLookupsService,
  ) {}

  @Post('lookups')
  @Redirect()
  async look(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(lookUpPage) input: LookUpDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    flash(response, lookedFlash(await this.lookups.look(actor, ticket, input)));

    return backTo(ticket);
  }

  @Post('links')
  @Redirect()
  async link(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(linkPage) input: LinkDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    await this.links.link(actor, ticket, input);
    flash(response, { tone: 'ok', key: 'desk.done.linked' });

    return backTo(ticket);
  }

  @Post('links/:link')
  @Redirect()
  async change(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Param('link') link: string,
    @Form(changeLinkPage) input: ChangeLinkDto,
    @Res({ passthrough: true }) response: DeskResponse,
  ) {
    const done = await this.links.change(actor, ticket, link, input);
    flash(response, doneFlash(input.act, done));

    return backTo(ticket);
  }
}

const lookedFlash = (count: number | 'checking'): Flash =>
  count === 'checking'
    ? { tone: 'info', key: 'desk.done.checking' }
    : { tone: count > 0 ? 'ok' : 'info', key: 'desk.done.looked-up', params: { count } };

const doneFlash = (act: ChangeLinkDto['act'], done: 'done' | 'checking'): Flash =>
  done === 'checking'
    ? { tone: 'info', key: 'desk.done.checking' }
    : { tone: 'ok', key: `desk.done.link.${act}` };
