import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of programs that bring requests, and which requests and customers came by which key. */
export class CreateServiceKeys1764600100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "service_keys" (
      "id" varchar(36) NOT NULL,
      "name" varchar(80) NOT NULL,
      "key_hash" varchar(64) NOT NULL,
      "created_at" bigint NOT NULL,
      "last_used_at" bigint,
      "revoked_at" bigint,
      CONSTRAINT "pk_service_keys" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "uq_service_keys_hash" ON "service_keys" ("key_hash")`);
    await runner.query(`CREATE UNIQUE INDEX "uq_service_keys_name" ON "service_keys" ("name")`);
    await runner.query(`ALTER TABLE "customers" ADD COLUMN "service_key_id" varchar(36)`);
    await runner.query(`ALTER TABLE "tickets" ADD COLUMN "service_key_id" varchar(36)`);
    await runner.query(`CREATE INDEX "ix_customers_contact" ON "customers" ("contact")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "ix_customers_contact"');
    await runner.query('ALTER TABLE "tickets" DROP COLUMN "service_key_id"');
    await runner.query('ALTER TABLE "customers" DROP COLUMN "service_key_id"');
    await runner.query('DROP TABLE "service_keys"');
  }
}
