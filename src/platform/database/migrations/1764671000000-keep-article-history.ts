import type { MigrationInterface, QueryRunner } from 'typeorm';

const WORDS = `"type_code" varchar(8),
      "topic" varchar(40) NOT NULL,
      "title" varchar(200) NOT NULL,
      "body" text NOT NULL,
      "keywords" text NOT NULL,
      "causes" text NOT NULL`;
const KEPT = `"id", "slug", "lang", "status", "version", "type_code", "topic", "title", "body", "keywords",
      "causes", "updated_on", "published_at", "file_hash"`;

/**
 * What articles said before, what is being written, where old addresses lead, and editions of the whole help centre.
 * The key of `articles` grows, which SQLite cannot do in place: the rows step aside for a moment.
 */
export class KeepArticleHistory1764671000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "articles_kept" AS SELECT * FROM "articles"`);
    await runner.query('DROP TABLE "articles"');
    await runner.query(`CREATE TABLE "articles" (
      "id" varchar(36) NOT NULL,
      "edition" bigint NOT NULL DEFAULT 1,
      "slug" varchar(80) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "status" varchar(12) NOT NULL,
      "visibility" varchar(10) NOT NULL DEFAULT 'public',
      "version" bigint NOT NULL,
      ${WORDS},
      "updated_on" varchar(10) NOT NULL,
      "published_at" bigint,
      "file_hash" varchar(64),
      "changed_by" varchar(36),
      "changed_at" bigint,
      "note" varchar(200),
      "owner_id" varchar(36),
      "review_by" varchar(10),
      "translated_from" bigint,
      "needs_translation_since" bigint,
      CONSTRAINT "pk_articles" PRIMARY KEY ("id", "edition"))`);
    await runner.query(`INSERT INTO "articles" (${KEPT}) SELECT ${KEPT} FROM "articles_kept"`);
    await runner.query('DROP TABLE "articles_kept"');
    await runner.query(
      `CREATE UNIQUE INDEX "uq_articles_slug_lang_edition" ON "articles" ("slug", "lang", "edition")`,
    );
    await runner.query(`CREATE INDEX "ix_articles_edition" ON "articles" ("edition")`);
    await runner.query(`CREATE TABLE "article_versions" (
      "article_id" varchar(36) NOT NULL,
      "version" bigint NOT NULL,
      "slug" varchar(80) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "status" varchar(12) NOT NULL,
      "visibility" varchar(10) NOT NULL,
      ${WORDS},
      "changed_by" varchar(36),
      "changed_at" bigint,
      "note" varchar(200),
      CONSTRAINT "pk_article_versions" PRIMARY KEY ("article_id", "version"))`);
    await runner.query(`CREATE TABLE "article_drafts" (
      "article_id" varchar(36) NOT NULL,
      "revision" bigint NOT NULL,
      "based_on" bigint NOT NULL,
      "state" varchar(10) NOT NULL,
      "visibility" varchar(10) NOT NULL,
      ${WORDS},
      "changed_by" varchar(36),
      "changed_at" bigint NOT NULL,
      "submitted_by" varchar(36),
      "note" varchar(200),
      "publish_at" bigint,
      "earlier" text,
      CONSTRAINT "pk_article_drafts" PRIMARY KEY ("article_id"))`);
    await runner.query(`CREATE INDEX "ix_article_drafts_publish_at" ON "article_drafts" ("publish_at")`);
    await runner.query(`CREATE TABLE "article_redirects" (
      "from_slug" varchar(80) NOT NULL,
      "to_slug" varchar(80) NOT NULL,
      "created_at" bigint NOT NULL,
      CONSTRAINT "pk_article_redirects" PRIMARY KEY ("from_slug"))`);
    await runner.query(`CREATE INDEX "ix_article_redirects_to_slug" ON "article_redirects" ("to_slug")`);
    await runner.query(`CREATE TABLE "help_centre" (
      "id" bigint NOT NULL,
      "current_edition" bigint NOT NULL,
      "base_edition" bigint NOT NULL,
      "last_edition" bigint NOT NULL,
      "staging_edition" bigint,
      "staged_at" bigint,
      CONSTRAINT "pk_help_centre" PRIMARY KEY ("id"))`);
    await runner.query(
      `INSERT INTO "help_centre" ("id", "current_edition", "base_edition", "last_edition") VALUES (1, 1, 1, 1)`,
    );
  }

  /** Of an article in several editions the first stays; only staged or just superseded ones are in several. */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['help_centre', 'article_redirects', 'article_drafts', 'article_versions']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
    await runner.query(`CREATE TABLE "articles_kept" AS SELECT * FROM "articles" a WHERE "edition" =
      (SELECT min("edition") FROM "articles" e WHERE e."slug" = a."slug" AND e."lang" = a."lang")`);
    await runner.query('DROP TABLE "articles"');
    await runner.query(`CREATE TABLE "articles" (
      "id" varchar(36) NOT NULL,
      "slug" varchar(80) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "status" varchar(12) NOT NULL,
      "version" bigint NOT NULL,
      ${WORDS},
      "updated_on" varchar(10) NOT NULL,
      "published_at" bigint,
      "file_hash" varchar(64),
      CONSTRAINT "pk_articles" PRIMARY KEY ("id"))`);
    await runner.query(`INSERT INTO "articles" (${KEPT}) SELECT ${KEPT} FROM "articles_kept"`);
    await runner.query('DROP TABLE "articles_kept"');
    await runner.query(`CREATE UNIQUE INDEX "uq_articles_slug_lang" ON "articles" ("slug", "lang")`);
  }
}
