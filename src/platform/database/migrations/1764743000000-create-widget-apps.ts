import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPS = `CREATE TABLE "widget_apps" (
  "id" varchar(36) NOT NULL,
  "name" varchar(40) NOT NULL,
  "hosts" text NOT NULL,
  "colour" varchar(7) NOT NULL,
  "label_zh" varchar(30) NOT NULL,
  "label_en" varchar(30) NOT NULL,
  "state" varchar(3) NOT NULL,
  "version" bigint NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" varchar(36) NOT NULL,
  CONSTRAINT "pk_widget_apps" PRIMARY KEY ("id"),
  CONSTRAINT "fk_widget_apps_author" FOREIGN KEY ("created_by") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`;

/** The apps and sites in which the help may stand in a frame. */
export class CreateWidgetApps1764743000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPS);
    await runner.query(`CREATE UNIQUE INDEX "uq_widget_apps_name" ON "widget_apps" ("name")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "widget_apps"');
  }
}
