import type { MigrationInterface, QueryRunner } from 'typeorm';

const DAY_MS = 86_400_000;

/**
 * Tickets from before there were promises: when each had its first answer, and a word within a day of the update for
 * whoever is still without one, or a queue by what is owed would never come to him. What waits for its customer or has
 * ended owes nothing.
 */
export class OweEarlierTickets1764660000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "tickets" SET "first_replied_at" = (SELECT min(e."created_at") FROM "entries" e
        WHERE e."ticket_id" = "tickets"."id" AND e."kind" = 'message' AND e."author" = 'staff' AND e."visibility" = 'public')
      WHERE "first_reply_due_at" IS NULL AND "first_replied_at" IS NULL`);
    await runner.query(`UPDATE "tickets" SET "next_due_at" = ${Date.now() + DAY_MS}
      WHERE "first_reply_due_at" IS NULL AND "next_due_at" IS NULL AND "status" IN ('new', 'open')`);
  }

  /** The columns go with the migration that made them. */
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
