import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests for a supervisor. The partial index keeps a ticket to one open request. */
export class CreateEscalations1764000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "escalations" (
      "id" varchar(36) NOT NULL,
      "ticket_id" varchar(36) NOT NULL,
      "requested_by" varchar(8) NOT NULL,
      "requester_id" varchar(36) NOT NULL,
      "reason" varchar(1000) NOT NULL,
      "status" varchar(12) NOT NULL,
      "requested_at" bigint NOT NULL,
      "seen_due_at" bigint NOT NULL,
      "decision_due_at" bigint NOT NULL,
      "supervisor_id" varchar(36),
      "seen_at" bigint,
      "decided_at" bigint,
      "outcome" varchar(16),
      "decision" text,
      CONSTRAINT "pk_escalations" PRIMARY KEY ("id"),
      CONSTRAINT "fk_escalations_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT "fk_escalations_supervisor" FOREIGN KEY ("supervisor_id") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_escalations_open" ON "escalations" ("ticket_id") WHERE status <> 'decided'`,
    );
    await runner.query(
      `CREATE INDEX "ix_escalations_board" ON "escalations" ("status", "decision_due_at", "id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "escalations"');
  }
}
