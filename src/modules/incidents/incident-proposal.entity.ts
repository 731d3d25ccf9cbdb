import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { FailureReason, TransactionType } from '../wallets/wallet-transaction.js';

/** That several customers met the same trouble at the same time: somebody may want to tell everybody. */
@Entity('incident_proposals')
@Index('ix_incident_proposals_last', ['lastAt'])
@Index('ix_incident_proposals_service', ['service', 'lastAt'])
export class IncidentProposal {
  @PrimaryId('pk_incident_proposals')
  id!: string;

  @Text({ length: 16 })
  service!: TransactionType;

  /** As the wallet gave them, the most frequent first. */
  @Json()
  reasons!: FailureReason[];

  @Whole()
  customers!: number;

  @Instant()
  since!: Date;

  /** When the last of them failed; it goes on while others follow within ten minutes. */
  @Instant()
  lastAt!: Date;

  @Instant()
  proposedAt!: Date;

  /** Null while it stands. What was dismissed grows no more: what comes later is counted anew. */
  @Instant({ nullable: true })
  dismissedAt!: Date | null;

  @Id({ nullable: true })
  @ForeignKey('User', { name: 'fk_incident_proposals_user' })
  dismissedBy!: string | null;

  @Text({ length: 300, nullable: true })
  dismissedBecause!: string | null;
}
