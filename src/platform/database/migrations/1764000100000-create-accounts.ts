import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Staff and their sign-ins; customers and the browsers that are theirs. */
export class CreateAccounts1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "users" (
      "id" varchar(36) NOT NULL,
      "login" varchar(120) NOT NULL,
      "display_name" varchar(120) NOT NULL,
      "role" varchar(20) NOT NULL,
      "password_hash" varchar(200) NOT NULL,
      "created_at" bigint NOT NULL,
      "disabled_at" bigint,
      CONSTRAINT "pk_users" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "uq_users_login" ON "users" ("login")`);
    await runner.query(`CREATE TABLE "sessions" (
      "id" varchar(36) NOT NULL,
      "token_hash" varchar(64) NOT NULL,
      "user_id" varchar(36) NOT NULL,
      "created_at" bigint NOT NULL,
      "last_seen_at" bigint NOT NULL,
      "expires_at" bigint NOT NULL,
      CONSTRAINT "pk_sessions" PRIMARY KEY ("id"),
      CONSTRAINT "fk_sessions_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE NO ACTION)`);
    await runner.query(`CREATE UNIQUE INDEX "uq_sessions_token_hash" ON "sessions" ("token_hash")`);
    await runner.query(`CREATE INDEX "ix_sessions_user" ON "sessions" ("user_id")`);
    await runner.query(`CREATE TABLE "customers" (
      "id" varchar(36) NOT NULL,
      "created_at" bigint NOT NULL,
      CONSTRAINT "pk_customers" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "visitor_tokens" (
      "token_hash" varchar(64) NOT NULL,
      "customer_id" varchar(36) NOT NULL,
      "created_at" bigint NOT NULL,
      CONSTRAINT "pk_visitor_tokens" PRIMARY KEY ("token_hash"),
      CONSTRAINT "fk_visitor_tokens_customer" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE CASCADE ON UPDATE NO ACTION)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['visitor_tokens', 'customers', 'sessions', 'users']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}
