import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first edition of every type stands in the code: the next one is version 2. */
const CODE = 1;
const HEAD = '00000000-0000-4000-8000-000000000001';

/** What admins change about the types of exceptions, and by which version a request was begun. */
export class CreateTaxonomyVersions1764673000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "taxonomy_versions" (
      "id" varchar(36) NOT NULL,
      "code" varchar(8) NOT NULL,
      "version" bigint,
      "base_version" bigint NOT NULL,
      "revision" bigint NOT NULL,
      "edition" text NOT NULL,
      "note" varchar(500) NOT NULL,
      "author_id" varchar(36) NOT NULL,
      "saved_at" bigint NOT NULL,
      CONSTRAINT "pk_taxonomy_versions" PRIMARY KEY ("id"),
      CONSTRAINT "fk_taxonomy_versions_author" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await runner.query(
      `CREATE UNIQUE INDEX "uq_taxonomy_versions_version" ON "taxonomy_versions" ("version")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "uq_taxonomy_versions_draft" ON "taxonomy_versions" ("code") WHERE version IS NULL`,
    );
    await runner.query(`CREATE INDEX "ix_taxonomy_versions_code" ON "taxonomy_versions" ("code", "version")`);
    await runner.query(`CREATE TABLE "taxonomy_head" (
      "id" varchar(36) NOT NULL,
      "version" bigint NOT NULL,
      CONSTRAINT "pk_taxonomy_head" PRIMARY KEY ("id"))`);
    await runner.query(`INSERT INTO "taxonomy_head" ("id", "version") VALUES ('${HEAD}', ${CODE})`);
    await runner.query(
      `ALTER TABLE "intake_drafts" ADD COLUMN "taxonomy_version" bigint NOT NULL DEFAULT ${CODE}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "intake_drafts" DROP COLUMN "taxonomy_version"');
    await runner.query('DROP TABLE "taxonomy_head"');
    await runner.query('DROP TABLE "taxonomy_versions"');
  }
}
