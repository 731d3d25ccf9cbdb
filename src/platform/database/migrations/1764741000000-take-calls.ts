import type { MigrationInterface, QueryRunner } from 'typeorm';

const CALLS = `CREATE TABLE "calls" (
  "id" varchar(36) NOT NULL,
  "ticket_id" varchar(36) NOT NULL,
  "taken_by" varchar(36) NOT NULL,
  "taken_at" bigint NOT NULL,
  "caller_name" varchar(120),
  "phone" varchar(40),
  "proof" varchar(12),
  "proved_by" varchar(36),
  "proved_at" bigint,
  CONSTRAINT "pk_calls" PRIMARY KEY ("id"),
  CONSTRAINT "fk_calls_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT "fk_calls_taken_by" FOREIGN KEY ("taken_by") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT "fk_calls_proved_by" FOREIGN KEY ("proved_by") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

/** Somebody rings, and the staff takes it down: who called, who wrote, and how the caller was verified. */
export class TakeCalls1764741000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      CALLS,
      `CREATE INDEX "ix_calls_ticket" ON "calls" ("ticket_id", "taken_at", "id")`,
      `ALTER TABLE "tickets" ADD COLUMN "channel" varchar(8)`,
      `ALTER TABLE "customers" ADD COLUMN "called_at" bigint`,
      // The tickets that somebody must work on, by the account that was named, however it was spaced.
      `CREATE INDEX "ix_tickets_account" ON "tickets" ((lower(replace("account", ' ', ''))), "opened_at", "id")
        WHERE "status" NOT IN ('resolved', 'closed')`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "ix_tickets_account"');
    await runner.query('ALTER TABLE "customers" DROP COLUMN "called_at"');
    await runner.query('ALTER TABLE "tickets" DROP COLUMN "channel"');
    await runner.query('DROP TABLE "calls"');
  }
}
