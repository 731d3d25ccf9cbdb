import { DEFAULT_PROFILE, type WalletProfile } from './wallet-profile.js';

/**
 * How the wallet is reached, and how it speaks. The root provides it from the environment in a global module;
 * `WalletsModule` does not boot without it.
 */
export class WalletOptions {
  /** IANA zone of timestamps that name none. */
  readonly timeZone: string;

  constructor(
    /** For example `http://127.0.0.1:4010/1.2.0/mm`; null means that no wallet is connected. */
    readonly baseUrl: string | null,
    timeZone: string,
    readonly clientId?: string,
    readonly apiKey?: string,
    readonly clientSecret?: string,
    readonly profile: WalletProfile = DEFAULT_PROFILE,
  ) {
    this.timeZone = profile.timeZone ?? timeZone;
  }
}
