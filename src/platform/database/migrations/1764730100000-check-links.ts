import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when somebody waits for what a slow wallet says of a linked transaction; null while nobody does. */
export class CheckLinks1764730100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "transaction_links" ADD COLUMN "checking_since" bigint`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "transaction_links" DROP COLUMN "checking_since"`);
  }
}
