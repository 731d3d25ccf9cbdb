import { createHash } from 'node:crypto';
import { type Dispatcher, request } from 'undici';
import type { Clock } from '../../platform/clock/clock.js';
import { isFields, textOf } from './gsma-fields.js';
import { refusalOf } from './gsma-refusal.js';
import { WalletError } from './wallet-error.js';
import type { WalletOptions } from './wallet-options.js';

/** A token is made anew when four fifths of its time are over, so that none ends on the way. */
const USED_UP = 0.8;
/** For how long a token without `expires_in` is believed. */
const UNTOLD_SECONDS = 60;

interface Token {
  readonly text: string;
  readonly until: number;
}

/** Who we are to the wallet. Secrets come from the environment and go nowhere but into these headers. */
export class GsmaCredentials {
  private token: Token | null = null;
  /** One for all who wait. */
  private coming: Promise<Token> | null = null;

  constructor(
    private readonly options: WalletOptions,
    private readonly clock: Clock,
    private readonly dispatcher: Dispatcher,
    private readonly timeoutMs: number,
  ) {}

  /** Whether a refused question may be asked once more with a new token. */
  get canRenew(): boolean {
    return this.options.profile.auth.kind === 'oauth2';
  }

  /** Of one request; `body` only with a POST. @throws WalletError where no token can be had */
  async headers(body: string | null): Promise<Record<string, string>> {
    const { clientId, apiKey, profile } = this.options;
    const { dateFormat, contentHash, channel, institution } = profile.headers;
    const now = this.clock.now();

    return {
      Accept: 'application/json',
      'Accept-Charset': 'utf-8',
      'X-Date': dateFormat === 'http' ? now.toUTCString() : now.toISOString(),
      'X-Channel': channel,
      ...(clientId ? { 'X-Client-Id': clientId } : {}),
      ...(apiKey ? { 'X-API-Key': apiKey } : {}),
      ...(institution
        ? {
            'X-Account-Holding-Institution-Identifier-Type': institution.type,
            'X-Account-Holding-Institution-Identifier': institution.identifier,
          }
        : {}),
      ...(await this.authorization()),
      ...(contentHash && body !== null
        ? { 'X-Content-Hash': createHash('sha256').update(body).digest('hex') }
        : {}),
    };
  }

  /** The wallet would not take it: the next request asks for another. */
  forgetToken(): void {
    this.token = null;
  }

  private async authorization(): Promise<Record<string, string>> {
    switch (this.options.profile.auth.kind) {
      case 'none':
        return {};
      case 'basic':
        return { Authorization: this.basic() };
      case 'oauth2':
        return { Authorization: `Bearer ${await this.freshToken()}` };
    }
  }

  private async freshToken(): Promise<string> {
    if (this.token && this.clock.monotonic() < this.token.until) {
      return this.token.text;
    }

    this.coming ??= this.fetchToken().finally(() => {
      this.coming = null;
    });
    this.token = await this.coming;
    return this.token.text;
  }

  private async fetchToken(): Promise<Token> {
    const { auth } = this.options.profile;

    if (auth.kind !== 'oauth2') {
      throw new WalletError('UNAUTHORISED', 'this wallet gives no tokens');
    }

    const started = this.clock.monotonic();
    const answer = await this.askForToken(auth.tokenUrl, auth.scope);
    const text = isFields(answer) ? textOfToken(answer.access_token) : null;
    const seconds = Number(isFields(answer) ? textOf(answer, 'expires_in') : null) || UNTOLD_SECONDS;

    if (text === null) {
      throw new WalletError('CONTRACT_VIOLATION', 'the answer holds no token');
    }

    return { text, until: started + Math.max(0, seconds) * USED_UP * 1_000 };
  }

  private async askForToken(tokenUrl: string, scope: string | null): Promise<unknown> {
    try {
      const { statusCode, body } = await request(tokenUrl, {
        dispatcher: this.dispatcher,
        method: 'POST',
        signal: AbortSignal.timeout(this.timeoutMs),
        headers: {
          Accept: 'application/json',
          Authorization: this.basic(),
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          ...(scope === null ? {} : { scope }),
        }).toString(),
      });
      const text = await body.text();

      if (statusCode !== 200) {
        throw new WalletError(
          statusCode >= 500 ? 'UNAVAILABLE' : 'UNAUTHORISED',
          `the token endpoint answered ${statusCode}`,
        );
      }

      return JSON.parse(text);
    } catch (cause) {
      throw cause instanceof SyntaxError
        ? new WalletError('CONTRACT_VIOLATION', 'the token is not JSON', { cause })
        : refusalOf(cause);
    }
  }

  private basic(): string {
    const { clientId = '', clientSecret = '' } = this.options;

    return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  }
}

/** A token goes into a header as it is: one that could break out of it is none. */
function textOfToken(value: unknown): string | null {
  return typeof value === 'string' && /^[\x21-\x7e]{1,8192}$/.test(value) ? value : null;
}
