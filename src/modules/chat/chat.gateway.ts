import { Injectable } from '@nestjs/common';
import { canReadLive, canSpeakLive } from '../../policies/live.policy.js';
import { Epoch } from '../../platform/database/epoch.js';
import { type LiveCall, LiveEvent } from '../../platform/realtime/live-event.js';
import type { Heads, MessageStored, TimelinePage } from '../../platform/realtime/live-protocol.js';
import { SendMessageDto } from '../tickets/send-message.dto.js';
import { TicketMessagesService } from '../tickets/ticket-messages.service.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import { HeadsDto, ReadMarkDto, TimelineSinceDto, TypingDto } from './live.dto.js';
import { LivePresence } from './live-presence.service.js';
import { ReadMarksService } from './read-marks.service.js';

/** The socket's door to the record: the same services and rules as the pages have. */
@Injectable()
export class ChatGateway {
  constructor(
    private readonly messages: TicketMessagesService,
    private readonly tickets: TicketLookup,
    private readonly presence: LivePresence,
    private readonly marks: ReadMarksService,
    private readonly epoch: Epoch,
  ) {}

  @LiveEvent('message:send', {
    dto: SendMessageDto,
    rule: canSpeakLive,
    cost: 2,
    bucket: 'message-send',
    byHand: true,
  })
  send({ actor, input }: LiveCall<SendMessageDto>): Promise<MessageStored> {
    return this.messages.send(actor, input);
  }

  @LiveEvent('timeline:since', { dto: TimelineSinceDto, rule: canReadLive, cost: 2 })
  since({ socket, input }: LiveCall<TimelineSinceDto>): Promise<TimelinePage> {
    return this.presence.catchUp(socket, input);
  }

  @LiveEvent('heads', { dto: HeadsDto, rule: canReadLive, cost: 1 })
  async heads({ actor, input }: LiveCall<HeadsDto>): Promise<Heads> {
    return { heads: await this.tickets.heads(actor, input.tickets), epoch: await this.epoch.id() };
  }

  @LiveEvent('read:mark', { dto: ReadMarkDto, rule: canReadLive, cost: 1 })
  mark({ actor, input }: LiveCall<ReadMarkDto>): Promise<object> {
    return this.marks.mark(actor, input);
  }

  @LiveEvent('typing', { dto: TypingDto, rule: canSpeakLive, cost: 1, byHand: true })
  typing({ socket, input }: LiveCall<TypingDto>): Promise<object> {
    return this.presence.typing(socket, input);
  }
}
