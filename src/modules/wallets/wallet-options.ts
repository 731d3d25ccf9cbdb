/**
 * How the wallet is reached. The root provides it from the environment in a global module; `WalletsModule`
 * does not boot without it.
 */
export class WalletOptions {
  constructor(
    /** For example `http://127.0.0.1:4010/1.2.0/mm`; null means that no wallet is connected. */
    readonly baseUrl: string | null,
    /** IANA zone of timestamps that name none. */
    readonly timeZone: string,
    readonly clientId?: string,
    readonly apiKey?: string,
  ) {}
}
