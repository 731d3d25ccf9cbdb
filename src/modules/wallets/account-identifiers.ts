import type { AccountIdentifier } from './wallet-account.js';

const E_MAIL = /^[^\s@$]+@[^\s@$]+\.[^\s@$]+$/;
const CHINESE_MOBILE = /^1[3-9]\d{9}$/;
const E164 = /^\+[1-9]\d{7,14}$/;

/** Kinds that many accounts share, so that they tell nobody apart. */
const SHARED_KINDS: ReadonlySet<AccountIdentifier['kind']> = new Set([
  'accountcategory',
  'accountrank',
  'bankname',
  'bankaccounttitle',
  'swiftbic',
  'sortcode',
  'serviceprovider',
  'organisationid',
  'storeid',
]);

/** Longest thing a wallet accepts as an identifier (GSMA: 256 characters). */
const LONGEST = 256;

/**
 * What a customer typed as "my account" as guesses, the likeliest first. Nothing usable gives no guess.
 * A number is first a phone number, because that is what people know by heart; any text may be a login name
 * or the number of a wallet.
 */
export function guessIdentifiers(typed: string): AccountIdentifier[] {
  const text = typed.normalize('NFKC').trim();

  if (text === '' || text.length > LONGEST || /[$\p{Cc}\p{Cf}]/u.test(text)) {
    return [];
  }

  if (E_MAIL.test(text)) {
    return [
      { kind: 'emailaddress', value: text.toLowerCase() },
      { kind: 'username', value: text },
    ];
  }

  const phone = normaliseMsisdn(text);
  const names: AccountIdentifier[] = [
    { kind: 'username', value: text },
    { kind: 'walletid', value: text },
    { kind: 'accountid', value: text },
  ];

  if (phone === null) {
    return names;
  }

  const asPhone: AccountIdentifier = { kind: 'msisdn', value: phone };
  return text.startsWith('+') ? [asPhone] : [asPhone, ...names];
}

/**
 * A phone number as E.164, or null where the text is none. Spaces, dots, dashes and brackets are ignored; `00`
 * means `+`; eleven digits that begin like a Chinese mobile number get `+86`.
 */
export function normaliseMsisdn(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();

  if (!/^\+?[\d\s().-]+$/.test(text)) {
    return null;
  }

  const compact = text.replaceAll(/[\s().-]/g, '').replace(/^00/, '+');
  const withPrefix = compact.startsWith('+')
    ? compact
    : `+${CHINESE_MOBILE.test(compact) ? '86' : ''}${compact}`;

  return E164.test(withPrefix) ? withPrefix : null;
}

/** Whether two identifiers name the same thing: phone numbers by digits, e-mail without case, the rest exactly. */
export function isSameIdentifier(a: AccountIdentifier, b: AccountIdentifier): boolean {
  return a.kind === b.kind && comparable(a) === comparable(b);
}

/** Whether any pair of the two lists names the same thing. */
export function shareIdentifier(
  some: readonly AccountIdentifier[],
  others: readonly AccountIdentifier[],
): boolean {
  return some.some((one) => others.some((other) => isSameIdentifier(one, other)));
}

export function isPersonal({ kind }: AccountIdentifier): boolean {
  return !SHARED_KINDS.has(kind);
}

/** Enough to recognise, not enough to use: `+861•••0001`, `a•••@example.test`, `•••4821`. */
export function maskIdentifier({ kind, value }: AccountIdentifier): string {
  if (kind === 'emailaddress') {
    return `${value.slice(0, 1)}•••${value.slice(value.lastIndexOf('@'))}`;
  }

  if (value.length < 8) {
    return '•••';
  }

  return `${kind === 'msisdn' ? value.slice(0, 4) : ''}•••${value.slice(-4)}`;
}

function comparable({ kind, value }: AccountIdentifier): string {
  if (kind === 'msisdn') {
    return value.replaceAll(/\D/g, '').replace(/^00/, '');
  }

  return kind === 'emailaddress' ? value.trim().toLowerCase() : value.trim();
}
