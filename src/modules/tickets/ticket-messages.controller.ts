import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { Costs } from '../../platform/http/rate-limits.js';
import { Epoch } from '../../platform/database/epoch.js';
import { CurrentActor, ForVisitors, Person } from '../../platform/http/access.js';
import { Asked, JsonBody } from '../../platform/http/json-input.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Actor, KnownActor } from '../../platform/identity/actor.js';
import type { MessageStored, TimelinePage } from '../../platform/realtime/live-protocol.js';
import { ApiCall } from '../../platform/openapi/api-call.js';
import { BroughtTicketsService } from './brought-tickets.service.js';
import { EntriesPageDto, PostMessageDto } from './send-message.dto.js';
import { READ_ENTRIES, SEND_MESSAGE } from './ticket-messages.api.js';
import { TicketMessagesService } from './ticket-messages.service.js';
import { timelinePage } from './timeline-page.js';
import { TicketLookup } from './ticket.lookup.js';

/** The HTTP twins of the socket's commands: the same bodies and answers, for who has no socket. */
@Controller('api/v1/tickets/:reference')
@ForVisitors()
export class TicketMessagesController {
  constructor(
    private readonly messages: TicketMessagesService,
    private readonly brought: BroughtTicketsService,
    private readonly tickets: TicketLookup,
    private readonly epoch: Epoch,
  ) {}

  /** `{clientMessageId, body, baseSeq?}` → `{ok: true, id, seq, at, hidden}`, after the commit. */
  @Post('messages')
  @Costs('message-send')
  @ApiCall(SEND_MESSAGE)
  @HttpCode(200)
  async send(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @JsonBody(PostMessageDto) input: PostMessageDto,
  ): Promise<{ ok: true } & MessageStored> {
    const speaker = await this.brought.speaker(actor, ticket);

    return { ok: true, ...(await this.messages.send(speaker, { ...input, ticket })) };
  }

  /** `?after=&limit=` → `{ok: true, entries, head, epoch}`. */
  @Get('entries')
  @Costs('history')
  @ApiCall(READ_ENTRIES)
  async entries(
    @CurrentActor() actor: Actor,
    @Param('reference') ticket: string,
    @Asked(EntriesPageDto) page: EntriesPageDto,
    @Req() request: DeskRequest,
  ): Promise<{ ok: true } & TimelinePage> {
    const timeline = await timelinePage(this.tickets, actor, ticket, page, wordsOf(request));

    return { ok: true, ...timeline, epoch: await this.epoch.id() };
  }
}
