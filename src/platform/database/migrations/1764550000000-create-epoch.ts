import { randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which life of the data this is: another one after a restore. */
export class CreateEpoch1764550000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "epochs" (
      "id" varchar(36) NOT NULL,
      "began_at" bigint NOT NULL,
      CONSTRAINT "pk_epochs" PRIMARY KEY ("id"))`);
    await runner.query(`INSERT INTO "epochs" ("id", "began_at") VALUES ('${randomUUID()}', ${Date.now()})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "epochs"');
  }
}
