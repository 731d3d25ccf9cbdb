import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { GsmaError } from './gsma-error.js';

/** How clients have to prove who they are; what is not given is not asked for. */
export interface ClientRules {
  readonly clientId?: string;
  readonly apiKey?: string;
  /** With it every request carries Basic, or a token that was got for it. */
  readonly clientSecret?: string;
  readonly tokenSeconds?: number;
}

const HOUR_SECONDS = 3_600;

/** Lets in whom it knows, and gives out tokens by client credentials. */
export class ClientGate {
  private readonly tokens = new Map<string, number>();

  constructor(
    private readonly rules: ClientRules,
    private readonly now: () => number,
  ) {}

  /** @throws GsmaError `clientAuthorisationError` */
  require(headers: IncomingHttpHeaders): void {
    const { clientId, apiKey, clientSecret } = this.rules;
    const isKnown =
      (clientId === undefined || clientSecret !== undefined || headers['x-client-id'] === clientId) &&
      (apiKey === undefined || headers['x-api-key'] === apiKey) &&
      (clientSecret === undefined || this.isAuthorised(headers.authorization ?? ''));

    if (!isKnown) {
      throw new GsmaError('authorisation', 'clientAuthorisationError', 'the client is not known');
    }
  }

  /** Answers RFC 6749 `grant_type=client_credentials`. */
  token(headers: IncomingHttpHeaders, form: string): { status: number; body: object } {
    if (new URLSearchParams(form).get('grant_type') !== 'client_credentials') {
      return { status: 400, body: { error: 'unsupported_grant_type' } };
    }

    if (!this.isBasic(headers.authorization ?? '')) {
      return { status: 401, body: { error: 'invalid_client' } };
    }

    const seconds = this.rules.tokenSeconds ?? HOUR_SECONDS;
    const token = randomBytes(24).toString('base64url');
    this.forgetExpired();
    this.tokens.set(token, this.now() + seconds * 1_000);

    return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: seconds } };
  }

  private isAuthorised(header: string): boolean {
    const [scheme, value = ''] = header.split(' ');

    return scheme === 'Bearer' ? (this.tokens.get(value) ?? 0) > this.now() : this.isBasic(header);
  }

  private isBasic(header: string): boolean {
    const { clientId = '', clientSecret = '' } = this.rules;
    const wanted = Buffer.from(`Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`);
    const given = Buffer.from(header);

    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  private forgetExpired(): void {
    for (const [token, until] of this.tokens) {
      if (until <= this.now()) {
        this.tokens.delete(token);
      }
    }
  }
}
