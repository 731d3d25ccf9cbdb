import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SignJWT } from 'jose';
import type { Persona } from './personas.js';

/** Who signs, as a desk knows it. */
export const APP_ISSUER = 'urn:walletdesk:demo-wallet';
const KEY_ID = 'demo';
const LIFE = '2m';

/** The file beside the ledger in which a desk finds the public key. */
export const publicKeysFile = (ledgerFile: string): string => `${ledgerFile}.jwks.json`;

/** Signs the tokens with which the app brings its customer to a desk. The key is made once and stays with the ledger. */
export class AppTokens {
  private readonly key: KeyObject;

  constructor(
    ledgerFile: string,
    /** The address of the desk for which the tokens are good. */
    private readonly desk: string,
  ) {
    this.key = keyIn(`${ledgerFile}.key.pem`);
    const jwk = createPublicKey(this.key).export({ format: 'jwk' });
    const keys = { keys: [{ ...jwk, kid: KEY_ID, alg: 'EdDSA', use: 'sig' }] };
    writeFileSync(publicKeysFile(ledgerFile), JSON.stringify(keys));
  }

  /** Good once, for two minutes. */
  tokenFor({ username, msisdn, walletId, email, zone }: Persona): Promise<string> {
    return new SignJWT({
      names: [
        { kind: 'username', value: username },
        { kind: 'msisdn', value: msisdn },
        { kind: 'walletid', value: walletId },
      ],
      zoneinfo: zone,
      email,
      email_verified: true,
    })
      .setProtectedHeader({ alg: 'EdDSA', kid: KEY_ID })
      .setIssuer(APP_ISSUER)
      .setAudience(this.desk)
      .setSubject(walletId)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(LIFE)
      .sign(this.key);
  }
}

function keyIn(file: string): KeyObject {
  if (existsSync(file)) {
    return createPrivateKey(readFileSync(file));
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });

  return privateKey;
}
