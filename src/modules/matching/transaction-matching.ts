import { Injectable } from '@nestjs/common';
import { lastedAt, NoticeHistory } from '../notices/notice-history.js';
import { type FoundAccount, TransactionLookup } from '../wallets/transaction.lookup.js';
import { WalletError } from '../wallets/wallet-error.js';
import { WalletOptions } from '../wallets/wallet-options.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import { complaintOf } from './complaint-fit.js';
import { hintsOf, type MatchHints } from './hints/match-hints.js';
import type { Evidence } from './match-evidence.js';
import type { MatchOutcome, RankedTransaction } from './match-outcome.js';
import type { MatchRequest } from './match-request.js';
import { fetchWindows, type TimeReading, timeReadings, type Window } from './time-readings.js';
import { rankTransactions } from './transaction-ranking.js';
import { isPartyOf } from './transaction-score.js';
import { offsetIn, type ZoneHypothesis, zoneHypotheses } from './zone-hypotheses.js';

/** Numbers that the wallet is asked for; a customer who lists more is read by a person. */
const MOST_REFERENCES = 3;
/** What may be the number of a transaction: of an order of 66 nobody is asked. */
const SHORTEST_REFERENCE = 6;
const NOTHING = {
  account: null,
  result: 'none',
  candidates: [],
  question: 'account',
  truncated: false,
  lookedAt: 0,
  foreignReference: false,
} as const;

interface Fetched {
  readonly transactions: readonly WalletTransaction[];
  readonly truncated: boolean;
}

/** Finds the transaction behind a customer's words. Reads only; who asked is recorded by the caller. */
@Injectable()
export class TransactionMatching {
  constructor(
    private readonly wallet: TransactionLookup,
    private readonly options: WalletOptions,
    private readonly notices: NoticeHistory,
  ) {}

  /**
   * @throws WalletError whatever the wallet refuses with, but for an account that it does not know or has twice:
   * that is an answer
   * @throws StatedTimeError for a time that does not exist
   */
  async match(request: MatchRequest): Promise<MatchOutcome> {
    const hints = hintsOf(request);
    const complaint = complaintOf(request.typeCode);
    // Before the wallet is asked: a time that does not exist is refused.
    timeReadings(request.occurred, [], [statedZone(request)], request.sentAt);
    const found = await this.accountOf(request, hints);
    if (typeof found === 'string') {
      return { ...NOTHING, accountIs: found, hints: namesOf(hints, []) };
    }
    const zones = this.zonesOf(request, found);
    const readings = timeReadings(request.occurred, hints.times, zones, request.sentAt);
    const fetched = await this.fetch(
      found,
      fetchWindows(readings, { sentAt: request.sentAt, isDispute: complaint?.isDispute === true }),
    );
    const { own, isForeign } = await this.byNumbers(hints, found, fetched.transactions);
    const transactions = [...own, ...fetched.transactions];
    const assumed = offsetIn(this.options.timeZone, request.sentAt);
    const shifts = zones.map(({ offsetMinutes }) => assumed - offsetMinutes);
    const question = { readings, hints, complaint, shifts, sentAt: request.sentAt };

    const ranking = rankTransactions(transactions, question, request.occurred.precision);

    return {
      ...ranking,
      candidates: await this.withIncidents(ranking.candidates, request),
      account: found.account,
      accountIs: 'known',
      truncated: fetched.truncated,
      lookedAt: transactions.length,
      foreignReference: isForeign,
      hints: namesOf(hints, readings),
    };
  }

  /**
   * The transaction with this number, whoever's it is: for the staff, who ask for one by its number.
   *
   * @throws WalletError `NOT_FOUND` where the wallet knows no such reference
   */
  async byReference(reference: string): Promise<MatchOutcome> {
    const transaction = await this.wallet.require(reference);
    const evidence = [{ kind: 'reference-given', params: {} }] as const;

    return {
      ...NOTHING,
      result: 'strong',
      candidates: [{ transaction, score: 100, evidence }],
      question: null,
      accountIs: 'known',
      lookedAt: 1,
      hints: ['reference'],
    };
  }

