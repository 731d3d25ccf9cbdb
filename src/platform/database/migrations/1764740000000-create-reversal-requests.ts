import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `CREATE TABLE "reversal_requests" (
  "id" varchar(36) NOT NULL,
  "ticket_id" varchar(36) NOT NULL,
  "link_id" varchar(36) NOT NULL,
  "provider" varchar(32) NOT NULL,
  "original_reference" varchar(256) NOT NULL,
  "kind" varchar(12) NOT NULL,
  "part_minor" bigint,
  "amount_minor" bigint NOT NULL,
  "currency" varchar(3) NOT NULL,
  "reason" varchar(16) NOT NULL,
  "note" varchar(500) NOT NULL,
  "correlation_id" varchar(36) NOT NULL,
  "status" varchar(12) NOT NULL,
  "proposed_by" varchar(36) NOT NULL,
  "proposed_at" bigint NOT NULL,
  "decided_by" varchar(36),
  "decided_at" bigint,
  "decline_reason" varchar(20),
  "decision_note" varchar(500),
  "moved_at" bigint NOT NULL,
  "step" bigint NOT NULL,
  "sends" bigint NOT NULL,
  "asks" bigint NOT NULL,
  "polls" bigint NOT NULL,
  "poll_limit" bigint,
  "expires_at" bigint,
  "sent_at" bigint,
  "server_correlation_id" varchar(256),
  "reversal_reference" varchar(256),
  "refusal_category" varchar(64),
  "refusal_code" varchar(64),
  "alerted_at" bigint,
  "tied_at" bigint,
  CONSTRAINT "pk_reversal_requests" PRIMARY KEY ("id"),
  CONSTRAINT "ck_reversal_requests_two_people" CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT "ck_reversal_requests_decided" CHECK (decided_by IS NOT NULL OR status IN ('proposed', 'withdrawn')),
  CONSTRAINT "ck_reversal_requests_amount" CHECK (amount_minor > 0 AND (part_minor IS NULL OR part_minor = amount_minor)),
  CONSTRAINT "fk_reversal_requests_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT "fk_reversal_requests_link" FOREIGN KEY ("link_id") REFERENCES "transaction_links" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT "fk_reversal_requests_proposer" FOREIGN KEY ("proposed_by") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT "fk_reversal_requests_decider" FOREIGN KEY ("decided_by") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

/** What was proposed never changes. */
const PROPOSED = [
  'id',
  'ticket_id',
  'link_id',
  'provider',
  'original_reference',
  'kind',
  'part_minor',
  'amount_minor',
  'currency',
  'reason',
  'note',
  'correlation_id',
  'proposed_by',
  'proposed_at',
];

/** Nor does, once it is there, who decided and when, and what the wallet has made. */
const DECIDED = ['decided_by', 'decided_at', 'decline_reason', 'decision_note', 'reversal_reference'];

/** Requests to give money back: proposed by one, decided by another, carried out once. */
export class CreateReversalRequests1764740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      TABLE,
      `CREATE UNIQUE INDEX "uq_reversal_requests_correlation" ON "reversal_requests" ("correlation_id")`,
      `CREATE UNIQUE INDEX "uq_reversal_requests_open" ON "reversal_requests" ("provider", "original_reference")
       WHERE status IN ('proposed', 'approved', 'sent', 'processing', 'queued', 'in-doubt')`,
      `CREATE INDEX "ix_reversal_requests_status" ON "reversal_requests" ("status", "proposed_at", "id")`,
      `CREATE INDEX "ix_reversal_requests_ticket" ON "reversal_requests" ("ticket_id", "proposed_at")`,
    ]) {
      await runner.query(statement);
    }
    await (runner.dataSource.options.type === 'postgres' ? keepOnPostgres : keepOnSqlite)(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "reversal_requests"');
    if (runner.dataSource.options.type === 'postgres') {
      await runner.query('DROP FUNCTION refuse_changed_reversal()');
    }
  }
}

const changedBy = (differs: string): string =>
  [
    ...PROPOSED.map((name) => `NEW."${name}" ${differs} OLD."${name}"`),
    ...DECIDED.map((name) => `(OLD."${name}" IS NOT NULL AND NEW."${name}" ${differs} OLD."${name}")`),
  ].join(' OR ');

async function keepOnPostgres(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE FUNCTION refuse_changed_reversal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'UPDATE' AND NOT (${changedBy('IS DISTINCT FROM')}) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'reversal_requests stay as they were proposed and decided'; END $$`);
  await runner.query(`CREATE TRIGGER "keep_reversal_requests" BEFORE UPDATE OR DELETE ON "reversal_requests"
    FOR EACH ROW EXECUTE FUNCTION refuse_changed_reversal()`);
}

async function keepOnSqlite(runner: QueryRunner): Promise<void> {
  const refuse = `BEGIN SELECT RAISE(ABORT, 'reversal_requests stay as they were proposed and decided'); END`;
  await runner.query(
    `CREATE TRIGGER "keep_reversal_requests_delete" BEFORE DELETE ON "reversal_requests" ${refuse}`,
  );
  await runner.query(
    `CREATE TRIGGER "keep_reversal_requests_update" BEFORE UPDATE ON "reversal_requests" WHEN ${changedBy('IS NOT')} ${refuse}`,
  );
}
