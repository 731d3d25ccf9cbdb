import { Global, Module } from '@nestjs/common';
import { EscalationsModule } from './modules/escalations/escalations.module.js';
import { OpenEscalationObjection } from './modules/escalations/open-escalation-objection.js';
import { OpenReversalObjection } from './modules/reversals/open-reversal-objection.js';
import { ReversalsModule } from './modules/reversals/reversals.module.js';
import { AnyObjection } from './modules/tickets/any-objection.js';
import { ClosingObjection } from './modules/tickets/closing-objection.js';

/** What stands against the end of a ticket, from all who know a reason. Global: `tickets`, to their left, asks for it. */
@Global()
@Module({
  imports: [EscalationsModule, ReversalsModule],
  providers: [
    {
      provide: ClosingObjection,
      inject: [OpenEscalationObjection, OpenReversalObjection],
      useFactory: (...each: ClosingObjection[]) => new AnyObjection(each),
    },
  ],
  exports: [ClosingObjection],
})
export class ClosingModule {}
