import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where customers are written to, which of their browsers have proved it, and who asks to be known again. */
export class KnowCustomersAgain1764520100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "customers" ADD COLUMN "contact" varchar(254)`);
    await runner.query(`ALTER TABLE "customers" ADD COLUMN "contact_proved_at" bigint`);
    await runner.query(`ALTER TABLE "visitor_tokens" ADD COLUMN "proved_at" bigint`);
    await runner.query(`CREATE TABLE "access_requests" (
      "id" varchar(36) NOT NULL,
      "handle_hash" varchar(64) NOT NULL,
      "customer_id" varchar(36),
      "code_hash" varchar(64),
      "link_hash" varchar(64),
      "tries" bigint NOT NULL,
      "created_at" bigint NOT NULL,
      "code_until" bigint NOT NULL,
      "link_until" bigint,
      "used_at" bigint,
      CONSTRAINT "pk_access_requests" PRIMARY KEY ("id"),
      CONSTRAINT "fk_access_requests_customer" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE CASCADE ON UPDATE NO ACTION)`);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_access_requests_handle" ON "access_requests" ("handle_hash")`,
    );
    await runner.query(`CREATE UNIQUE INDEX "uq_access_requests_link" ON "access_requests" ("link_hash")`);
    await runner.query(`CREATE INDEX "ix_access_requests_customer" ON "access_requests" ("customer_id")`);
    await runner.query(`CREATE INDEX "ix_access_requests_age" ON "access_requests" ("created_at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "access_requests"`);
    await runner.query(`ALTER TABLE "visitor_tokens" DROP COLUMN "proved_at"`);
    await runner.query(`ALTER TABLE "customers" DROP COLUMN "contact_proved_at"`);
    await runner.query(`ALTER TABLE "customers" DROP COLUMN "contact"`);
  }
}
