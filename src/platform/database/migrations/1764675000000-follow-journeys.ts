import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people use the help centre, without saying who they are: steps of a journey, figures of a day, opinions. */
export class FollowJourneys1764675000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "help_events" (
      "id" varchar(36) NOT NULL,
      "journey_id" varchar(36) NOT NULL,
      "seq" bigint NOT NULL,
      "at" bigint NOT NULL,
      "kind" varchar(12) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "query" varchar(120),
      "results" bigint,
      "shown" text,
      "rank" bigint,
      "slug" varchar(80),
      "type_code" varchar(8),
      CONSTRAINT "pk_help_events" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "ix_help_events_journey" ON "help_events" ("journey_id", "seq")`);
    await runner.query(`CREATE INDEX "ix_help_events_at" ON "help_events" ("at")`);
    await runner.query(`CREATE TABLE "help_days" (
      "day" varchar(10) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "metric" varchar(16) NOT NULL,
      "about" varchar(120) NOT NULL,
      "count" bigint NOT NULL,
      CONSTRAINT "pk_help_days" PRIMARY KEY ("day", "lang", "metric", "about"))`);
    await runner.query(`CREATE INDEX "ix_help_days_metric" ON "help_days" ("metric", "day")`);
    await runner.query(`CREATE TABLE "article_feedback" (
      "id" varchar(36) NOT NULL,
      "journey_id" varchar(36),
      "slug" varchar(80) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "version" bigint NOT NULL,
      "verdict" varchar(8) NOT NULL,
      "reason" varchar(16),
      "words" varchar(500),
      "at" bigint NOT NULL,
      CONSTRAINT "pk_article_feedback" PRIMARY KEY ("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_article_feedback_journey" ON "article_feedback" ("journey_id", "slug", "lang")`,
    );
    await runner.query(`CREATE INDEX "ix_article_feedback_at" ON "article_feedback" ("at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['article_feedback', 'help_days', 'help_events']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}
