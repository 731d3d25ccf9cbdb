import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ServiceLevelsModule } from '../service-levels/service-levels.module.js';
import { ClosingObjection } from '../tickets/closing-objection.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { AskSupervisorService } from './ask-supervisor.service.js';
import { Escalation } from './escalation.entity.js';
import { EscalationLookup } from './escalation.lookup.js';
import { EscalationMoves } from './escalation-moves.js';
import { EscalationsService } from './escalations.service.js';
import { OpenEscalationObjection } from './open-escalation-objection.js';

/** Supervisors. Global for one reason: it provides the objection that `tickets`, to its left, asks for. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Escalation]), TicketsModule, ServiceLevelsModule],
  providers: [
    AskSupervisorService,
    EscalationsService,
    EscalationMoves,
    EscalationLookup,
    { provide: ClosingObjection, useClass: OpenEscalationObjection },
  ],
  exports: [AskSupervisorService, EscalationsService, EscalationLookup, ClosingObjection],
})
export class EscalationsModule {}
