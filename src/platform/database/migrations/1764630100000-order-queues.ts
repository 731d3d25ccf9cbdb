import type { MigrationInterface, QueryRunner } from 'typeorm';

const WORKED_ON = `"status" NOT IN ('resolved', 'closed')`;
/** What owes nothing comes last (`queue.query.ts`). */
const DUE = `(COALESCE("next_due_at", 900000000000000))`;

const INDEXES = {
  ix_tickets_mine: `("assignee_id", "opened_at", "id") WHERE ${WORKED_ON}`,
  ix_tickets_mine_due: `("assignee_id", ${DUE}, "id") WHERE ${WORKED_ON}`,
  ix_tickets_unassigned: `("opened_at", "id") WHERE "assignee_id" IS NULL AND ${WORKED_ON}`,
  ix_tickets_unassigned_due: `(${DUE}, "id") WHERE "assignee_id" IS NULL AND ${WORKED_ON}`,
  ix_tickets_worked_on: `("opened_at", "id") WHERE ${WORKED_ON}`,
  ix_tickets_worked_on_due: `(${DUE}, "id") WHERE ${WORKED_ON}`,
};

/** An index for each view of the queue and each of its orders, over the tickets that somebody must work on. */
export class OrderQueues1764630100000 implements MigrationInterface {
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
