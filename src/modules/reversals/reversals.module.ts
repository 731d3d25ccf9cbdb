import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TicketsModule } from '../tickets/tickets.module.js';
import { WalletsModule } from '../wallets/wallets.module.js';
import { AdvanceReversalHandler } from './advance-reversal.handler.js';
import { DecideReversalService } from './decide-reversal.service.js';
import { EndReversalService } from './end-reversal.service.js';
import { OpenReversalObjection } from './open-reversal-objection.js';
import { ProposableLinks } from './proposable-links.js';
import { ProposeReversalService } from './propose-reversal.service.js';
import { ReversalAccess } from './reversal-access.js';
import { ReversalBook } from './reversal-book.js';
import { ReversalChecks } from './reversal-checks.js';
import { ReversalGate } from './reversal-gate.js';
import { ReversalLimits } from './reversal-limits.js';
import { ReversalLook } from './reversal-look.js';
import { ReversalLookup } from './reversal.lookup.js';
import { ReversalOutcomes } from './reversal-outcomes.js';
import { ReversalRequest } from './reversal-request.entity.js';
import { ReversalReturn } from './reversal-return.js';
import { ReversalRules } from './reversal-rules.js';
import { ReversalSending } from './reversal-sending.js';
import { ReversalWallet } from './reversal-wallet.js';
import { TieReversal } from './tie-reversal.js';

/** Money that goes back: proposed by one, decided by another, sent once, and followed until it is through. */
@Module({
  imports: [TypeOrmModule.forFeature([ReversalRequest]), TicketsModule, WalletsModule],
  providers: [
    ReversalRules,
    ReversalGate,
    ReversalLook,
    ReversalLimits,
    ReversalChecks,
    ReversalAccess,
    ReversalReturn,
    ReversalBook,
    ReversalLookup,
    ReversalOutcomes,
    ReversalSending,
    ReversalWallet,
    TieReversal,
    ProposableLinks,
    ProposeReversalService,
    DecideReversalService,
    EndReversalService,
    OpenReversalObjection,
    AdvanceReversalHandler,
  ],
  exports: [
    ReversalRules,
    ReversalLimits,
    ReversalGate,
    ReversalLookup,
    ProposableLinks,
    ProposeReversalService,
    DecideReversalService,
    EndReversalService,
    OpenReversalObjection,
  ],
})
export class ReversalsModule {}
