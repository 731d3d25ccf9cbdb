import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './processes.js';

const ISSUER = 'https://wallet.example';
const LIFE_SECONDS = 120;

/** What a token says beside what every token must. */
export type Claims = Readonly<Record<string, unknown>>;

/** The app of a wallet, which brings its customers to the desk; its tokens are made here by hand. */
export class WalletApp {
  private readonly key: KeyObject;
  /** For the server under test: it believes this app. */
  readonly env: Readonly<Record<string, string>>;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const file = join(temporaryFolder('wallet-app'), 'keys.json');
    writeFileSync(
      file,
      JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'EdDSA' }] }),
    );
    this.key = privateKey;
    this.env = { WALLET_SIGN_IN_KEYS: file, WALLET_SIGN_IN_ISSUER: ISSUER };
  }

  /** A token for the holder of `account`, good at `desk`. */
  token(desk: string, account: string, claims: Claims = {}): string {
    const now = Math.floor(Date.now() / 1_000);
    const payload = {
      iss: ISSUER,
      aud: desk,
      sub: `holder of ${account}`,
      jti: randomUUID(),
      iat: now,
      exp: now + LIFE_SECONDS,
      names: [{ kind: 'username', value: account }],
      ...claims,
    };
    const text = [{ alg: 'EdDSA', kid: 'one' }, payload].map(encoded).join('.');

    return `${text}.${sign(null, Buffer.from(text), this.key).toString('base64url')}`;
  }

  /** Where the app opens the desk for the holder of `account`. */
  address(
    desk: string,
    language: string,
    account: string,
    asked: Readonly<Record<string, string>> = {},
  ): string {
    const question = new URLSearchParams({ token: this.token(desk, account), ...asked });

    return `/${language}/requests/wallet?${question.toString()}`;
  }
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
