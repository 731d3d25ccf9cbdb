import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [`"account_state" varchar(16)`, `"account_word" varchar(64)`, `"account_seen_at" bigint`];

/** How the wallet showed the account of a ticket, in our word and in its own, and when. */
export class KeepAccountStates1764670000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) {
      await runner.query(`ALTER TABLE "tickets" ADD COLUMN ${column}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS.toReversed()) {
      await runner.query(`ALTER TABLE "tickets" DROP COLUMN ${column.split(' ')[0]}`);
    }
  }
}
