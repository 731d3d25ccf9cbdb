import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people asked the search, and the expressions that the desk's own people have said mean the same. */
export class CreateSearchWords1764679000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "asked_questions" (
      "id" varchar(36) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "text" varchar(500) NOT NULL,
      "slug" varchar(80),
      "asked_at" bigint NOT NULL,
      CONSTRAINT "pk_asked_questions" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "ix_asked_questions_at" ON "asked_questions" ("asked_at", "id")`);
    await runner.query(`CREATE TABLE "search_synonyms" (
      "id" varchar(36) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "expressions" text NOT NULL,
      "active" bigint NOT NULL,
      "changed_by" varchar(36),
      "changed_at" bigint NOT NULL,
      CONSTRAINT "pk_search_synonyms" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "ix_search_synonyms_lang" ON "search_synonyms" ("lang", "id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "search_synonyms"');
    await runner.query('DROP TABLE "asked_questions"');
  }
}
