import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { check } from '../../platform/http/form.js';
import {
  type Answer,
  LIVE_NAMESPACE,
  type MessageStored,
  type TimelinePage,
} from '../../platform/realtime/live-protocol.js';
import { type LiveSocket, Realtime } from '../../platform/realtime/realtime.js';
import { SendMessageDto } from '../tickets/send-message.dto.js';
import { TicketMessagesService } from '../tickets/ticket-messages.service.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import { HeadsDto, ReadMarkDto, TimelineSinceDto, TypingDto } from './live.dto.js';
import { LivePresence } from './live-presence.service.js';
import { ReadMarksService } from './read-marks.service.js';

const input = (body: unknown): object => (body instanceof Object ? body : {});

/** The socket's door to the record: the same services and rules as the pages have. */
@WebSocketGateway({ namespace: LIVE_NAMESPACE })
export class ChatGateway {
  constructor(
    private readonly live: Realtime,
    private readonly messages: TicketMessagesService,
    private readonly tickets: TicketLookup,
    private readonly presence: LivePresence,
    private readonly marks: ReadMarksService,
  ) {}

  @SubscribeMessage('message:send')
  send(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<Answer<MessageStored>> {
    return this.live.answer(socket, (actor) => this.messages.send(actor, check(SendMessageDto, input(body))));
  }

  @SubscribeMessage('timeline:since')
  since(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<Answer<TimelinePage>> {
    return this.live.answer(socket, () =>
      this.presence.catchUp(socket, check(TimelineSinceDto, input(body))),
    );
  }

  @SubscribeMessage('heads')
  heads(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): Promise<Answer<{ heads: Record<string, number> }>> {
    return this.live.answer(socket, async (actor) => ({
      heads: await this.tickets.heads(actor, check(HeadsDto, input(body)).tickets),
    }));
  }

  @SubscribeMessage('read:mark')
  mark(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<Answer<object>> {
    return this.live.answer(socket, (actor) => this.marks.mark(actor, check(ReadMarkDto, input(body))));
  }

  @SubscribeMessage('typing')
  typing(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<Answer<object>> {
    return this.live.answer(socket, () => this.presence.typing(socket, check(TypingDto, input(body))));
  }
}
