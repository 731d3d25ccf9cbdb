import type { Words } from '../../platform/i18n/words.js';
import type { WalletOptions } from '../wallets/wallet-options.js';
import type { Lasting } from '../wallets/wallet-profile.js';
import type { WalletCapabilities } from '../wallets/wallet-provider.js';
import { TRANSACTION_TYPE_TEXT } from '../wallets/wallet-texts.js';
import type { TransactionType } from '../wallets/wallet-transaction.js';

export const CAPABILITIES = [
  'accountSearch',
  'receiptsSearch',
  'statement',
  'balance',
  'failureReasons',
  'legStates',
  'zoneAware',
  'reversal',
  'partialReversal',
] as const satisfies readonly (keyof WalletCapabilities)[];

export const SIGN_INS = ['none', 'key', 'basic', 'oauth2'] as const;

/** What a profile says, in words; no secret is part of it. */
export interface ProfileFacts {
  readonly capabilities: readonly { readonly name: string; readonly tone: string; readonly label: string }[];
  readonly profile: readonly { readonly label: string; readonly value: string }[];
  readonly etas: readonly { readonly kind: string; readonly normal: string; readonly max: string }[];
}

export function profileFacts(options: WalletOptions, words: Words): ProfileFacts {
  const { profile, timeZone } = options;
  const { capabilities, etas } = profile;
  const dropped = profile.dropped.length > 0 ? profile.dropped : (['none'] as const);
  const facts: Readonly<Record<string, string>> = {
    name: profile.name,
    zone: timeZone,
    auth: words.t(`provider.auth.${signInOf(options)}`),
    window: lastingText(profile.reversalWindow, words),
    holidays: words.number(profile.holidays.length),
    dropped: words.list(dropped.map((what) => words.t(`provider.dropped.${what}`))),
  };

  return {
    capabilities: CAPABILITIES.map((name) => ({
      name: words.t(`provider.capabilities.${name}`),
      tone: capabilities[name] ? 'ok' : 'neutral',
      label: words.t(capabilities[name] ? 'provider.capabilities.yes' : 'provider.capabilities.no'),
    })),
    profile: Object.entries(facts).map(([name, value]) => ({
      label: words.t(`provider.profile.${name}`),
      value,
    })),
    etas: Object.entries(etas).map(([kind, { normal, max }]) => ({
      kind: kindText(kind, words),
      normal: lastingText(normal, words),
      max: lastingText(max, words),
    })),
  };
}

/** A key works beside no other way of signing in; without one nobody is asked who he is. */
function signInOf({ profile, apiKey }: WalletOptions): (typeof SIGN_INS)[number] {
  return profile.auth.kind === 'none' && apiKey !== undefined ? 'key' : profile.auth.kind;
}

const lastingText = (lasting: Lasting, words: Words): string =>
  'ms' in lasting
    ? words.wait(lasting.ms / 1_000)
    : words.t('provider.business-days', { count: lasting.businessDays });

/** `adjustment.card`: the kind in words, and what is special about it; but for cards, that is the wallet's own word. */
function kindText(kind: string, words: Words): string {
  const [type = '', subType] = kind.split('.');
  const name = words.t(TRANSACTION_TYPE_TEXT[type as TransactionType] ?? TRANSACTION_TYPE_TEXT.unknown);

  if (subType === 'card') {
    return words.t('provider.etas.to-card', { name });
  }

  return subType === undefined ? name : `${name} (${subType})`;
}
