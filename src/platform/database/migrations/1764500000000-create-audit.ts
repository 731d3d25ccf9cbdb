import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROWS = `CREATE TABLE "audit_rows" (
  "id" varchar(36) NOT NULL,
  "at" bigint NOT NULL,
  "actor_id" varchar(36),
  "actor_role" varchar(20) NOT NULL,
  "address" varchar(64) NOT NULL,
  "request_id" varchar(36),
  "action" varchar(80) NOT NULL,
  "object_kind" varchar(40) NOT NULL,
  "object_id" varchar(120) NOT NULL,
  "result" varchar(8) NOT NULL,
  "meta" text NOT NULL,
  "seq" bigint,
  "prev" varchar(64),
  "hash" varchar(64),
  "key_id" varchar(16),
  CONSTRAINT "pk_audit_rows" PRIMARY KEY ("id"))`;

const HEAD = `CREATE TABLE "audit_head" (
  "id" varchar(36) NOT NULL,
  "seq" bigint NOT NULL,
  "hash" varchar(64) NOT NULL,
  CONSTRAINT "pk_audit_head" PRIMARY KEY ("id"))`;

/** What a seal may never touch. */
const FACTS = [
  'id',
  'at',
  'actor_id',
  'actor_role',
  'address',
  'request_id',
  'action',
  'object_kind',
  'object_id',
  'result',
  'meta',
];

/**
 * Who did what, and what was refused; `seq`, `prev` and `hash` are the seal, set once by the sealer. A row can be
 * neither deleted nor changed otherwise: the database itself refuses.
 */
export class CreateAudit1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ROWS,
      HEAD,
      `CREATE UNIQUE INDEX "uq_audit_rows_seq" ON "audit_rows" ("seq")`,
      `CREATE INDEX "ix_audit_rows_unsealed" ON "audit_rows" ("at", "id") WHERE "seq" IS NULL`,
      `CREATE INDEX "ix_audit_rows_object" ON "audit_rows" ("object_kind", "object_id", "at")`,
      `CREATE INDEX "ix_audit_rows_actor" ON "audit_rows" ("actor_id", "at")`,
      `INSERT INTO "audit_head" ("id", "seq", "hash") VALUES ('head', 0, '')`,
    ]) {
      await runner.query(statement);
    }
    await (runner.dataSource.options.type === 'postgres' ? keepOnPostgres : keepOnSqlite)(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "audit_rows"');
    await runner.query('DROP TABLE "audit_head"');
    if (runner.dataSource.options.type === 'postgres') {
      await runner.query('DROP FUNCTION refuse_unsealing()');
    }
  }
}

async function keepOnPostgres(runner: QueryRunner): Promise<void> {
  const changed = FACTS.map((name) => `NEW."${name}" IS DISTINCT FROM OLD."${name}"`).join(' OR ');
  await runner.query(`CREATE FUNCTION refuse_unsealing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'UPDATE' AND OLD."seq" IS NULL AND NOT (${changed}) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'audit_rows is written once'; END $$`);
  await runner.query(`CREATE TRIGGER "keep_audit_rows" BEFORE UPDATE OR DELETE ON "audit_rows"
    FOR EACH ROW EXECUTE FUNCTION refuse_unsealing()`);
}

async function keepOnSqlite(runner: QueryRunner): Promise<void> {
  const refuse = `BEGIN SELECT RAISE(ABORT, 'audit_rows is written once'); END`;
  const changed = FACTS.map((name) => `NEW."${name}" IS NOT OLD."${name}"`).join(' OR ');
  await runner.query(`CREATE TRIGGER "keep_audit_rows_delete" BEFORE DELETE ON "audit_rows" ${refuse}`);
  await runner.query(`CREATE TRIGGER "keep_audit_rows_update" BEFORE UPDATE ON "audit_rows"
    WHEN OLD."seq" IS NOT NULL OR ${changed} ${refuse}`);
}
