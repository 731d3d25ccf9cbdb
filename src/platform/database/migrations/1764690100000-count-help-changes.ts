import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['article_changes', 'synonym_changes'];

/** How often the help centre has changed: by that, a process sees what another one did. */
export class CountHelpChanges1764690100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) {
      await runner.query(`ALTER TABLE "help_centre" ADD COLUMN "${column}" bigint NOT NULL DEFAULT 0`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS.toReversed()) {
      await runner.query(`ALTER TABLE "help_centre" DROP COLUMN "${column}"`);
    }
  }
}
