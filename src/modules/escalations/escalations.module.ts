import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClosingObjection } from '../tickets/closing-objection.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { Escalation } from './escalation.entity.js';
import { EscalationLookup } from './escalation.lookup.js';
import { EscalationsService } from './escalations.service.js';
import { OpenEscalationObjection } from './open-escalation-objection.js';

/** Supervisors. Global for one reason: it provides the objection that `tickets`, to its left, asks for. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Escalation]), TicketsModule],
  providers: [
    EscalationsService,
    EscalationLookup,
    { provide: ClosingObjection, useClass: OpenEscalationObjection },
  ],
  exports: [EscalationsService, EscalationLookup, ClosingObjection],
})
export class EscalationsModule {}
