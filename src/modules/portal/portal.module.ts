import { Module } from '@nestjs/common';
import { EscalationsModule } from '../escalations/escalations.module.js';
import { ServiceLevelsModule } from '../service-levels/service-levels.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { MyMoneyQuery } from './my-money.query.js';
import { MyTicketFilesController } from './my-ticket-files.controller.js';
import { MyTicketView } from './my-ticket.view.js';
import { MyTicketsController } from './my-tickets.controller.js';
import { MyTicketsQuery } from './my-tickets.query.js';
import { MyTicketsView } from './my-tickets.view.js';
import { MyVerdictController } from './my-verdict.controller.js';
import { ReceivedController } from './received.controller.js';
import { ReceivedView } from './received.view.js';
import { TranscriptController } from './transcript.controller.js';
import { TranscriptView } from './transcript.view.js';

/** The customer's pages, which gather from all modules. */
@Module({
  imports: [EscalationsModule, ServiceLevelsModule, TicketsModule],
  controllers: [
    MyTicketsController,
    MyTicketFilesController,
    MyVerdictController,
    ReceivedController,
    TranscriptController,
  ],
  providers: [MyTicketView, MyTicketsView, MyTicketsQuery, MyMoneyQuery, ReceivedView, TranscriptView],
})
export class PortalModule {}
