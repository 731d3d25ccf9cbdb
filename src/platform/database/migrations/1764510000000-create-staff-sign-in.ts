import type { MigrationInterface, QueryRunner } from 'typeorm';

const USER_COLUMNS = [
  ['password_changed_at', 'bigint'],
  ['last_sign_in_at', 'bigint'],
  ['totp', 'varchar(200)'],
  ['totp_pending', 'varchar(200)'],
  ['totp_step', 'bigint'],
  ['language', 'varchar(10)'],
  ['zone', 'varchar(64)'],
  ['theme', 'varchar(10)'],
] as const;
const SESSION_COLUMNS = [
  ['state', `varchar(10) NOT NULL DEFAULT 'full'`],
  ['user_agent', 'varchar(120)'],
  ['address', 'varchar(64)'],
  ['device_id', 'varchar(64)'],
] as const;

/** Second factors, known devices, counted tries, links that set a password; what a person chose for himself. */
export class CreateStaffSignIn1764510000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of USER_COLUMNS) {
      await runner.query(`ALTER TABLE "users" ADD COLUMN "${name}" ${type}`);
    }
    // Whoever was let in without a second factor comes in by the new door.
    await runner.query(`DELETE FROM "sessions"`);
    for (const [name, type] of SESSION_COLUMNS) {
      await runner.query(`ALTER TABLE "sessions" ADD COLUMN "${name}" ${type}`);
    }
    await runner.query(`CREATE TABLE "recovery_codes" (
      "code_hash" varchar(64) NOT NULL,
      "user_id" varchar(36) NOT NULL,
      "created_at" bigint NOT NULL,
      "used_at" bigint,
      CONSTRAINT "pk_recovery_codes" PRIMARY KEY ("code_hash"),
      CONSTRAINT "fk_recovery_codes_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE NO ACTION)`);
    await runner.query(`CREATE INDEX "ix_recovery_codes_user" ON "recovery_codes" ("user_id")`);
    await runner.query(`CREATE TABLE "known_devices" (
      "id" varchar(64) NOT NULL,
      "user_id" varchar(36) NOT NULL,
      "created_at" bigint NOT NULL,
      "expires_at" bigint NOT NULL,
      CONSTRAINT "pk_known_devices" PRIMARY KEY ("id"),
      CONSTRAINT "fk_known_devices_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE NO ACTION)`);
    await runner.query(`CREATE INDEX "ix_known_devices_user" ON "known_devices" ("user_id")`);
    await runner.query(`CREATE TABLE "sign_in_counters" (
      "bucket" varchar(64) NOT NULL,
      "tries" bigint NOT NULL,
      "refused" bigint NOT NULL,
      "next_at" bigint NOT NULL,
      "until" bigint NOT NULL,
      CONSTRAINT "pk_sign_in_counters" PRIMARY KEY ("bucket"))`);
    await runner.query(`CREATE INDEX "ix_sign_in_counters_until" ON "sign_in_counters" ("until")`);
    await runner.query(`CREATE TABLE "bootstrap_tokens" (
      "token_hash" varchar(64) NOT NULL,
      "user_id" varchar(36),
      "created_at" bigint NOT NULL,
      "expires_at" bigint NOT NULL,
      "used_at" bigint,
      CONSTRAINT "pk_bootstrap_tokens" PRIMARY KEY ("token_hash"),
      CONSTRAINT "fk_bootstrap_tokens_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE NO ACTION)`);
    await runner.query(`CREATE INDEX "ix_bootstrap_tokens_user" ON "bootstrap_tokens" ("user_id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['bootstrap_tokens', 'sign_in_counters', 'known_devices', 'recovery_codes']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
    for (const [name] of SESSION_COLUMNS) {
      await runner.query(`ALTER TABLE "sessions" DROP COLUMN "${name}"`);
    }
    for (const [name] of USER_COLUMNS) {
      await runner.query(`ALTER TABLE "users" DROP COLUMN "${name}"`);
    }
  }
}
