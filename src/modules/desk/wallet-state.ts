import type { Words } from '../../platform/i18n/words.js';
import type { WalletHealthFigures } from '../wallets/wallet-health-record.js';

/** How the wallet is, the most pressing first. */
export const WALLET_STATES = [
  'none',
  'open',
  'half-open',
  'unavailable',
  'failing',
  'degraded',
  'new',
  'available',
] as const;

export type WalletState = (typeof WALLET_STATES)[number];

const TONES: Readonly<Record<WalletState, 'neutral' | 'ok' | 'warn' | 'danger'>> = {
  none: 'neutral',
  open: 'danger',
  'half-open': 'warn',
  unavailable: 'danger',
  failing: 'warn',
  degraded: 'warn',
  new: 'neutral',
  available: 'ok',
};

const HINTS: Readonly<Record<WalletState, string>> = {
  none: 'provider.hints.none',
  open: 'provider.hints.resting',
  'half-open': 'provider.hints.resting',
  unavailable: 'provider.hints.resting',
  failing: 'provider.hints.resting',
  degraded: 'provider.hints.degraded',
  new: 'provider.hints.new',
  available: 'provider.hints.available',
};

export interface WalletStateModel {
  readonly tone: string;
  readonly text: string;
  readonly hint: string;
  /** Moments that belong to it, with what they are. */
  readonly moments: readonly { readonly label: string; readonly at: Date }[];
}

/** What holds now. What the wallet said of itself counts no more once a question after it went otherwise. */
export function walletState(isConnected: boolean, figures: WalletHealthFigures): WalletState {
  const { breaker, heartbeat, lastSuccessAt, lastFailure } = figures;
  const answeredAt = lastSuccessAt?.getTime() ?? -Infinity;

  if (!isConnected) {
    return 'none';
  }
  if (breaker !== 'closed') {
    return breaker;
  }
  if (heartbeat?.status === 'unavailable' && answeredAt <= heartbeat.at.getTime()) {
    return 'unavailable';
  }
  if (lastFailure && lastFailure.at.getTime() > answeredAt) {
    return 'failing';
  }
  if (lastSuccessAt === null) {
    return 'new';
  }

  return heartbeat?.status === 'degraded' ? 'degraded' : 'available';
}

export function stateModel(state: WalletState, figures: WalletHealthFigures, words: Words): WalletStateModel {
  const { rest, heartbeat, lastFailure } = figures;
  const moments = [
    { label: words.t('provider.since'), at: rest?.since ?? (state === 'failing' ? lastFailure?.at : null) },
    { label: words.t('provider.again'), at: state === 'open' ? rest?.until : null },
    { label: words.t('provider.restore'), at: state === 'none' ? null : heartbeat?.restoreAt },
  ];

  return {
    tone: TONES[state],
    text: words.t(`provider.states.${state}`),
    hint: words.t(HINTS[state]),
    moments: moments.flatMap(({ label, at }) => (at ? [{ label, at }] : [])),
  };
}
