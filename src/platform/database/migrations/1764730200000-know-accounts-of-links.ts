import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose money a linked transaction moves: keyed hashes of the names of both accounts, by which nobody is found. */
export class KnowAccountsOfLinks1764730200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "transaction_links" ADD COLUMN "account_hashes" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "transaction_links" DROP COLUMN "account_hashes"`);
  }
}
