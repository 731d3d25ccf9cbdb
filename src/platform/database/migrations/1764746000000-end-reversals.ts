import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = { ended_by: 'varchar(36)', ended_at: 'bigint', end_note: 'varchar(500)' } as const;

/**
 * Who has ended by hand an order of which the wallet never said what became of it, when, and what was found. Not whoever
 * proposed it, and written once: the database itself refuses.
 */
export class EndReversals1764746000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of Object.entries(COLUMNS)) {
      await runner.query(`ALTER TABLE "reversal_requests" ADD COLUMN "${name}" ${type}`);
    }
    await (runner.dataSource.options.type === 'postgres' ? keepOnPostgres : keepOnSqlite)(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.dataSource.options.type === 'postgres';
    for (const statement of isPostgres
      ? ['DROP TRIGGER "keep_reversal_ends" ON "reversal_requests"', 'DROP FUNCTION refuse_changed_end()']
      : ['DROP TRIGGER "keep_reversal_ends"']) {
      await runner.query(statement);
    }
    for (const name of Object.keys(COLUMNS)) {
      await runner.query(`ALTER TABLE "reversal_requests" DROP COLUMN "${name}"`);
    }
  }
}

/** An unknown proposer does not exist, so that `=` is never null where somebody has ended it. */
const wrongBy = (differs: string): string =>
  [
    '(NEW."ended_by" IS NOT NULL AND NEW."ended_by" = NEW."proposed_by")',
    ...Object.keys(COLUMNS).map(
      (name) => `(OLD."${name}" IS NOT NULL AND NEW."${name}" ${differs} OLD."${name}")`,
    ),
  ].join(' OR ');

const REFUSAL = 'reversal_requests are ended once, and by another person';

async function keepOnPostgres(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE FUNCTION refuse_changed_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NOT (${wrongBy('IS DISTINCT FROM')}) THEN RETURN NEW; END IF;
    RAISE EXCEPTION '${REFUSAL}'; END $$`);
  await runner.query(`CREATE TRIGGER "keep_reversal_ends" BEFORE UPDATE ON "reversal_requests"
    FOR EACH ROW EXECUTE FUNCTION refuse_changed_end()`);
}

async function keepOnSqlite(runner: QueryRunner): Promise<void> {
  await runner.query(
    `CREATE TRIGGER "keep_reversal_ends" BEFORE UPDATE ON "reversal_requests" WHEN ${wrongBy('IS NOT')}
     BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
  );
}
