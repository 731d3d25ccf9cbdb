import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets/tickets.module.js';
import { ChatGateway } from './chat.gateway.js';
import { LivePresence } from './live-presence.service.js';
import { QuietChatsSweep } from './quiet-chats.sweep.js';
import { ReadMarksService } from './read-marks.service.js';
import { TicketBroadcaster } from './ticket.broadcaster.js';

/** What is live about a ticket. */
@Module({
  imports: [TicketsModule],
  providers: [ChatGateway, LivePresence, ReadMarksService, TicketBroadcaster, QuietChatsSweep],
})
export class ChatModule {}
