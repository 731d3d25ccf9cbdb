import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first edition of every rule stands in the reference data: the next one is version 2. */
const REFERENCE_DATA = 1;
const HEAD = '00000000-0000-4000-8000-000000000002';

/**
 * Rules of the diagnosis that people have changed, each by an author and another person who approved it; and what was
 * said about tickets, which is evidence: written once.
 */
export class CreateDiagnosis1764720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "diagnosis_rule_versions" (
      "id" varchar(36) NOT NULL,
      "rule" varchar(8) NOT NULL,
      "version" bigint,
      "base_version" bigint NOT NULL,
      "revision" bigint NOT NULL,
      "edition" text NOT NULL,
      "note" varchar(500) NOT NULL,
      "author_id" varchar(36) NOT NULL,
      "saved_at" bigint NOT NULL,
      "approver_id" varchar(36),
      "approved_at" bigint,
      CONSTRAINT "pk_diagnosis_rule_versions" PRIMARY KEY ("id"),
      CONSTRAINT "ck_diagnosis_rule_versions_approver" CHECK (version IS NULL OR (approver_id IS NOT NULL AND approver_id <> author_id)),
      CONSTRAINT "fk_diagnosis_rule_versions_author" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT "fk_diagnosis_rule_versions_approver" FOREIGN KEY ("approver_id") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    for (const index of [
      `CREATE UNIQUE INDEX "uq_diagnosis_rule_versions_version" ON "diagnosis_rule_versions" ("version")`,
      `CREATE UNIQUE INDEX "uq_diagnosis_rule_versions_draft" ON "diagnosis_rule_versions" ("rule") WHERE version IS NULL`,
      `CREATE INDEX "ix_diagnosis_rule_versions_rule" ON "diagnosis_rule_versions" ("rule", "version")`,
    ]) {
      await runner.query(index);
    }
    await runner.query(`CREATE TABLE "diagnosis_head" (
      "id" varchar(36) NOT NULL,
      "version" bigint NOT NULL,
      CONSTRAINT "pk_diagnosis_head" PRIMARY KEY ("id"))`);
    await runner.query(
      `INSERT INTO "diagnosis_head" ("id", "version") VALUES ('${HEAD}', ${REFERENCE_DATA})`,
    );
    await runner.query(`CREATE TABLE "diagnoses" (
      "id" varchar(36) NOT NULL,
      "ticket_id" varchar(36) NOT NULL,
      "seq" bigint NOT NULL,
      "occasion" varchar(12) NOT NULL,
      "rule" varchar(8) NOT NULL,
      "version" bigint NOT NULL,
      "transaction_reference" varchar(256),
      "facts" text NOT NULL,
      "facts_hash" varchar(64) NOT NULL,
      "result" text NOT NULL,
      "made_at" bigint NOT NULL,
      CONSTRAINT "pk_diagnoses" PRIMARY KEY ("id"),
      CONSTRAINT "fk_diagnoses_ticket" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await runner.query(`CREATE UNIQUE INDEX "uq_diagnoses_seq" ON "diagnoses" ("ticket_id", "seq")`);
    await keepForEver(runner, 'diagnoses');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['diagnoses', 'diagnosis_head', 'diagnosis_rule_versions']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}

/** On PostgreSQL the function stands since the record has one. */
async function keepForEver(runner: QueryRunner, table: string): Promise<void> {
  if (runner.dataSource.options.type === 'postgres') {
    await runner.query(`CREATE TRIGGER "keep_${table}" BEFORE UPDATE OR DELETE ON "${table}"
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);

    return;
  }
  for (const change of ['UPDATE', 'DELETE']) {
    await runner.query(`CREATE TRIGGER "keep_${table}_${change.toLowerCase()}" BEFORE ${change} ON "${table}"
      BEGIN SELECT RAISE(ABORT, '${table} is written once'); END`);
  }
}
