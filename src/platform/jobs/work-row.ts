import { Id, Instant, Json, PrimaryId, Text, Whole } from '../database/columns.js';

/** Columns of work that is owed: news to be handled, and jobs for later. */
export abstract class WorkRow {
  @PrimaryId()
  id!: string;

  @Text({ length: 80 })
  name!: string;

  @Json()
  payload!: unknown;

  @Instant()
  createdAt!: Date;

  /** Not before: its time, the end of the lease of whoever is at it, or the next try. */
  @Instant()
  availableAt!: Date;

  /** Who is at it. */
  @Id({ nullable: true })
  leaseToken!: string | null;

  @Whole()
  attempts!: number;

  @Instant({ nullable: true })
  doneAt!: Date | null;

  /** Given up, until somebody replays it. */
  @Instant({ nullable: true })
  parkedAt!: Date | null;

  @Text({ nullable: true })
  lastError!: string | null;
}
