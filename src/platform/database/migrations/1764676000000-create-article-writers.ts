import type { MigrationInterface, QueryRunner } from 'typeorm';

const WRITERS = `CREATE TABLE "article_writers" (
  "slug" varchar(80) NOT NULL,
  "user_id" varchar(36) NOT NULL,
  "seen_at" bigint NOT NULL,
  "typed" text,
  "typed_at" bigint,
  CONSTRAINT "pk_article_writers" PRIMARY KEY ("slug", "user_id"),
  CONSTRAINT "fk_article_writers_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE NO ACTION)`;

/** Who is at which article, and what he has typed there and not saved yet. */
export class CreateArticleWriters1764676000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WRITERS);
    await runner.query(`CREATE INDEX "ix_article_writers_age" ON "article_writers" ("seen_at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "article_writers"');
  }
}
