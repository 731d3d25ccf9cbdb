import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A wallet vouches for its customer: who he is, and for a while which account is his. */
export class CreateWalletSignIn1764680000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "customers" ADD COLUMN "wallet_subject" varchar(64)`);
    await runner.query(`CREATE UNIQUE INDEX "uq_customers_wallet_subject" ON "customers" ("wallet_subject")`);
    await runner.query(`CREATE TABLE "wallet_sessions" (
      "token_hash" varchar(64) NOT NULL,
      "sealed_names" text NOT NULL,
      "zone" varchar(64),
      "until" bigint NOT NULL,
      CONSTRAINT "pk_wallet_sessions" PRIMARY KEY ("token_hash"),
      CONSTRAINT "fk_wallet_sessions_token" FOREIGN KEY ("token_hash") REFERENCES "visitor_tokens" ("token_hash") ON DELETE CASCADE)`);
    await runner.query(`CREATE INDEX "ix_wallet_sessions_until" ON "wallet_sessions" ("until")`);
    await runner.query(`CREATE TABLE "wallet_tokens_used" (
      "id_hash" varchar(64) NOT NULL,
      "expires_at" bigint NOT NULL,
      CONSTRAINT "pk_wallet_tokens_used" PRIMARY KEY ("id_hash"))`);
    await runner.query(`CREATE INDEX "ix_wallet_tokens_used_age" ON "wallet_tokens_used" ("expires_at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "wallet_tokens_used"');
    await runner.query('DROP TABLE "wallet_sessions"');
    await runner.query('DROP INDEX "uq_customers_wallet_subject"');
    await runner.query('ALTER TABLE "customers" DROP COLUMN "wallet_subject"');
  }
}
