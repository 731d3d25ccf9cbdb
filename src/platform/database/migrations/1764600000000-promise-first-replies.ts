import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  `"taxonomy_version" bigint NOT NULL DEFAULT 1`,
  `"priority" varchar(2) NOT NULL DEFAULT 'P3'`,
  `"extra" text`,
  `"first_reply_due_at" bigint`,
  `"first_replied_at" bigint`,
  `"next_due_at" bigint`,
];

/** How urgent a ticket is, what else its customer was asked, and until when the desk owes him a word. */
export class PromiseFirstReplies1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) {
      await runner.query(`ALTER TABLE "tickets" ADD COLUMN ${column}`);
    }
    await runner.query(`CREATE INDEX "ix_tickets_due" ON "tickets" ("status", "next_due_at", "id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "ix_tickets_due"');
    for (const column of COLUMNS.toReversed()) {
      await runner.query(`ALTER TABLE "tickets" DROP COLUMN ${column.split(' ')[0]}`);
    }
  }
}
