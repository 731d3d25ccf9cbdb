import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The desk's own expressions are listed, searched and changed, and past questions hint at new ones. */
export class KeepSearchWords1764679100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "search_synonyms" ADD COLUMN "folded" text NOT NULL DEFAULT ''`);
    await runner.query(
      `ALTER TABLE "search_synonyms" ADD COLUMN "words_hash" varchar(64) NOT NULL DEFAULT ''`,
    );
    await runner.query(`ALTER TABLE "search_synonyms" ADD COLUMN "version" bigint NOT NULL DEFAULT 1`);
    await runner.query(`ALTER TABLE "search_synonyms" ADD COLUMN "created_at" bigint NOT NULL DEFAULT 0`);
    await runner.query(
      `UPDATE "search_synonyms" SET "words_hash" = "id", "folded" = lower("expressions"), "created_at" = "changed_at"`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "uq_search_synonyms_words" ON "search_synonyms" ("lang", "words_hash")`,
    );
    await runner.query(`CREATE INDEX "ix_search_synonyms_list" ON "search_synonyms" ("created_at", "id")`);
    await runner.query(`CREATE TABLE "synonym_hints" (
      "id" varchar(36) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "phrase" varchar(60) NOT NULL,
      "phrase_hash" varchar(64) NOT NULL,
      "slug" varchar(80) NOT NULL,
      "questions" bigint NOT NULL,
      "state" varchar(10) NOT NULL,
      "found_at" bigint NOT NULL,
      "decided_by" varchar(36),
      "decided_at" bigint,
      CONSTRAINT "pk_synonym_hints" PRIMARY KEY ("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_synonym_hints_phrase" ON "synonym_hints" ("lang", "phrase_hash", "slug")`,
    );
    await runner.query(
      `CREATE INDEX "ix_synonym_hints_open" ON "synonym_hints" ("state", "questions", "id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "synonym_hints"');
    await runner.query('DROP INDEX "ix_search_synonyms_list"');
    await runner.query('DROP INDEX "uq_search_synonyms_words"');
    for (const column of ['created_at', 'version', 'words_hash', 'folded']) {
      await runner.query(`ALTER TABLE "search_synonyms" DROP COLUMN "${column}"`);
    }
  }
}
