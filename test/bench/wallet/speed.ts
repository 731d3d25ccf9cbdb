import { TransactionMatching } from '../../../src/modules/matching/transaction-matching.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { OWN_ZONE } from '../../integration/matching/ledger-lookup.js';
import { largeAccount } from '../../integration/matching/planted-accounts.js';
import { NO_NOTICES } from '../../integration/matching/planted-run.js';
import type { Bench } from '../bench.js';
import type { Figure } from '../figure.js';

const MOST_MS = 5;
const QUESTIONS = 100;

/** Everything but the fetch: words read, zones tried, 1,500 transactions weighed and explained. */
export async function matchingSpeed({ report }: Bench): Promise<void> {
  const { lookup, statements } = largeAccount(false);
  const matching = new TransactionMatching(lookup, new WalletOptions(null, OWN_ZONE), NO_NOTICES);
  const { transactions } = lookup.holder(OWN_ZONE);
  const sentAt = new Date(Math.max(...transactions.map(({ createdAt }) => createdAt?.getTime() ?? 0)));
  // Nothing is said of the day, so that all of them may be meant.
  const requests = statements(QUESTIONS).map(({ request }) => ({
    ...request,
    sentAt,
    occurred: { ...request.occurred, localDate: '', localTime: null, precision: 'unknown' as const },
    description: `前几天的，${request.description ?? ''}`.replaceAll(
      /昨天|今天|前天|周.|上周.|\d+月\d+号/g,
      '',
    ),
  }));
  const page = JSON.stringify(transactions);
  const delays = await ninetyFive(requests, async (request) => {
    const { lookedAt } = await matching.match(request);
    if (lookedAt !== transactions.length) {
      throw new Error(`Only ${lookedAt} transactions were looked through.`);
    }
  });
  const raw = await ninetyFive(requests, () => void JSON.parse(page));
  report(
    figureOf('matching over 1,500, 95 of 100 within', delays, 'promised on a machine at rest', MOST_MS, null),
  );
  report(
    figureOf('matching over 1,500, 95 of 100 within', delays, 'JSON.parse of their page', raw, { atMost: 3 }),
  );
}

function figureOf(
  name: string,
  ours: number,
  limitName: string,
  limit: number,
  demand: Figure['demand'],
): Figure {
  const ratio = ours / limit;

  return { name, unit: 'ms', ours, limitName, limit, ratio, lowest: ratio, highest: ratio, demand };
}

/** Milliseconds that 95 of 100 stay below; each is done twice, and the first time warms up. */
async function ninetyFive<T>(all: readonly T[], one: (what: T) => void | Promise<void>): Promise<number> {
  const delays: number[] = [];
  for (const round of [0, 1]) {
    for (const what of all) {
      const started = performance.now();
      await one(what);
      if (round === 1) {
        delays.push(performance.now() - started);
      }
    }
  }
  delays.sort((a, b) => a - b);

  return delays[Math.floor(delays.length * 0.95)] ?? 0;
}
