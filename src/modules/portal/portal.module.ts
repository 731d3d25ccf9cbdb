import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets/tickets.module.js';
import { MyTicketFilesController } from './my-ticket-files.controller.js';
import { MyTicketView } from './my-ticket.view.js';
import { MyTicketsController } from './my-tickets.controller.js';
import { MyTicketsQuery } from './my-tickets.query.js';
import { MyTicketsView } from './my-tickets.view.js';

/** The customer's pages, which gather from all modules. */
@Module({
  imports: [TicketsModule],
  controllers: [MyTicketsController, MyTicketFilesController],
  providers: [MyTicketView, MyTicketsView, MyTicketsQuery],
})
export class PortalModule {}
