import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a ticket and its links remember besides: who of the staff spoke last, and before him; what is shown, what untied. */
export class KeepMoreOfLinks1764630000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tickets" ADD COLUMN "staff_word_seq" bigint NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE "tickets" ADD COLUMN "staff_word_by" varchar(36)`);
    await runner.query(`ALTER TABLE "tickets" ADD COLUMN "other_word_seq" bigint NOT NULL DEFAULT 0`);
    await runner.query(
      `UPDATE "tickets" SET "staff_word_seq" = "last_staff_seq", "staff_word_by" = "last_staff_id"`,
    );
    await runner.query(`ALTER TABLE "transaction_links" ADD COLUMN "shown_at" bigint`);
    await runner.query(`ALTER TABLE "transaction_links" ADD COLUMN "unlinked_at" bigint`);
    await runner.query(`ALTER TABLE "transaction_links" ADD COLUMN "unlinked_by" varchar(36)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['unlinked_by', 'unlinked_at', 'shown_at']) {
      await runner.query(`ALTER TABLE "transaction_links" DROP COLUMN "${column}"`);
    }
    for (const column of ['other_word_seq', 'staff_word_by', 'staff_word_seq']) {
      await runner.query(`ALTER TABLE "tickets" DROP COLUMN "${column}"`);
    }
  }
}
