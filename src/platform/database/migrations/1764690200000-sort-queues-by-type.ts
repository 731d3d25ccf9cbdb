import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Its type, else what it surely sounds like (`queue-scope.ts`). */
const ABOUT = `(COALESCE("type_code", CASE WHEN "suggestion" IN ('sure', 'sure-told') THEN "suggested_type" END))`;
const WORKED_ON = `"status" NOT IN ('resolved', 'closed')`;

const INDEXES = {
  ix_tickets_about: `(${ABOUT}, "opened_at", "id") WHERE ${WORKED_ON}`,
  ix_tickets_about_due: `(${ABOUT}, (COALESCE("next_due_at", 900000000000000)), "id") WHERE ${WORKED_ON}`,
};

/** The tickets that somebody must work on, by what they are about and in both orders of the queue. */
export class SortQueuesByType1764690200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, definition] of Object.entries(INDEXES)) {
      await runner.query(`CREATE INDEX "${name}" ON "tickets" ${definition}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES).toReversed()) {
      await runner.query(`DROP INDEX "${name}"`);
    }
  }
}
