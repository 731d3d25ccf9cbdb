import type { MigrationInterface, QueryRunner } from 'typeorm';

const DRAFTS = `CREATE TABLE "intake_drafts" (
  "id" varchar(36) NOT NULL,
  "customer_id" varchar(36) NOT NULL,
  "type_code" varchar(8),
  "account" text,
  "occurred" text,
  "story" text,
  "reference" varchar(16),
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "expires_at" bigint NOT NULL,
  CONSTRAINT "pk_intake_drafts" PRIMARY KEY ("id"),
  CONSTRAINT "fk_intake_drafts_customer" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE CASCADE ON UPDATE NO ACTION)`;

const FILES = `CREATE TABLE "intake_files" (
  "id" varchar(36) NOT NULL,
  "draft_id" varchar(36) NOT NULL,
  "name" varchar(200) NOT NULL,
  "kind" varchar(8) NOT NULL,
  "size" bigint NOT NULL,
  "hash" varchar(64) NOT NULL,
  "storage_id" varchar(64) NOT NULL,
  "preview_id" varchar(64),
  "created_at" bigint NOT NULL,
  CONSTRAINT "pk_intake_files" PRIMARY KEY ("id"),
  CONSTRAINT "fk_intake_files_draft" FOREIGN KEY ("draft_id") REFERENCES "intake_drafts" ("id") ON DELETE CASCADE ON UPDATE NO ACTION)`;

/** Requests that are being written, step by step, with their files; and which of two equal hours a customer meant. */
export class CreateIntakeDrafts1764620000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DRAFTS);
    await runner.query(
      `CREATE INDEX "ix_intake_drafts_customer" ON "intake_drafts" ("customer_id", "created_at")`,
    );
    await runner.query(`CREATE INDEX "ix_intake_drafts_age" ON "intake_drafts" ("expires_at")`);
    await runner.query(FILES);
    await runner.query(`CREATE INDEX "ix_intake_files_draft" ON "intake_files" ("draft_id", "created_at")`);
    await runner.query(`CREATE INDEX "ix_intake_files_storage" ON "intake_files" ("storage_id")`);
    await runner.query(`ALTER TABLE "tickets" ADD COLUMN "occurred_fold" varchar(8)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "tickets" DROP COLUMN "occurred_fold"');
    await runner.query('DROP TABLE "intake_files"');
    await runner.query('DROP TABLE "intake_drafts"');
  }
}
