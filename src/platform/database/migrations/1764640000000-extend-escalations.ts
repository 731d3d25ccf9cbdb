import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a supervisor is asked, what was said when it was asked again, and when a ticket was closed. */
export class ExtendEscalations1764640000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "escalations" ADD COLUMN "why" varchar(16) NOT NULL DEFAULT 'other'`);
    await runner.query(`ALTER TABLE "escalations" ADD COLUMN "asked_times" bigint NOT NULL DEFAULT 1`);
    await runner.query(`ALTER TABLE "escalations" ADD COLUMN "added_reason" varchar(1000)`);
    await runner.query(
      `CREATE INDEX "ix_escalations_answered" ON "escalations" ("status", "decided_at", "id")`,
    );
    await runner.query(`CREATE INDEX "ix_escalations_ticket" ON "escalations" ("ticket_id", "requested_at")`);
    await runner.query(`ALTER TABLE "tickets" ADD COLUMN "closed_at" bigint`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tickets" DROP COLUMN "closed_at"`);
    await runner.query('DROP INDEX "ix_escalations_ticket"');
    await runner.query('DROP INDEX "ix_escalations_answered"');
    await runner.query(`ALTER TABLE "escalations" DROP COLUMN "added_reason"`);
    await runner.query(`ALTER TABLE "escalations" DROP COLUMN "asked_times"`);
    await runner.query(`ALTER TABLE "escalations" DROP COLUMN "why"`);
  }
}
