import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Words } from '../../platform/i18n/words.js';
import type { WalletErrorKind } from '../wallets/wallet-error.js';
import { WINDOW_MS, type WalletHealthFigures, WalletHealthRecord } from '../wallets/wallet-health-record.js';
import { WalletOptions } from '../wallets/wallet-options.js';
import { type ProfileFacts, profileFacts } from './wallet-profile-facts.js';
import { stateModel, type WalletStateModel, walletState } from './wallet-state.js';

/** A figure; `value` is '' where nothing is known, and `of` says so. */
export interface WalletFigure {
  readonly label: string;
  readonly value: string;
  readonly of: string;
  readonly at: Date | null;
}

export interface WalletPageModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly minutes: string;
  /** Seconds after which the page fetches itself again. */
  readonly every: number;
  readonly shownAt: Date;
  readonly state: WalletStateModel;
  /** False where no wallet is connected: then nothing else is said. */
  readonly isConnected: boolean;
  readonly figures: readonly WalletFigure[];
  readonly failures: readonly { readonly name: string; readonly share: string; readonly part: string }[];
  /** What stands where there are no failures, and below few of them. */
  readonly failuresNote: string;
  readonly operator: {
    readonly untrusted: { readonly text: string; readonly at: Date } | null;
    readonly words: readonly string[];
    readonly anomalies: string;
    readonly none: boolean;
  };
  readonly facts: ProfileFacts;
}

const EVERY_SECONDS = 10;
const WINDOW_MINUTES = WINDOW_MS / 60_000;
/** Of fewer requests than this a share says nothing: then the numbers themselves are told. */
const ENOUGH = 10;

/** How the wallet does, from what this process remembers: the page asks no wallet and waits for none. */
@Injectable()
export class WalletPageView {
  constructor(
    private readonly record: WalletHealthRecord,
    private readonly options: WalletOptions,
    private readonly clock: Clock,
  ) {}

  model(words: Words): WalletPageModel {
    const figures = this.record.figures();
    const isConnected = this.options.baseUrl !== null;

    return {
      layout: 'desk',
      title: words.t('provider.title'),
      minutes: words.number(WINDOW_MINUTES),
      every: EVERY_SECONDS,
      shownAt: this.clock.now(),
      state: stateModel(walletState(isConnected, figures), figures, words),
      isConnected,
      figures: figuresModel(figures, words),
      failures: failuresModel(figures, words),
      failuresNote: failuresNote(figures, words),
      operator: operatorModel(figures, words),
      facts: profileFacts(this.options, words),
    };
  }
}

function figuresModel(figures: WalletHealthFigures, words: Words): WalletFigure[] {
  const { heartbeat, breaker, rest, lastSuccessAt, lastFailure } = figures;
  const never = words.t('provider.none-since-start');
  const figure = (name: string, value: string, of: string, at: Date | null = null): WalletFigure => ({
    label: words.t(`provider.figures.${name}`),
    value,
    of,
    at,
  });

  return [
    heartbeat
      ? figure(
          'heartbeat',
          words.t(`provider.heartbeats.${heartbeat.status}`),
          delayText(heartbeat.delayMs, words),
          heartbeat.at,
        )
      : figure('heartbeat', '', words.t('provider.unasked')),
    latency('p50', figures.latencyP50),
    latency('p95', figures.latencyP95),
    figure(
      'breaker',
      words.t(`provider.breakers.${breaker}`),
      words.t(`provider.breaker-means.${breaker}`),
      rest?.since ?? null,
    ),
    figure('success', '', lastSuccessAt ? '' : never, lastSuccessAt),
    lastFailure
      ? figure('failure', '', words.t(`provider.kinds.${lastFailure.kind}`), lastFailure.at)
      : figure('failure', '', never),
  ];

  function latency(name: 'p50' | 'p95', ms: number | null): WalletFigure {
    return ms === null
      ? figure(name, '', words.t('provider.quiet', { minutes: WINDOW_MINUTES }))
      : figure(name, msText(ms, words), words.t('provider.of', { count: figures.requests }));
  }
}

const msText = (ms: number, words: Words): string =>
  words.t('provider.ms', { ms: words.number(Math.max(1, Math.round(ms))) });

const delayText = (ms: number | null, words: Words): string =>
  ms === null ? '' : words.t('provider.delay', { ms: msText(ms, words) });

function failuresModel(
  { failures, requests }: WalletHealthFigures,
  words: Words,
): WalletPageModel['failures'] {
  return (Object.entries(failures) as [WalletErrorKind, number][])
    .sort(([, a], [, b]) => b - a)
    .map(([kind, share]) => ({
      name: words.t(`provider.kinds.${kind}`),
      share: requests < ENOUGH ? '' : words.percent(share),
      part: words.t('provider.failures.part', { part: Math.round(share * requests), whole: requests }),
    }));
}

function failuresNote({ failures, requests }: WalletHealthFigures, words: Words): string {
  if (requests === 0) {
    return words.t('provider.quiet', { minutes: WINDOW_MINUTES });
  }
  if (Object.keys(failures).length === 0) {
    return words.t('provider.failures.none');
  }

  return requests < ENOUGH ? words.t('provider.failures.few') : '';
}

function operatorModel(
  { untrusted, unknownWords, anomalies }: WalletHealthFigures,
  words: Words,
): WalletPageModel['operator'] {
  return {
    untrusted: untrusted && {
      text: words.t('provider.operator.untrusted', { count: untrusted.count }),
      at: untrusted.at,
    },
    words: unknownWords,
    anomalies: anomalies > 0 ? words.t('provider.operator.anomalies', { count: anomalies }) : '',
    none: untrusted === null && unknownWords.length === 0 && anomalies === 0,
  };
}
