import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Articles of the help centre, a row for each language. */
export class CreateArticles1764000150000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "articles" (
      "id" varchar(36) NOT NULL,
      "slug" varchar(80) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "status" varchar(12) NOT NULL,
      "version" bigint NOT NULL,
      "type_code" varchar(8),
      "topic" varchar(40) NOT NULL,
      "title" varchar(200) NOT NULL,
      "body" text NOT NULL,
      "keywords" text NOT NULL,
      "causes" text NOT NULL,
      "updated_on" varchar(10) NOT NULL,
      "published_at" bigint,
      "file_hash" varchar(64),
      CONSTRAINT "pk_articles" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "uq_articles_slug_lang" ON "articles" ("slug", "lang")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "articles"');
  }
}
