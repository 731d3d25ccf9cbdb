import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets/tickets.module.js';
import { MyMoneyQuery } from './my-money.query.js';
import { MyTicketFilesController } from './my-ticket-files.controller.js';
import { MyTicketView } from './my-ticket.view.js';
import { MyTicketsController } from './my-tickets.controller.js';
import { MyTicketsQuery } from './my-tickets.query.js';
import { MyTicketsView } from './my-tickets.view.js';
import { MyVerdictController } from './my-verdict.controller.js';
import { TranscriptController } from './transcript.controller.js';
import { TranscriptView } from './transcript.view.js';

/** The customer's pages, which gather from all modules. */
@Module({
  imports: [TicketsModule],
  controllers: [MyTicketsController, MyTicketFilesController, MyVerdictController, TranscriptController],
  providers: [MyTicketView, MyTicketsView, MyTicketsQuery, MyMoneyQuery, TranscriptView],
})
export class PortalModule {}
