import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers for whom the wallet vouches point at a transaction; the ticket keeps at which. */
export class PickTransactions1764680100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "intake_drafts" ADD COLUMN "picked" text`);
    await runner.query(`ALTER TABLE "tickets" ADD COLUMN "picked_reference" varchar(256)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "tickets" DROP COLUMN "picked_reference"');
    await runner.query('ALTER TABLE "intake_drafts" DROP COLUMN "picked"');
  }
}
