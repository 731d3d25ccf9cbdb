import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the first words of a ticket sounded like, and whether it was told how that turned out. */
export class SuggestTypes1764677000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tickets" ADD COLUMN "suggested_type" varchar(8)`);
    await runner.query(`ALTER TABLE "tickets" ADD COLUMN "suggested_by" bigint`);
    await runner.query(`ALTER TABLE "tickets" ADD COLUMN "suggestion" varchar(12) NOT NULL DEFAULT 'none'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['suggestion', 'suggested_by', 'suggested_type']) {
      await runner.query(`ALTER TABLE "tickets" DROP COLUMN "${column}"`);
    }
  }
}
