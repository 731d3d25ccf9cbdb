import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomerRequests } from '../accounts/customer-requests.js';
import { ServiceLevelsModule } from '../service-levels/service-levels.module.js';
import { DiagnosisModule } from '../diagnosis/diagnosis.module.js';
import { FaqModule } from '../faq/faq.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { WalletsModule } from '../wallets/wallets.module.js';
import { DiagnoseApiController } from './diagnose-api.controller.js';
import { DiagnoseCall } from './diagnose-call.service.js';
import { DiagnoseTicketHandler } from './diagnose-ticket.handler.js';
import { DiagnosisSpeech } from './diagnosis-speech.js';
import { DiagnosisGathering } from './diagnosis-gathering.js';
import { EarlierTickets } from './earlier-tickets.js';
import { Call } from './call.entity.js';
import { CallBook } from './call-book.js';
import { CallerVerificationService } from './caller-verification.service.js';
import { CallerLookup } from './caller.lookup.js';
import { BroughtTicketsController } from './brought-tickets.controller.js';
import { BroughtTicketsService } from './brought-tickets.service.js';
import { Entry } from './entry.entity.js';
import { FindTransactionsHandler } from './find-transactions.handler.js';
import { FirstPromises } from './first-promises.js';
import { JoinEarlierTicket } from './join-earlier-ticket.js';
import { FollowTransactionHandler } from './follow-transaction.handler.js';
import { ForgottenFilesSweep } from './forgotten-files.sweep.js';
import { HandLooks } from './hand-look.js';
import { LateLookHandler } from './hand-look.handler.js';
import { IntakeAccountView } from './intake-account.view.js';
import { IntakeAnswersService } from './intake-answers.service.js';
import { IntakeCheckView } from './intake-check.view.js';
import { IntakeDraft, IntakeFile } from './intake-draft.entity.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { IntakeEndController } from './intake-end.controller.js';
import { IntakeFileUpload } from './intake-file-upload.interceptor.js';
import { IntakeFilesService } from './intake-files.service.js';
import { IntakeFilesView } from './intake-files.view.js';
import { IntakeNoticeView } from './intake-notice.view.js';
import { SafetyView } from './intake-safety.view.js';
import { IntakeOwner } from './intake-owner.service.js';
import { IntakePickController } from './intake-pick.controller.js';
import { IntakePickService } from './intake-pick.service.js';
import { IntakeSendService } from './intake-send.service.js';
import { IntakeTransactionView } from './intake-transaction.view.js';
import { TransactionPicker } from './transaction-picker.service.js';
import { IntakeStepsController } from './intake-steps.controller.js';
import { IntakeSuggestions } from './intake-suggestions.js';
import { IntakeTypeView } from './intake-type.view.js';
import { IntakeWhatView } from './intake-what.view.js';
import { IntakeWhenView } from './intake-when.view.js';
import { LinkBook } from './link-book.js';
import { ReportedTransactions } from './reported-transactions.js';
import { RequestsOfCustomers } from './requests-of-customers.js';
import { MoneyLook } from './money-look.js';
import { ShownMoney } from './shown-money.js';
import { TicketDiagnosis } from './ticket-diagnosis.service.js';
import { TicketCallsService } from './ticket-calls.service.js';
import { TicketFile } from './ticket-file.entity.js';
import { TicketFileUpload } from './ticket-file-upload.interceptor.js';
import { TicketFilesController } from './ticket-files.controller.js';
import { TicketFilesService } from './ticket-files.service.js';
import { TicketHints } from './ticket-hints.js';
import { TicketHandlingService } from './ticket-handling.service.js';
import { TicketHandoverService } from './ticket-handover.service.js';
import { TicketIntakeController } from './ticket-intake.controller.js';
import { TicketIntakeService } from './ticket-intake.service.js';
import { StartChatView, TicketIntakeView } from './ticket-intake.view.js';
import { TicketLookup } from './ticket.lookup.js';
import { TicketMessagesController } from './ticket-messages.controller.js';
import { TicketMessagesService } from './ticket-messages.service.js';
import { TicketMoves } from './ticket-moves.js';
import { SuggestTypeHandler } from './suggest-type.handler.js';
import { MatchApiController } from './match-api.controller.js';
import { MatchCall } from './match-call.service.js';
import { MatchRun } from './match-run.entity.js';
import { LearnFromSolved } from './learn-from-solved.js';
import { TicketUrgencyService } from './ticket-urgency.service.js';
import { TicketTypeService } from './ticket-type.service.js';
import { TicketRecord } from './ticket-record.js';
import { TicketVerdictService } from './ticket-verdict.service.js';
import { Ticket } from './ticket.entity.js';
import {
  ReportedTransaction,
  TransactionCandidate,
  TransactionConfirmation,
  TransactionLink,
  TransactionSnapshot,
} from './transaction.entity.js';
import { TransactionLookupsService } from './transaction-lookups.service.js';
import { TransactionNews } from './transaction-news.js';
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
      IntakeDraft,
      IntakeFile,
      Call,
      Entry,
      TransactionCandidate,
      MatchRun,
      TransactionLink,
      TransactionConfirmation,
      TransactionSnapshot,
      ReportedTransaction,
    ]),
    ServiceLevelsModule,
    FaqModule,
    DiagnosisModule,
    WalletsModule,
    MatchingModule,
  ],
  controllers: [
    BroughtTicketsController,
    DiagnoseApiController,
    MatchApiController,
    IntakeStepsController,
    IntakePickController,
    IntakeEndController,
    TicketIntakeController,
    TicketFilesController,
    TicketMessagesController,
  ],
  providers: [
    BroughtTicketsService,
    CallBook,
    CallerLookup,
    CallerVerificationService,
    TicketCallsService,
    TicketLookup,
    TicketRecord,
    TicketMoves,
    TicketIntakeService,
    TicketIntakeView,
    StartChatView,
    EarlierTickets,
    IntakeDraftsService,
    IntakeAnswersService,
    IntakeFilesService,
    IntakeFileUpload,
    IntakeSendService,
    IntakeSuggestions,
    IntakeOwner,
    IntakePickService,
    TransactionPicker,
    IntakeTransactionView,
    IntakeTypeView,
    SafetyView,
    IntakeNoticeView,
    IntakeAccountView,
    IntakeWhenView,
    IntakeWhatView,
    IntakeFilesView,
    IntakeCheckView,
    TicketMessagesService,
    TicketHandlingService,
    TicketHandoverService,
    TicketTypeService,
    TicketUrgencyService,
    TicketVerdictService,
    TransactionLinksService,
    LinkBook,
    TransactionNews,
    ReportedTransactions,
    JoinEarlierTicket,
    FirstPromises,
    FollowTransactionHandler,
    TransactionLookupsService,
    HandLooks,
    LateLookHandler,
    ShownMoney,
    TicketFilesService,
    TicketFileUpload,
    FindTransactionsHandler,
    DiagnoseCall,
    MatchCall,
    DiagnoseTicketHandler,
    DiagnosisGathering,
    DiagnosisSpeech,
    MoneyLook,
    TicketDiagnosis,
    TicketHints,
    SuggestTypeHandler,
    LearnFromSolved,
    ForgottenFilesSweep,
    { provide: CustomerRequests, useClass: RequestsOfCustomers },
  ],
  exports: [
    CallerLookup,
    CallerVerificationService,
    IntakeSuggestions,
    TicketCallsService,
    DiagnosisGathering,
    TicketDiagnosis,
    DiagnosisSpeech,
    CustomerRequests,
    TicketIntakeService,
    TicketLookup,
    TicketRecord,
    TicketMoves,
    TicketMessagesService,
    TicketHandlingService,
    TicketHandoverService,
    TicketTypeService,
    TicketUrgencyService,
    TicketVerdictService,
    TransactionLinksService,
    LinkBook,
    MoneyLook,
    ReportedTransactions,
    TransactionLookupsService,
    ShownMoney,
    TicketFilesService,
    TicketFileUpload,
  ],
})
export class TicketsModule {}
