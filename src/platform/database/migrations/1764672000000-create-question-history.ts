import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The batch of what the desk learns by itself; there is one from the beginning. */
const FIRST_BATCH = '5d0c9a52-6a0e-4c1b-9c56-0c6f0f1f8a01';

/** Past questions with what answered them, the models made from them, and how their suggestions were taken. */
export class CreateQuestionHistory1764672000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "question_batches" (
      "id" varchar(36) NOT NULL,
      "kind" varchar(8) NOT NULL,
      "state" varchar(8) NOT NULL,
      "last_seq" bigint NOT NULL,
      "changed_at" bigint NOT NULL,
      CONSTRAINT "pk_question_batches" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "past_questions" (
      "id" varchar(36) NOT NULL,
      "batch_id" varchar(36) NOT NULL,
      "seq" bigint NOT NULL,
      "lang" varchar(10) NOT NULL,
      "text" varchar(500) NOT NULL,
      "slug" varchar(80),
      "type_code" varchar(8),
      "source" varchar(12) NOT NULL,
      "source_key" varchar(64) NOT NULL,
      "at" bigint NOT NULL,
      CONSTRAINT "pk_past_questions" PRIMARY KEY ("id"),
      CONSTRAINT "fk_past_questions_batch" FOREIGN KEY ("batch_id") REFERENCES "question_batches" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await runner.query(`CREATE UNIQUE INDEX "uq_past_questions_seq" ON "past_questions" ("batch_id", "seq")`);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_past_questions_source" ON "past_questions" ("batch_id", "source_key")`,
    );
    await runner.query(`CREATE TABLE "triage_models" (
      "id" varchar(36) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "version" bigint NOT NULL,
      "trained_at" bigint NOT NULL,
      "took_ms" bigint NOT NULL,
      "questions" bigint NOT NULL,
      "labels" bigint NOT NULL,
      "made_of" varchar(64) NOT NULL,
      "quality" text NOT NULL,
      "file_id" varchar(64),
      "file_hash" varchar(64),
      "file_size" bigint NOT NULL,
      CONSTRAINT "pk_triage_models" PRIMARY KEY ("id"))`);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_triage_models_version" ON "triage_models" ("lang", "version")`,
    );
    await runner.query(`CREATE TABLE "triage_outcomes" (
      "id" varchar(36) NOT NULL,
      "at" bigint NOT NULL,
      "place" varchar(8) NOT NULL,
      "lang" varchar(10) NOT NULL,
      "model_version" bigint,
      "suggested_code" varchar(8),
      "chosen_code" varchar(8),
      "confident" bigint NOT NULL,
      CONSTRAINT "pk_triage_outcomes" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "ix_triage_outcomes_at" ON "triage_outcomes" ("at")`);
    await runner.query(
      `INSERT INTO "question_batches" ("id", "kind", "state", "last_seq", "changed_at")
       VALUES ('${FIRST_BATCH}', 'own', 'live', 0, 0)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['triage_outcomes', 'triage_models', 'past_questions', 'question_batches']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}
