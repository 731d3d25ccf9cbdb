import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TicketsModule } from '../tickets/tickets.module.js';
import { Attendance } from './attendance.js';
import { ChatAgent } from './chat-agent.entity.js';
import { ChatAgentsSweep } from './chat-agents.sweep.js';
import { ChatGateway } from './chat.gateway.js';
import { ChatLineQuery } from './chat-line.query.js';
import { ChatMovesService } from './chat-moves.service.js';
import { ChatWait } from './chat-wait.entity.js';
import { ConsoleController } from './console.controller.js';
import { ConsoleView } from './console.view.js';
import { LineBroadcaster } from './line.broadcaster.js';
import { LivePresence } from './live-presence.service.js';
import { QuietChatsSweep } from './quiet-chats.sweep.js';
import { ReadMarksService } from './read-marks.service.js';
import { TalkController } from './talk.controller.js';
import { TalkView } from './talk.view.js';
import { TicketBroadcaster } from './ticket.broadcaster.js';

/** What is live about a ticket: the talk itself, the line before it, and where the staff answers. */
@Module({
  imports: [TypeOrmModule.forFeature([ChatWait, ChatAgent]), TicketsModule],
  controllers: [TalkController, ConsoleController],
  providers: [
    ChatGateway,
    LivePresence,
    Attendance,
    ReadMarksService,
    TicketBroadcaster,
    LineBroadcaster,
    ChatLineQuery,
    ChatMovesService,
    QuietChatsSweep,
    ChatAgentsSweep,
    TalkView,
    ConsoleView,
  ],
})
export class ChatModule {}
