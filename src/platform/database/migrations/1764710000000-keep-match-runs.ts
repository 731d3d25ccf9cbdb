import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How sure a search for a transaction was, and what to ask next; and which keys may search. */
export class KeepMatchRuns1764710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "match_runs" (
      "id" varchar(36) NOT NULL,
      "ticket_id" varchar(36) NOT NULL,
      "at" bigint NOT NULL,
      "result" varchar(16) NOT NULL,
      "question" varchar(16),
      "looked_at" bigint NOT NULL,
      "truncated" bigint NOT NULL,
      "foreign_reference" bigint NOT NULL,
      "hints" text NOT NULL,
      CONSTRAINT "pk_match_runs" PRIMARY KEY ("id"),
      CONSTRAINT "fk_match_runs_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id"))`);
    await runner.query(`CREATE INDEX "ix_match_runs_ticket" ON "match_runs" ("ticket_id", "at")`);
    await runner.query(
      `ALTER TABLE "service_keys" ADD COLUMN "scope" varchar(16) NOT NULL DEFAULT 'requests'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "service_keys" DROP COLUMN "scope"');
    await runner.query('DROP TABLE "match_runs"');
  }
}
