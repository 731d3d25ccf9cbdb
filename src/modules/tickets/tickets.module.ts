import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomerRequests } from '../accounts/customer-requests.js';
import { ServiceLevelsModule } from '../service-levels/service-levels.module.js';
import { WalletsModule } from '../wallets/wallets.module.js';
import { Entry } from './entry.entity.js';
import { FindTransactionsHandler } from './find-transactions.handler.js';
import { ForgottenFilesSweep } from './forgotten-files.sweep.js';
import { RequestsOfCustomers } from './requests-of-customers.js';
import { TicketFile } from './ticket-file.entity.js';
import { TicketFileUpload } from './ticket-file-upload.interceptor.js';
import { TicketFilesController } from './ticket-files.controller.js';
import { TicketFilesService } from './ticket-files.service.js';
import { TicketHandlingService } from './ticket-handling.service.js';
import { TicketHandoverService } from './ticket-handover.service.js';
import { TicketIntakeController } from './ticket-intake.controller.js';
import { TicketIntakeService } from './ticket-intake.service.js';
import { StartChatView, TicketIntakeView } from './ticket-intake.view.js';
import { TicketLookup } from './ticket.lookup.js';
import { TicketMessagesController } from './ticket-messages.controller.js';
import { TicketMessagesService } from './ticket-messages.service.js';
import { TicketReopening } from './ticket-reopening.js';
import { TicketMoves } from './ticket-moves.js';
import { TicketRecord } from './ticket-record.js';
import { Ticket } from './ticket.entity.js';
import { TransactionCandidate, TransactionLink, TransactionSnapshot } from './transaction.entity.js';
import { TransactionLinksService } from './transaction-links.service.js';

/**
 * The record: intake, words, moves, links. `ClosingObjection` is provided by a module to the right. Global for one
 * reason: it provides what `accounts`, to its left, asks about the requests of customers.
 */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Ticket,
      TicketFile,
      Entry,
      TransactionCandidate,
      TransactionLink,
      TransactionSnapshot,
    ]),
    ServiceLevelsModule,
    WalletsModule,
  ],
  controllers: [TicketIntakeController, TicketFilesController, TicketMessagesController],
  providers: [
    TicketLookup,
    TicketRecord,
    TicketReopening,
    TicketMoves,
    TicketIntakeService,
    TicketIntakeView,
    StartChatView,
    TicketMessagesService,
    TicketHandlingService,
    TicketHandoverService,
    TransactionLinksService,
    TicketFilesService,
    TicketFileUpload,
    FindTransactionsHandler,
    ForgottenFilesSweep,
    { provide: CustomerRequests, useClass: RequestsOfCustomers },
  ],
  exports: [
    CustomerRequests,
    TicketLookup,
    TicketRecord,
    TicketReopening,
    TicketMoves,
    TicketMessagesService,
    TicketHandlingService,
    TicketHandoverService,
    TransactionLinksService,
    TicketFilesService,
    TicketFileUpload,
  ],
})
export class TicketsModule {}
