import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The line of those who wait for a chat, who is there to answer, and how long others have waited. */
export class CreateChatLine1764650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "ix_tickets_live" ON "tickets" ("assignee_id", "opened_at", "id") WHERE mode = 'live'`,
    );
    await runner.query(`CREATE TABLE "chat_waits" (
      "ticket_id" varchar(36) NOT NULL,
      "waited_ms" bigint NOT NULL,
      "accepted_at" bigint NOT NULL,
      CONSTRAINT "pk_chat_waits" PRIMARY KEY ("ticket_id"),
      CONSTRAINT "fk_chat_waits_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await runner.query(`CREATE INDEX "ix_chat_waits_accepted" ON "chat_waits" ("accepted_at")`);
    await runner.query(`CREATE TABLE "chat_agents" (
      "user_id" varchar(36) NOT NULL,
      "availability" varchar(12) NOT NULL,
      "seen_at" bigint NOT NULL,
      CONSTRAINT "pk_chat_agents" PRIMARY KEY ("user_id"),
      CONSTRAINT "fk_chat_agents_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "chat_agents"');
    await runner.query('DROP TABLE "chat_waits"');
    await runner.query('DROP INDEX "ix_tickets_live"');
  }
}
