import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft goes on counting where the last one of its article ended. */
export class CountDraftsOn1764690000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "article_draft_ends" (
      "article_id" varchar(36) NOT NULL,
      "revision" bigint NOT NULL,
      CONSTRAINT "pk_article_draft_ends" PRIMARY KEY ("article_id"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "article_draft_ends"');
  }
}
