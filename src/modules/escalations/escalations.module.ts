import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ServiceLevelsModule } from '../service-levels/service-levels.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { AskSupervisorService } from './ask-supervisor.service.js';
import { Escalation } from './escalation.entity.js';
import { EscalationLookup } from './escalation.lookup.js';
import { EscalationMoves } from './escalation-moves.js';
import { EscalationsService } from './escalations.service.js';
import { OpenEscalationObjection } from './open-escalation-objection.js';

/** Supervisors: who asks for one, who decides, and that no ticket ends over their heads. */
@Module({
  imports: [TypeOrmModule.forFeature([Escalation]), TicketsModule, ServiceLevelsModule],
  providers: [
    AskSupervisorService,
    EscalationsService,
    EscalationMoves,
    EscalationLookup,
    OpenEscalationObjection,
  ],
  exports: [AskSupervisorService, EscalationsService, EscalationLookup, OpenEscalationObjection],
})
export class EscalationsModule {}
