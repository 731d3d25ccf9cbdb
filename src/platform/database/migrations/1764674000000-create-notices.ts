import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOTICES = `CREATE TABLE "service_notices" (
  "id" varchar(36) NOT NULL,
  "kind" varchar(12) NOT NULL,
  "severity" varchar(8) NOT NULL,
  "features" text NOT NULL,
  "types" text NOT NULL,
  "title_zh" varchar(120) NOT NULL,
  "title_en" varchar(120) NOT NULL,
  "text_zh" varchar(1000) NOT NULL,
  "text_en" varchar(1000) NOT NULL,
  "starts_at" bigint,
  "ends_at" bigint,
  "next_update_at" bigint,
  "zone" varchar(64) NOT NULL,
  "status" varchar(12) NOT NULL,
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" varchar(36) NOT NULL,
  "over_at" bigint,
  CONSTRAINT "pk_service_notices" PRIMARY KEY ("id"),
  CONSTRAINT "fk_service_notices_author" FOREIGN KEY ("created_by") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

const UPDATES = `CREATE TABLE "notice_updates" (
  "id" varchar(36) NOT NULL,
  "notice_id" varchar(36) NOT NULL,
  "at" bigint NOT NULL,
  "author_id" varchar(36) NOT NULL,
  "text_zh" varchar(500) NOT NULL,
  "text_en" varchar(500) NOT NULL,
  CONSTRAINT "pk_notice_updates" PRIMARY KEY ("id"),
  CONSTRAINT "fk_notice_updates_notice" FOREIGN KEY ("notice_id") REFERENCES "service_notices" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT "fk_notice_updates_author" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

const SUBSCRIPTIONS = `CREATE TABLE "notice_subscriptions" (
  "id" varchar(36) NOT NULL,
  "notice_id" varchar(36) NOT NULL,
  "address" text NOT NULL,
  "address_hash" varchar(64) NOT NULL,
  "link_hash" varchar(64) NOT NULL,
  "language" varchar(8) NOT NULL,
  "zone" varchar(64),
  "created_at" bigint NOT NULL,
  "confirmed_at" bigint,
  CONSTRAINT "pk_notice_subscriptions" PRIMARY KEY ("id"),
  CONSTRAINT "fk_notice_subscriptions_notice" FOREIGN KEY ("notice_id") REFERENCES "service_notices" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

/** Outages and maintenance, what was said while they lasted, and who is to be told when they are over. */
export class CreateNotices1764674000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTICES);
    await runner.query(`CREATE INDEX "ix_service_notices_list" ON "service_notices" ("created_at", "id")`);
    await runner.query(
      `CREATE INDEX "ix_service_notices_status" ON "service_notices" ("status", "starts_at")`,
    );
    await runner.query(UPDATES);
    await runner.query(`CREATE INDEX "ix_notice_updates_notice" ON "notice_updates" ("notice_id", "at")`);
    await runner.query(SUBSCRIPTIONS);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_notice_subscriptions_address" ON "notice_subscriptions" ("notice_id", "address_hash")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "uq_notice_subscriptions_link" ON "notice_subscriptions" ("link_hash")`,
    );
    await runner.query(
      `CREATE INDEX "ix_notice_subscriptions_age" ON "notice_subscriptions" ("confirmed_at", "created_at")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "notice_subscriptions"');
    await runner.query('DROP TABLE "notice_updates"');
    await runner.query('DROP TABLE "service_notices"');
  }
}
