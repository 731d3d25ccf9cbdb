import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who of the staff looks after which groups of types. */
export class CreateStaffGroups1764690300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "staff_groups" (
      "user_id" varchar(36) NOT NULL,
      "group_code" varchar(2) NOT NULL,
      CONSTRAINT "pk_staff_groups" PRIMARY KEY ("user_id", "group_code"),
      CONSTRAINT "fk_staff_groups_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE NO ACTION)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "staff_groups"');
  }
}