  private async accountOf(
    { account }: MatchRequest,
    { references }: MatchHints,
  ): Promise<FoundAccount | 'unknown' | 'several'> {
    try {
      const others = references.filter(({ isPart }) => !isPart).map(({ value }) => value.toUpperCase());
      return await this.wallet.findAccount(account, others.slice(0, MOST_REFERENCES));
    } catch (error) {
      if (error instanceof WalletError && (error.kind === 'NOT_FOUND' || error.kind === 'AMBIGUOUS')) {
        return error.kind === 'NOT_FOUND' ? 'unknown' : 'several';
      }

      throw error;
    }
  }

  private zonesOf(
    { occurred, profileZone, sentAt }: MatchRequest,
    { account }: FoundAccount,
  ): ZoneHypothesis[] {
    const phones = account.identifiers.filter(({ kind }) => kind === 'msisdn').map(({ value }) => value);

    return zoneHypotheses(
      { stated: occurred.zone, profile: profileZone ?? null, phones, own: this.options.timeZone },
      sentAt,
    );
  }

  /** What happened while an outage or maintenance of its kind was announced says so. */
  private async withIncidents(
    candidates: readonly RankedTransaction[],
    { typeCode }: MatchRequest,
  ): Promise<readonly RankedTransaction[]> {
    const moments = candidates.flatMap(({ transaction: { createdAt } }) => createdAt ?? []);
    const notices = typeCode && moments.length > 0 ? await this.notices.during(typeCode, moments) : [];

    return candidates.map((candidate) => {
      const { createdAt } = candidate.transaction;
      const during = notices.filter((notice) => createdAt !== null && lastedAt(notice, createdAt));
      const evidence = during.map(({ id }): Evidence => ({ kind: 'in-incident', params: { notice: id } }));
      return { ...candidate, evidence: [...candidate.evidence, ...evidence] };
    });
  }

  /** Times without a zone may be off by hours; the wallet's adapter reads further for those by itself. */
  private async fetch({ identifiers }: FoundAccount, windows: readonly Window[]): Promise<Fetched> {
    const pages = await Promise.all(windows.map((window) => this.wallet.within(identifiers, window)));

    return {
      transactions: pages.flatMap(({ transactions }) => transactions),
      truncated: pages.some(({ truncated }) => truncated),
    };
  }

  /** What has one of the numbers that the customer gave, where he is a party to it; else it is somebody else's. */
  private async byNumbers(
    { references }: MatchHints,
    { account }: FoundAccount,
    fetched: readonly WalletTransaction[],
  ): Promise<{ readonly own: readonly WalletTransaction[]; readonly isForeign: boolean }> {
    const own: WalletTransaction[] = [];
    let isForeign = false;
    const wanted = references
      .filter(({ value, isPart }) => !isPart && value.length >= SHORTEST_REFERENCE)
      .slice(0, MOST_REFERENCES);
    for (const { value } of wanted) {
      const number = value.toUpperCase();
      const isHere = fetched.some(({ reference, receipt, partnerReference }) =>
        [reference, receipt, partnerReference].includes(number),
      );
      const transaction = isHere ? null : await this.byNumber(number);
      if (transaction && isPartyOf(transaction, account.identifiers)) {
        own.push(transaction);
      } else if (transaction) {
        isForeign = true;
      }
    }

    return { own, isForeign };
  }

  private async byNumber(reference: string): Promise<WalletTransaction | null> {
    try {
      return await this.wallet.require(reference);
    } catch (error) {
      if (error instanceof WalletError && (error.kind === 'NOT_FOUND' || error.kind === 'BAD_REQUEST')) {
        return null;
      }

      throw error;
    }
  }
}

const statedZone = ({ occurred: { zone } }: MatchRequest): ZoneHypothesis => ({
  zone,
  factor: 1,
  offsetMinutes: 0,
  isStated: true,
});

/** Which kinds of hints there were; never what was said. */
function namesOf(hints: MatchHints, readings: readonly TimeReading[]): string[] {
  const there: readonly (readonly [string, boolean])[] = [
    ['time', readings.length > 0],
    ['time-in-words', hints.times.length > 0],
    ['amount', hints.amounts.length > 0],
    ['currency', hints.currency !== null],
    ['reference', hints.references.length > 0],
    ['counterparty', hints.counterparty !== null],
    ['card', hints.card !== null],
    ['channel', hints.channel !== null],
    ['direction', hints.direction !== null],
  ];

  return there.filter(([, is]) => is).map(([name]) => name);
}
