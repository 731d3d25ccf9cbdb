import { Injectable } from '@nestjs/common';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { readFileSync } from 'node:fs';
import { Env } from '../../config/env.js';
import { isIanaZone } from '../../config/env-values.js';
import { Clock } from '../../platform/clock/clock.js';
import { BootRefusal } from '../../platform/errors/boot-refusal.js';
import { parseMailAddress } from '../../platform/mail/mail-address.js';
import { redact } from '../../platform/redaction/redact.js';

/** One name of an account, by the identifier kinds of the GSMA Mobile Money API. */
export interface WalletName {
  readonly kind: string;
  readonly value: string;
}

/** What a wallet vouches for: who it is that comes to us, and which account is his. */
export interface WalletAssertion {
  /** Of this token; it is good once. */
  readonly id: string;
  /** The wallet's own, lasting word for the person. */
  readonly subject: string;
  /** One to three names of his account. */
  readonly names: readonly WalletName[];
  readonly zone: string | null;
  /** An address that the wallet has proved. */
  readonly contact: string | null;
  readonly expiresAt: Date;
}

/** Signatures that only the holder of a private key can make; a secret that we share would sign for us as well. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256'];
const LONGEST_LIFE_SECONDS = 5 * 60;
/** How far the wallet's clock may be from ours. */
const CLOCK_SECONDS = 30;
const LONGEST = 200;
const MOST_NAMES = 3;
const KIND = /^[a-z]{3,30}$/;

/** Reads the short signed tokens (JWT, RFC 7519) with which a wallet's app brings its customer to us. */
@Injectable()
export class WalletAssertions {
  private readonly keys: ReturnType<typeof createLocalJWKSet> | null;

  constructor(
    private readonly env: Env,
    private readonly clock: Clock,
  ) {
    this.keys = env.WALLET_SIGN_IN_KEYS ? keysIn(env.WALLET_SIGN_IN_KEYS) : null;
  }

  /** Whether any wallet may vouch for anybody. */
  get isOn(): boolean {
    return this.keys !== null;
  }

  /** Null for whatever is not whole, not for us, not signed by the wallet, or over. */
  async read(token: string): Promise<WalletAssertion | null> {
    if (!this.keys) {
      return null;
    }
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        algorithms: ALGORITHMS,
        issuer: this.env.WALLET_SIGN_IN_ISSUER ?? '',
        audience: this.env.publicUrl,
        requiredClaims: ['sub', 'jti', 'exp', 'iat'],
        maxTokenAge: LONGEST_LIFE_SECONDS,
        clockTolerance: CLOCK_SECONDS,
        currentDate: this.clock.now(),
      });

      return assertionOf(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError) {
        return null;
      }
      throw error;
    }
  }
}

function assertionOf({
  sub,
  jti,
  exp,
  iat,
  names,
  zoneinfo,
  email,
  ...rest
}: JWTPayload): WalletAssertion | null {
  const read = Array.isArray(names) ? names.map(nameOf) : [];
  const known = read.filter((name) => name !== null);
  const lasts = Number(exp) - Number(iat);
  const isWhole =
    isWord(sub) &&
    isWord(jti) &&
    known.length === read.length &&
    known.length > 0 &&
    known.length <= MOST_NAMES;
  if (!isWhole || !(lasts > 0 && lasts <= LONGEST_LIFE_SECONDS)) {
    return null;
  }

  return {
    id: jti,
    subject: sub,
    names: known,
    zone: typeof zoneinfo === 'string' && isIanaZone(zoneinfo) ? zoneinfo : null,
    contact: rest.email_verified === true ? addressOf(email) : null,
    expiresAt: new Date((Number(exp) + CLOCK_SECONDS) * 1_000),
  };
}

const isWord = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST;

function nameOf(given: unknown): WalletName | null {
  const { kind, value } = (given ?? {}) as Record<string, unknown>;

  return typeof kind === 'string' && KIND.test(kind) && isWord(value) ? { kind, value } : null;
}

/** A mailbox whose name is a card number is not kept. */
const addressOf = (given: unknown): string | null => {
  const address = typeof given === 'string' ? parseMailAddress(given) : null;

  return address !== null && redact(address).hidden.length === 0 ? address : null;
};

/** @throws BootRefusal that says what is wrong with the file */
function keysIn(file: string): ReturnType<typeof createLocalJWKSet> {
  try {
    const { keys } = JSON.parse(readFileSync(file, 'utf8')) as JSONWebKeySet;
    if (keys.length === 0 || keys.some((key) => key.kty === 'oct' || 'd' in key)) {
      throw new TypeError('it must hold public keys, and no other');
    }

    return createLocalJWKSet({ keys });
  } catch (error) {
    throw new BootRefusal(
      `WALLET_SIGN_IN_KEYS must be a JSON Web Key Set with the wallet's public keys; ${file} is not: ` +
        `${error instanceof Error ? error.message : String(error)}`,
      undefined,
      { cause: error },
    );
  }
}
