import type { MigrationInterface, QueryRunner } from 'typeorm';

const CONFIRMATIONS = `CREATE TABLE "transaction_confirmations" (
  "id" varchar(36) NOT NULL,
  "link_id" varchar(36) NOT NULL,
  "role" varchar(12) NOT NULL,
  "purpose" varchar(200) NOT NULL,
  "score" bigint,
  "rank" bigint,
  "evidence" text NOT NULL,
  "confirmed_by" varchar(36) NOT NULL,
  "confirmed_at" bigint NOT NULL,
  CONSTRAINT "pk_transaction_confirmations" PRIMARY KEY ("id"),
  CONSTRAINT "fk_transaction_confirmations_link" FOREIGN KEY ("link_id") REFERENCES "transaction_links" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT "fk_transaction_confirmations_user" FOREIGN KEY ("confirmed_by") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

const REPORTS = `CREATE TABLE "reported_transactions" (
  "customer_id" varchar(36) NOT NULL,
  "reference" varchar(256) NOT NULL,
  "ticket_id" varchar(36) NOT NULL,
  "reported_at" bigint NOT NULL,
  CONSTRAINT "pk_reported_transactions" PRIMARY KEY ("customer_id", "reference"),
  CONSTRAINT "fk_reported_transactions_customer" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT "fk_reported_transactions_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

/** Of a link that stands nothing of this ever changes: what it ties to what. */
const TIED = ['id', 'ticket_id', 'reference'];

/** Links of before: confirmed when they were tied, for reasons that nobody kept; followed from now on. */
const OF_BEFORE = [
  `INSERT INTO "transaction_confirmations" ("id", "link_id", "role", "purpose", "evidence", "confirmed_by", "confirmed_at")
   SELECT "id", "id", "role", "purpose", '[]', "linked_by", "linked_at" FROM "transaction_links"`,
  `INSERT INTO "reported_transactions" ("customer_id", "reference", "ticket_id", "reported_at")
   SELECT t."customer_id", l."reference", l."ticket_id", l."linked_at" FROM "transaction_links" l
   JOIN "tickets" t ON t."id" = l."ticket_id" WHERE l."role" = 'subject' AND l."unlinked_at" IS NULL
   ORDER BY l."linked_at", l."id" ON CONFLICT DO NOTHING`,
  `INSERT INTO "jobs" ("id", "name", "payload", "dedupe_key", "created_at", "available_at", "attempts")
   SELECT "id", 'tickets.follow-transaction',
     '{"linkId":"' || "id" || '","confirmationId":"' || "id" || '","looks":0,"misses":0}', 'follow/' || "id" || '/0',
     "linked_at", "linked_at", 0 FROM "transaction_links" WHERE "unlinked_at" IS NULL`,
];

/**
 * Each time a transaction is confirmed to be the one that is meant, with the reasons as they were then; what was
 * promised about it, and when the wallet was asked last; and which transaction a customer has reported in which ticket.
 * Links stay, and their confirmations are written once: the database itself refuses.
 */
export class KeepConfirmedLinks1764730000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      CONFIRMATIONS,
      REPORTS,
      `CREATE INDEX "ix_transaction_confirmations_link" ON "transaction_confirmations" ("link_id", "confirmed_at")`,
      `ALTER TABLE "transaction_links" ADD COLUMN "promised_at" bigint`,
      `ALTER TABLE "transaction_links" ADD COLUMN "checked_at" bigint`,
      `ALTER TABLE "transaction_links" ADD COLUMN "away_since" bigint`,
      ...OF_BEFORE,
    ]) {
      await runner.query(statement);
    }
    await (runner.dataSource.options.type === 'postgres' ? keepOnPostgres : keepOnSqlite)(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.dataSource.options.type === 'postgres';
    for (const statement of isPostgres
      ? ['DROP TRIGGER "keep_transaction_links" ON "transaction_links"', 'DROP FUNCTION refuse_untying()']
      : ['DROP TRIGGER "keep_transaction_links_delete"', 'DROP TRIGGER "keep_transaction_links_update"']) {
      await runner.query(statement);
    }
    await runner.query('DROP TABLE "reported_transactions"');
    await runner.query('DROP TABLE "transaction_confirmations"');
    for (const column of ['away_since', 'checked_at', 'promised_at']) {
      await runner.query(`ALTER TABLE "transaction_links" DROP COLUMN "${column}"`);
    }
  }
}

/** `refuse_change()` came with the tables of tickets. */
async function keepOnPostgres(runner: QueryRunner): Promise<void> {
  const changed = TIED.map((name) => `NEW."${name}" IS DISTINCT FROM OLD."${name}"`).join(' OR ');
  await runner.query(`CREATE TRIGGER "keep_transaction_confirmations" BEFORE UPDATE OR DELETE ON "transaction_confirmations"
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  await runner.query(`CREATE FUNCTION refuse_untying() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'UPDATE' AND NOT (${changed}) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'transaction_links stay as they were tied'; END $$`);
  await runner.query(`CREATE TRIGGER "keep_transaction_links" BEFORE UPDATE OR DELETE ON "transaction_links"
    FOR EACH ROW EXECUTE FUNCTION refuse_untying()`);
}

async function keepOnSqlite(runner: QueryRunner): Promise<void> {
  for (const change of ['UPDATE', 'DELETE']) {
    await runner.query(`CREATE TRIGGER "keep_transaction_confirmations_${change.toLowerCase()}" BEFORE ${change}
      ON "transaction_confirmations" BEGIN SELECT RAISE(ABORT, 'transaction_confirmations is written once'); END`);
  }
  const refuse = `BEGIN SELECT RAISE(ABORT, 'transaction_links stay as they were tied'); END`;
  const changed = TIED.map((name) => `NEW."${name}" IS NOT OLD."${name}"`).join(' OR ');
  await runner.query(
    `CREATE TRIGGER "keep_transaction_links_delete" BEFORE DELETE ON "transaction_links" ${refuse}`,
  );
  await runner.query(
    `CREATE TRIGGER "keep_transaction_links_update" BEFORE UPDATE ON "transaction_links" WHEN ${changed} ${refuse}`,
  );
}
