import type { MigrationInterface, QueryRunner } from 'typeorm';

const TICKETS = `CREATE TABLE "tickets" (
  "id" varchar(36) NOT NULL,
  "reference" varchar(16) NOT NULL,
  "customer_id" varchar(36) NOT NULL,
  "assignee_id" varchar(36),
  "mode" varchar(8) NOT NULL,
  "status" varchar(20) NOT NULL,
  "type_code" varchar(8),
  "subject" varchar(200) NOT NULL,
  "language" varchar(8) NOT NULL,
  "account" varchar(200),
  "occurred_date" varchar(10),
  "occurred_time" varchar(5),
  "occurred_zone" varchar(64),
  "occurred_precision" varchar(16),
  "amount" varchar(24),
  "currency" varchar(3),
  "lookup_state" varchar(16) NOT NULL,
  "last_seq" bigint NOT NULL,
  "last_public_seq" bigint NOT NULL,
  "public_before" bigint NOT NULL,
  "last_staff_seq" bigint NOT NULL,
  "last_staff_id" varchar(36),
  "customer_read_seq" bigint NOT NULL,
  "staff_read_seq" bigint NOT NULL,
  "version" bigint NOT NULL,
  "opened_at" bigint NOT NULL,
  "customer_at" bigint NOT NULL,
  "resolved_at" bigint,
  CONSTRAINT "pk_tickets" PRIMARY KEY ("id"),
  CONSTRAINT "fk_tickets_customer" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT "fk_tickets_assignee" FOREIGN KEY ("assignee_id") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

const ENTRIES = `CREATE TABLE "entries" (
  "id" varchar(36) NOT NULL,
  "ticket_id" varchar(36) NOT NULL,
  "seq" bigint NOT NULL,
  "public_before" bigint NOT NULL,
  "kind" varchar(12) NOT NULL,
  "visibility" varchar(8) NOT NULL,
  "author" varchar(8) NOT NULL,
  "author_id" varchar(36) NOT NULL,
  "author_name" varchar(120) NOT NULL,
  "body" text NOT NULL,
  "fact" text,
  "client_message_id" varchar(36),
  "body_hash" varchar(64),
  "created_at" bigint NOT NULL,
  CONSTRAINT "pk_entries" PRIMARY KEY ("id"),
  CONSTRAINT "fk_entries_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

const CANDIDATES = `CREATE TABLE "transaction_candidates" (
  "id" varchar(36) NOT NULL,
  "ticket_id" varchar(36) NOT NULL,
  "rank" bigint NOT NULL,
  "reference" varchar(256) NOT NULL,
  "score" bigint NOT NULL,
  "evidence" text NOT NULL,
  "snapshot" text NOT NULL,
  "fetched_at" bigint NOT NULL,
  CONSTRAINT "pk_transaction_candidates" PRIMARY KEY ("id"),
  CONSTRAINT "fk_transaction_candidates_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

const LINKS = `CREATE TABLE "transaction_links" (
  "id" varchar(36) NOT NULL,
  "ticket_id" varchar(36) NOT NULL,
  "reference" varchar(256) NOT NULL,
  "role" varchar(12) NOT NULL,
  "linked_by" varchar(36) NOT NULL,
  "purpose" varchar(200) NOT NULL,
  "linked_at" bigint NOT NULL,
  CONSTRAINT "pk_transaction_links" PRIMARY KEY ("id"),
  CONSTRAINT "fk_transaction_links_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT "fk_transaction_links_user" FOREIGN KEY ("linked_by") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

const SNAPSHOTS = `CREATE TABLE "transaction_snapshots" (
  "id" varchar(36) NOT NULL,
  "link_id" varchar(36) NOT NULL,
  "content" text NOT NULL,
  "hash" varchar(64) NOT NULL,
  "taken_at" bigint NOT NULL,
  CONSTRAINT "pk_transaction_snapshots" PRIMARY KEY ("id"),
  CONSTRAINT "fk_transaction_snapshots_link" FOREIGN KEY ("link_id") REFERENCES "transaction_links" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

/** Tables whose rows are evidence: written once. */
const IMMUTABLE = ['entries', 'transaction_snapshots'];

/** The record: tickets, their entries, and the transactions behind their words. */
export class CreateTickets1764000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [TICKETS, ENTRIES, CANDIDATES, LINKS, SNAPSHOTS]) {
      await runner.query(table);
    }
    for (const index of [
      `CREATE UNIQUE INDEX "uq_tickets_reference" ON "tickets" ("reference")`,
      `CREATE INDEX "ix_tickets_queue" ON "tickets" ("status", "opened_at", "id")`,
      `CREATE INDEX "ix_tickets_assignee" ON "tickets" ("assignee_id", "opened_at", "id")`,
      `CREATE INDEX "ix_tickets_customer" ON "tickets" ("customer_id", "opened_at", "id")`,
      `CREATE UNIQUE INDEX "uq_entries_seq" ON "entries" ("ticket_id", "seq")`,
      `CREATE UNIQUE INDEX "uq_entries_client_message" ON "entries" ("ticket_id", "author_id", "client_message_id")`,
      `CREATE UNIQUE INDEX "uq_transaction_candidates_rank" ON "transaction_candidates" ("ticket_id", "rank")`,
      `CREATE UNIQUE INDEX "uq_transaction_links_reference" ON "transaction_links" ("ticket_id", "reference")`,
      `CREATE INDEX "ix_transaction_snapshots_link" ON "transaction_snapshots" ("link_id", "taken_at")`,
    ]) {
      await runner.query(index);
    }
    for (const table of IMMUTABLE) {
      await forbidChanges(runner, table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'transaction_snapshots',
      'transaction_links',
      'transaction_candidates',
      'entries',
      'tickets',
    ]) {
      await runner.query(`DROP TABLE "${table}"`);
    }
    if (runner.dataSource.options.type === 'postgres') {
      await runner.query('DROP FUNCTION refuse_change()');
    }
  }
}

async function forbidChanges(runner: QueryRunner, table: string): Promise<void> {
  if (runner.dataSource.options.type === 'postgres') {
    await runner.query(`CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION '% is written once', TG_TABLE_NAME; END $$`);
    await runner.query(`CREATE TRIGGER "keep_${table}" BEFORE UPDATE OR DELETE ON "${table}"
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);

    return;
  }
  for (const change of ['UPDATE', 'DELETE']) {
    await runner.query(`CREATE TRIGGER "keep_${table}_${change.toLowerCase()}" BEFORE ${change} ON "${table}"
      BEGIN SELECT RAISE(ABORT, '${table} is written once'); END`);
  }
}
