import type { MigrationInterface, QueryRunner } from 'typeorm';

const WORK_COLUMNS = `
  "id" varchar(36) NOT NULL,
  "name" varchar(80) NOT NULL,
  "payload" text NOT NULL,
  "created_at" bigint NOT NULL,
  "available_at" bigint NOT NULL,
  "lease_token" varchar(36),
  "attempts" bigint NOT NULL,
  "done_at" bigint,
  "parked_at" bigint,
  "last_error" text`;

/** News with its handlers, jobs, and answers to requests that carry a key. The SQL is the same on both databases. */
export class CreatePlatform1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "outbox" (${WORK_COLUMNS}, CONSTRAINT "pk_outbox" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "ix_outbox_due" ON "outbox" ("done_at", "parked_at", "available_at")`);
    await runner.query(
      `CREATE TABLE "jobs" (${WORK_COLUMNS}, "dedupe_key" varchar(160), CONSTRAINT "pk_jobs" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_jobs_due" ON "jobs" ("done_at", "parked_at", "available_at")`);
    await runner.query(`CREATE UNIQUE INDEX "uq_jobs_dedupe_key" ON "jobs" ("dedupe_key")`);
    await runner.query(`CREATE TABLE "processed" (
      "work_id" varchar(36) NOT NULL,
      "handler" varchar(120) NOT NULL,
      "at" bigint NOT NULL,
      CONSTRAINT "pk_processed" PRIMARY KEY ("work_id", "handler"))`);
    await runner.query(`CREATE TABLE "idempotency_keys" (
      "scope" varchar(160) NOT NULL,
      "key" varchar(80) NOT NULL,
      "body_hash" varchar(64) NOT NULL,
      "answer" text NOT NULL,
      "created_at" bigint NOT NULL,
      CONSTRAINT "pk_idempotency_keys" PRIMARY KEY ("scope", "key"))`);
    await runner.query(`CREATE INDEX "ix_idempotency_keys_age" ON "idempotency_keys" ("created_at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['idempotency_keys', 'processed', 'jobs', 'outbox']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}
