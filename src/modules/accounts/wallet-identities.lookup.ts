import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { unseal } from '../../platform/crypto/sealed.js';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Actor } from '../../platform/identity/actor.js';
import { hashToken, Keys } from '../../platform/ids/keys.js';
import type { WalletName } from './wallet-assertions.js';
import { NAMES_KEY } from './wallet-sign-in.service.js';

/** The account for which the wallet has vouched, in this browser and for a while. */
export interface WalletIdentity {
  readonly names: readonly WalletName[];
  readonly zone: string | null;
  readonly until: Date;
}

/** Whose account somebody may look at, because the wallet itself has said so. */
@Injectable()
export class WalletIdentities {
  private readonly key: Buffer;

  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
    keys: Keys,
  ) {
    this.key = keys.of(NAMES_KEY);
  }

  /** Null for whoever no wallet vouches for, or does no longer. */
  async of({ role, sessionId }: Actor): Promise<WalletIdentity | null> {
    const row = role === 'customer' && sessionId !== null ? await this.session(sessionId) : null;

    return row && sessionId !== null
      ? {
          names: JSON.parse(unseal(this.key, String(row.sealed_names), sessionId)) as WalletName[],
          zone: row.zone === null ? null : String(row.zone),
          until: instantOf(row.until) ?? this.clock.now(),
        }
      : null;
  }

  /** Until when the wallet vouches for the browser with this token; null where it does not, or no longer. */
  async untilOf(visitorToken: string): Promise<Date | null> {
    const row = await this.session(hashToken(visitorToken));

    return row && instantOf(row.until);
  }

  private session(tokenHash: string): Promise<SqlRow | null> {
    return this.reader.first('SELECT * FROM wallet_sessions WHERE token_hash = ? AND until > ?', [
      tokenHash,
      this.clock.now(),
    ]);
  }
}
