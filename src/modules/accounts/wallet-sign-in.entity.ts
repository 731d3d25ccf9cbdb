import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Instant, Text } from '../../platform/database/columns.js';
import { VisitorToken } from './customer.entity.js';

/** A browser for which the wallet has vouched: until then it may look at the transactions of these accounts. */
@Entity('wallet_sessions')
@Index('ix_wallet_sessions_until', ['until'])
export class WalletSession {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @ForeignKey(() => VisitorToken, { name: 'fk_wallet_sessions_token', onDelete: 'CASCADE' })
  tokenHash!: string;

  /** The names of the account as the wallet gave them, sealed: nobody reads them out of the database. */
  @Text()
  sealedNames!: string;

  /** Where he is, as his wallet says; null where it does not. IANA. */
  @Text({ length: 64, nullable: true })
  zone!: string | null;

  @Instant()
  until!: Date;
}

/** A token of the wallet that was used: it opens the desk once. */
@Entity('wallet_tokens_used')
@Index('ix_wallet_tokens_used_age', ['expiresAt'])
export class UsedWalletToken {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  idHash!: string;

  @Instant()
  expiresAt!: Date;
}
