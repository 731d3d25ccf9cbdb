import { Module } from '@nestjs/common';
import { FaqModule } from '../faq/faq.module.js';
import { ExceptionsModule } from '../exceptions/exceptions.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { BoardController } from './board.controller.js';
import { BoardView } from './board.view.js';
import { CallController } from './call.controller.js';
import { CallReadOutView } from './call-read-out.view.js';
import { CallView } from './call.view.js';
import { DiagnosisModule } from '../diagnosis/diagnosis.module.js';
import { DiagnosedReply } from './diagnosed-reply.js';
import { DiagnosisPanel } from './diagnosis-panel.js';
import { EscalationsModule } from '../escalations/escalations.module.js';
import { ReversalsModule } from '../reversals/reversals.module.js';
import { ReversalFormView } from './reversal-form.view.js';
import { ReversalListView } from './reversal-list.view.js';
import { ReversalPageView } from './reversal-page.view.js';
import { ReversalPanel } from './reversal-panel.js';
import { ReversalsController } from './reversals.controller.js';
import { TicketReversalController } from './ticket-reversal.controller.js';
import { RuleEditView } from './rule-edit.view.js';
import { RuleListView } from './rule-list.view.js';
import { RulePageView } from './rule-page.view.js';
import { RuleTrial } from './rule-trial.js';
import { RuleVersionView } from './rule-version.view.js';
import { RulesController } from './rules.controller.js';
import { EscalationPanel } from './escalation-panel.js';
import { ExceptionEditView } from './exception-edit.view.js';
import { ExceptionListView } from './exception-list.view.js';
import { ExceptionPageView } from './exception-page.view.js';
import { ExceptionTypesController } from './exception-types.controller.js';
import { ExceptionVersionView } from './exception-version.view.js';
import { ExceptionVersionsController } from './exception-versions.controller.js';
import { OpenRequests } from './open-requests.query.js';
import { ProviderPageView } from './provider-page.view.js';
import { QueueController } from './queue.controller.js';
import { QueueQuery } from './queue.query.js';
import { QueueViewModel } from './queue.view.js';
import { StaffGroupsController } from './staff-groups.controller.js';
import { StaffGroupsView } from './staff-groups.view.js';
import { TicketEscalationController } from './ticket-escalation.controller.js';
import { TicketHandlingController } from './ticket-handling.controller.js';
import { HintsPanel } from './hints-panel.js';
import { IncidentProposalsView } from './incident-proposals.view.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { MoneyPanel } from './money-panel.js';
import { MoneyQuery } from './money.query.js';
import { TicketMoneyController } from './ticket-money.controller.js';
import { WaitingReversals } from './waiting-reversals.js';
import { WalletsModule } from '../wallets/wallets.module.js';
import { WalletPageController } from './wallet-page.controller.js';
import { WalletPageView } from './wallet-page.view.js';
import { WorkspaceController } from './workspace.controller.js';
import { WorkspaceFilesController } from './workspace-files.controller.js';
import { TicketDiagnosisController } from './ticket-diagnosis.controller.js';
import { TriagePanel } from './triage-panel.js';
import { StandingPanel } from './standing-panel.js';
import { WorkspaceQuery } from './workspace.query.js';
import { WorkspaceView } from './workspace.view.js';

/** The staff's pages, which gather from all modules. */
@Module({
  imports: [
    ExceptionsModule,
    TicketsModule,
    FaqModule,
    DiagnosisModule,
    WalletsModule,
    IncidentsModule,
    EscalationsModule,
    ReversalsModule,
  ],
  controllers: [
    QueueController,
    BoardController,
    CallController,
    WorkspaceController,
    WorkspaceFilesController,
    TicketHandlingController,
    TicketMoneyController,
    TicketDiagnosisController,
    TicketEscalationController,
    TicketReversalController,
    ReversalsController,
    ExceptionTypesController,
    ExceptionVersionsController,
    RulesController,
    StaffGroupsController,
    WalletPageController,
  ],
  providers: [
    QueueQuery,
    QueueViewModel,
    StaffGroupsView,
    BoardView,
    CallReadOutView,
    CallView,
    ExceptionEditView,
    ExceptionListView,
    ExceptionPageView,
    ExceptionVersionView,
    OpenRequests,
    ProviderPageView,
    RuleEditView,
    RuleListView,
    RulePageView,
    RuleTrial,
    RuleVersionView,
    DiagnosedReply,
    DiagnosisPanel,
    EscalationPanel,
    HintsPanel,
    IncidentProposalsView,
    MoneyPanel,
    MoneyQuery,
    ReversalFormView,
    ReversalListView,
    ReversalPageView,
    ReversalPanel,
    StandingPanel,
    TriagePanel,
    WaitingReversals,
    WalletPageView,
    WorkspaceQuery,
    WorkspaceView,
  ],
})
export class DeskModule {}
