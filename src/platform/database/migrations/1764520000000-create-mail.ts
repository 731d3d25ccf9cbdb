import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that stay in the house, and how many an address has had. */
export class CreateMail1764520000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "captured_mails" (
      "id" varchar(36) NOT NULL,
      "address" varchar(254) NOT NULL,
      "subject" varchar(300) NOT NULL,
      "language" varchar(8) NOT NULL,
      "body" text NOT NULL,
      "html" text NOT NULL,
      "headers" text NOT NULL,
      "created_at" bigint NOT NULL,
      CONSTRAINT "pk_captured_mails" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "ix_captured_mails_newest" ON "captured_mails" ("created_at", "id")`);
    await runner.query(`CREATE TABLE "mail_allowances" (
      "address_hash" varchar(64) NOT NULL,
      "kind" varchar(20) NOT NULL,
      "started_at" bigint NOT NULL,
      "sent" bigint NOT NULL,
      CONSTRAINT "pk_mail_allowances" PRIMARY KEY ("address_hash", "kind"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['mail_allowances', 'captured_mails']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}
