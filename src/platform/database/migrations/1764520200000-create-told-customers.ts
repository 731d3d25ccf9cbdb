import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Up to where customers have been written to. */
export class CreateToldCustomers1764520200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "told_customers" (
      "ticket_id" varchar(36) NOT NULL,
      "seq" bigint NOT NULL,
      CONSTRAINT "pk_told_customers" PRIMARY KEY ("ticket_id"),
      CONSTRAINT "fk_told_customers_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "told_customers"`);
  }
}
