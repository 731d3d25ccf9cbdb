import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of the wallet failed technically for whom, counted for a day, and the notices that were proposed for it. */
export class ProposeIncidents1764742000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "counted_failures" (
      "ticket_id" varchar(36) NOT NULL,
      "reference" varchar(256) NOT NULL,
      "customer_id" varchar(36) NOT NULL,
      "service" varchar(16) NOT NULL,
      "reason" varchar(32) NOT NULL,
      "failed_at" bigint NOT NULL,
      PRIMARY KEY ("ticket_id", "reference"),
      CONSTRAINT "fk_counted_failures_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT "fk_counted_failures_customer" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await runner.query(`CREATE TABLE "failing_services" (
      "service" varchar(16) NOT NULL,
      "counted_at" bigint NOT NULL,
      PRIMARY KEY ("service"))`);
    await runner.query(`CREATE TABLE "incident_proposals" (
      "id" varchar(36) NOT NULL,
      "service" varchar(16) NOT NULL,
      "reasons" text NOT NULL,
      "customers" bigint NOT NULL,
      "since" bigint NOT NULL,
      "last_at" bigint NOT NULL,
      "proposed_at" bigint NOT NULL,
      "dismissed_at" bigint,
      "dismissed_by" varchar(36),
      "dismissed_because" varchar(300),
      CONSTRAINT "pk_incident_proposals" PRIMARY KEY ("id"),
      CONSTRAINT "fk_incident_proposals_user" FOREIGN KEY ("dismissed_by") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    for (const index of [
      `CREATE INDEX "ix_counted_failures_service" ON "counted_failures" ("service", "failed_at")`,
      `CREATE INDEX "ix_incident_proposals_last" ON "incident_proposals" ("last_at")`,
      `CREATE INDEX "ix_incident_proposals_service" ON "incident_proposals" ("service", "last_at")`,
    ]) {
      await runner.query(index);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['incident_proposals', 'failing_services', 'counted_failures']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}
