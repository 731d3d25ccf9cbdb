import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many requests of each type somebody must still work on: what is done is not in it. */
export class CountOpenTypes1764673100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "ix_tickets_open_types" ON "tickets" ("type_code") WHERE "status" NOT IN ('resolved', 'closed')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "ix_tickets_open_types"');
  }
}
