import type { MigrationInterface, QueryRunner } from 'typeorm';

const FILES = `CREATE TABLE "ticket_files" (
  "id" varchar(36) NOT NULL,
  "ticket_id" varchar(36) NOT NULL,
  "uploader_id" varchar(36) NOT NULL,
  "name" varchar(200) NOT NULL,
  "kind" varchar(8) NOT NULL,
  "size" bigint NOT NULL,
  "hash" varchar(64) NOT NULL,
  "storage_id" varchar(64) NOT NULL,
  "preview_id" varchar(64),
  "created_at" bigint NOT NULL,
  CONSTRAINT "pk_ticket_files" PRIMARY KEY ("id"),
  CONSTRAINT "fk_ticket_files_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

/** Pictures and documents of a ticket: what they are and where they lie. The bytes lie in the storage. */
export class CreateTicketFiles1764540000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FILES);
    await runner.query(`CREATE INDEX "ix_ticket_files_ticket" ON "ticket_files" ("ticket_id", "created_at")`);
    await runner.query(
      `CREATE INDEX "ix_ticket_files_uploader" ON "ticket_files" ("uploader_id", "created_at")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "ticket_files"');
  }
}
