import { isIanaZone } from '../../config/env-values.js';
import { ANY_WORD, ProfileText } from './profile-text.js';
import { ACCOUNT_CONDITIONS } from './wallet-account.js';
import {
  CUSTOM_FIELDS,
  DEFAULT_PROFILE,
  DROPPABLE,
  type WalletAuth,
  type WalletHeaders,
  type WalletProfile,
} from './wallet-profile.js';
import { etaOf, feeOf, lastingOf, limitOf, vocabulariesOf } from './wallet-profile-tables.js';
import { FAILURE_REASONS, TRANSACTION_STATES, type TransactionState } from './wallet-transaction.js';

const INSTITUTIONS = ['lei', 'swiftbic', 'organisationid'] as const;
const HEADER = /^[\x21-\x7e]([\x20-\x7e]{0,254}[\x21-\x7e])?$/;

/**
 * Reads a profile: what it says stands on top of the default one. Secrets are no part of it.
 *
 * @returns the profile, or every fault at once as a sentence that names the line or the field
 */
export function readProfile(
  text: string,
): { readonly profile: WalletProfile } | { readonly faults: readonly string[] } {
  const given = parsed(text);
  if (typeof given === 'string') {
    return { faults: [given] };
  }
  const reader = new ProfileText();
  const profile = profileOf(given.value, reader);

  return reader.faults.length > 0 ? { faults: reader.faults } : { profile };
}

function profileOf(value: unknown, read: ProfileText): WalletProfile {
  const fallback = DEFAULT_PROFILE;
  const fields = read.fields(value, '', Object.keys(fallback));
  const or = <T>(name: string, other: T, reading: (value: unknown, path: string) => T | null): T =>
    fields[name] === undefined ? other : (reading(fields[name], name) ?? other);
  const zone = (one: unknown, path: string): string | null =>
    typeof one === 'string' && isIanaZone(one)
      ? one
      : read.fault(path, 'must be an IANA time zone, for example Asia/Shanghai.');

  return {
    name: or('name', fallback.name, (one, path) =>
      read.text(one, path, /^[a-z0-9][a-z0-9-]{0,31}$/, 'a short name of small letters, digits and hyphens'),
    ),
    timeZone: or('timeZone', fallback.timeZone, zone),
    auth: authOf(fields.auth, read),
    headers: headersOf(fields.headers, read),
    capabilities: {
      ...fallback.capabilities,
      ...mapOf(read, fields.capabilities, 'capabilities', Object.keys(fallback.capabilities), (one, path) =>
        read.flag(one, path),
      ),
    },
    states: read.map(fields.states, 'states', (one, path) => read.oneOf(one, path, TRANSACTION_STATES)),
    stateQueries: queriesOf(fields.stateQueries, read),
    subStates: read.map(fields.subStates, 'subStates', (one, path) =>
      read.oneOf(one, path, ACCOUNT_CONDITIONS),
    ),
    reasons: read.map(fields.reasons, 'reasons', (one, path) => read.oneOf(one, path, FAILURE_REASONS)),
    vocabularies: vocabulariesOf(fields.vocabularies, read),
    keys: {
      ...fallback.keys,
      ...mapOf(read, fields.keys, 'keys', CUSTOM_FIELDS, (one, path) =>
        read.list(one, path, (key, at) => read.text(key, at, ANY_WORD, 'the name of a custom field')),
      ),
    },
    etas: { ...fallback.etas, ...read.map(fields.etas, 'etas', (one, path) => etaOf(one, path, read)) },
    holidays:
      read.list(fields.holidays, 'holidays', (one, path) =>
        read.text(
          one,
          path,
          /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
          'a date, for example "2026-10-01"',
        ),
      ) ?? fallback.holidays,
    reversalWindow: or('reversalWindow', fallback.reversalWindow, (one, path) => lastingOf(one, path, read)),
    limits: read.list(fields.limits, 'limits', (one, path) => limitOf(one, path, read)) ?? fallback.limits,
    fees: read.list(fields.fees, 'fees', (one, path) => feeOf(one, path, read)) ?? fallback.fees,
    dropped: read.list(fields.dropped, 'dropped', (one, path) => read.oneOf(one, path, DROPPABLE)) ?? [],
  };
}

function authOf(value: unknown, read: ProfileText): WalletAuth {
  if (value === undefined) {
    return DEFAULT_PROFILE.auth;
  }
  const { kind, tokenUrl, scope } = read.fields(value, 'auth', ['kind', 'tokenUrl', 'scope']);
  const known = read.oneOf(kind, 'auth.kind', ['none', 'basic', 'oauth2'] as const);
  if (known !== 'oauth2') {
    return { kind: known ?? 'none' };
  }
  const url = typeof tokenUrl === 'string' && URL.canParse(tokenUrl) ? new URL(tokenUrl) : null;
  const isUsable = url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  if (!isUsable) {
    read.fault(
      'auth.tokenUrl',
      'must be a full address, for example "https://wallet.example.org/oauth/token".',
    );
  }

  return {
    kind: 'oauth2',
    tokenUrl: url?.href ?? '',
    scope:
      scope === undefined ? null : read.text(scope, 'auth.scope', HEADER, 'the scope of the token, as text'),
  };
}

function headersOf(value: unknown, read: ProfileText): WalletHeaders {
  const fallback = DEFAULT_PROFILE.headers;
  const { dateFormat, contentHash, channel, institution } = read.fields(
    value,
    'headers',
    Object.keys(fallback),
  );
  const known = institution ? read.fields(institution, 'headers.institution', ['type', 'identifier']) : null;

  return {
    dateFormat:
      (dateFormat !== undefined && read.oneOf(dateFormat, 'headers.dateFormat', ['iso', 'http'] as const)) ||
      fallback.dateFormat,
    contentHash:
      (contentHash !== undefined && read.flag(contentHash, 'headers.contentHash')) || fallback.contentHash,
    channel:
      (channel !== undefined && read.text(channel, 'headers.channel', HEADER, 'one line of plain text')) ||
      fallback.channel,
    institution: known && {
      type: read.oneOf(known.type, 'headers.institution.type', INSTITUTIONS) ?? 'lei',
      identifier:
        read.text(known.identifier, 'headers.institution.identifier', HEADER, 'one line of plain text') ?? '',
    },
  };
}

/** Names are known, values are read by `each`. */
function mapOf<T>(
  read: ProfileText,
  value: unknown,
  path: string,
  known: readonly string[],
  each: (value: unknown, path: string) => T | null,
): Readonly<Record<string, T>> {
  const fields = read.fields(value, path, known);

  return read.map(
    Object.fromEntries(Object.entries(fields).filter(([name]) => known.includes(name))),
    path,
    each,
  );
}

function queriesOf(value: unknown, read: ProfileText): Readonly<Partial<Record<TransactionState, string>>> {
  return mapOf(read, value, 'stateQueries', TRANSACTION_STATES, (one, path) =>
    read.text(one, path, ANY_WORD, 'the word by which this wallet filters'),
  );
}

/** The value, or the sentence that says in which line it stops being JSON. */
function parsed(text: string): { readonly value: unknown } | string {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);

    return `Line ${text.slice(0, at).split('\n').length} is not JSON: look for a comma, a quote or a bracket too many or too few.`;
  }
}
