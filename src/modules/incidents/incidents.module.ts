import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CountedFailure, FailingService } from './counted-failure.entity.js';
import { DismissIncident } from './dismiss-incident.service.js';
import { IncidentBroadcaster } from './incident.broadcaster.js';
import { IncidentProposal } from './incident-proposal.entity.js';
import { IncidentProposals } from './incident-proposals.query.js';
import { ProposeIncidentHandler } from './propose-incident.handler.js';

/** What several customers meet at the same time. */
@Module({
  imports: [TypeOrmModule.forFeature([CountedFailure, FailingService, IncidentProposal])],
  providers: [DismissIncident, IncidentBroadcaster, IncidentProposals, ProposeIncidentHandler],
  exports: [DismissIncident, IncidentProposals],
})
export class IncidentsModule {}
