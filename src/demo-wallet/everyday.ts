import type { CastAccount } from './cast-account.js';
import type { Cast } from './cast.js';
import { DESCRIPTIONS } from './cast-names.js';
import { endOf, latestEndOf, usualEndOf } from './delays.js';
import { incidentsAt } from './incidents.js';
import type { Incident } from './incidents.js';
import { FAILURE_MIX, STATUS_MIX, TYPE_MIX } from './mix.js';
import type { EverydayType, LedgerStatus } from './mix.js';
import { amountOf, momentOf, exchangeOf, spreadOf, subTypeOf, whereabouts } from './everyday-draws.js';
import { feeFor } from './plan.js';
import type { PlannedTransaction } from './plan.js';
import { PROFILES } from './profile.js';
import type { ProfileFacts } from './profile.js';
import { Random } from './random.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Everyday life: log-normal activity, median 25 transactions a customer. */
const ACTIVITY = { median: 25, sigma: 1, least: 3, persona: 80, ofFirstTier: 8 };
const OPEN_STATUSES: readonly LedgerStatus[] = ['pending', 'held', 'doubt'];
const OPENED_WITHIN = 3 * DAY;

/** The last days of the personas hold what is planted there, and nothing else. */
const QUIET_DAYS_OF_PERSONAS = 2 * DAY;

/** So much of what breaks down does so while something is known to be broken. */
const WITHIN_INCIDENTS = 0.7;
const BREAKDOWNS = ['NETWORK_OR_AGENT_TIMEOUT', 'COUNTERPARTY_OFFLINE', 'TECHNICAL_ERROR'];

/** What everybody does on ninety ordinary days. Each customer has a stream of chance of his own. */
export function planEverydayLife(
  cast: Cast,
  now: number,
  { everyday, mostOfOne }: ProfileFacts = PROFILES.default,
): PlannedTransaction[] {
  const customers = cast.accounts.filter(
    ({ kind, status, isOfScenario }) => kind === 'customer' && status !== 'unregistered' && !isOfScenario,
  );
  const activity = customers.map((customer) => activityOf(customer, mostOfOne));
  const scale = everyday / activity.reduce((sum, count) => sum + count, 0);
  const life = new EverydayLife(cast, now);

  return customers.flatMap((customer, index) => {
    const random = new Random(`life of ${customer.id}`);
    const count = Math.min(mostOfOne, Math.ceil((activity[index] ?? 0) * scale));

    return Array.from({ length: count }, () => life.planOne(customer, random));
  });
}

function activityOf({ id, isPersona, kycLevel }: CastAccount, most: number): number {
  const drawn = new Random(`activity of ${id}`).logNormal(ACTIVITY.median, ACTIVITY.sigma);

  if (isPersona) {
    return ACTIVITY.persona;
  }

  return Math.min(kycLevel === 1 ? ACTIVITY.ofFirstTier : most, Math.max(ACTIVITY.least, Math.round(drawn)));
}

class EverydayLife {
  private readonly friends = new Map<string, readonly CastAccount[]>();
  private readonly broken: readonly Incident[];

  constructor(
    private readonly cast: Cast,
    private readonly now: number,
  ) {
    this.broken = incidentsAt(now).filter(({ id }) => id === 'I1' || id === 'I2');
  }

  planOne(owner: CastAccount, random: Random): PlannedTransaction {
    const type = random.weighted(TYPE_MIX);
    const { debit, credit } = this.partiesOf(type, owner, random);
    const amount = amountOf(type, owner, random);
    const chance = random.weighted(STATUS_MIX);
    const drawn = owner.isPersona && OPEN_STATUSES.includes(chance) ? 'completed' : chance;
    const reason = drawn === 'failed' ? random.weighted(FAILURE_MIX) : undefined;
    const incident =
      reason !== undefined && BREAKDOWNS.includes(reason) && random.chance(WITHIN_INCIDENTS)
        ? random.pick(this.broken)
        : null;
    const at = this.beginningOf(owner, drawn, incident, random);
    const details = {
      ...(owner.travels ? { geoCode: whereabouts(owner, at) } : {}),
      ...(incident?.component === 'bank-rail-b' ? { rail: incident.component } : {}),
      ...(type === 'inttransfer' ? exchangeOf(amount, owner.currency, random) : {}),
    };

    return {
      at,
      ...this.courseOf(type, drawn, at, owner, random),
      type,
      subType: subTypeOf(type, credit, debit),
      debit,
      credit,
      amount,
      fee: feeFor(type, amount, type === 'deposit' ? debit : credit),
      ...(type === 'inttransfer' ? { spread: spreadOf(amount, owner.currency) } : {}),
      description: random.pick(DESCRIPTIONS[type] ?? [null]),
      channel: random.weighted([
        ['app', 8],
        ['web', 1],
        ['ussd', 1],
      ] as const),
      ...(type === 'merchantpay' ? { partnerReference: `ORD-${random.int(100_000, 999_999)}` } : {}),
      ...(reason === undefined ? {} : { reason }),
      ...(Object.keys(details).length > 0 ? { details } : {}),
    };
  }

  private beginningOf(
    owner: CastAccount,
    status: LedgerStatus,
    incident: Incident | null,
    random: Random,
  ): number {
    if (owner.isPersona) {
      return momentOf(owner, random, this.now, QUIET_DAYS_OF_PERSONAS);
    }

    if (incident) {
      const from = incident.from.getTime();
      return random.int(from, (incident.to?.getTime() ?? this.now) - 1);
    }

    return OPEN_STATUSES.includes(status)
      ? this.now - random.int(HOUR, OPENED_WITHIN)
      : momentOf(owner, random, this.now);
  }

  /** How it ends and when; what has not ended by now is on its way, and ends by itself. */
  private courseOf(
    type: EverydayType,
    drawn: LedgerStatus,
    at: number,
    owner: CastAccount,
    random: Random,
  ): Pick<PlannedTransaction, 'status' | 'durationMs'> & Partial<PlannedTransaction> {
    const offset = owner.utcOffsetHours * HOUR;
    const expectations = { expectedAt: usualEndOf(type, at), latestAt: latestEndOf(type, at, offset) };

    if (OPEN_STATUSES.includes(drawn)) {
      return {
        status: drawn,
        durationMs: 0,
        ...expectations,
        ...(drawn === 'held' ? { holdReason: 'riskReview', holdUntil: at + 2 * DAY } : {}),
        ...(random.chance(0.7)
          ? {
              settles: {
                at: this.now + random.int(HOUR / 6, 2 * DAY),
                to: random.chance(0.9) ? 'completed' : 'failed',
              },
            }
          : {}),
      };
    }

    const end = endOf(type, at, offset, random);

    return end > this.now && drawn === 'completed'
      ? { status: 'pending', durationMs: 0, ...expectations, settles: { at: end, to: 'completed' } }
      : { status: drawn, durationMs: Math.min(end, this.now) - at };
  }

  private partiesOf(
    type: EverydayType,
    owner: CastAccount,
    random: Random,
  ): { debit: CastAccount; credit: CastAccount } {
    const { currency } = owner;
    const one = (...kinds: Parameters<Cast['of']>[0][]): CastAccount =>
      random.pick(this.cast.of(random.pick(kinds), currency));

    switch (type) {
      case 'merchantpay':
        return { debit: owner, credit: one('merchant') };
      case 'transfer':
        return { debit: owner, credit: this.friendOf(owner, random) };
      case 'deposit':
        return { debit: one('bank', 'bank', 'bank', 'agent'), credit: owner };
      case 'withdrawal':
        return { debit: owner, credit: one('bank', 'bank', 'bank', 'agent') };
      case 'billpay':
        return { debit: owner, credit: one('biller') };
      case 'disbursement':
        return {
          debit: random.chance(0.3) ? this.cast.system('promo', currency) : one('merchant'),
          credit: owner,
        };
      case 'inttransfer':
        return { debit: owner, credit: this.cast.system('abroad', currency) };
    }
  }

  /** Whose records name no zone is with an older provider, and only such people have such records. */
  private friendOf({ id, currency, isZoneless }: CastAccount, random: Random): CastAccount {
    const friends = this.friendsIn(currency);
    const friend = friends.length > 1 && !isZoneless && !random.chance(0.15) ? random.pick(friends) : null;

    return friend === null || friend.id === id ? this.cast.system('other-wallet', currency) : friend;
  }

  private friendsIn(currency: string): readonly CastAccount[] {
    const known =
      this.friends.get(currency) ??
      this.cast
        .of('customer', currency)
        .filter(
          ({ status, isPersona, isOfScenario, isZoneless }) =>
            status === 'available' && !isPersona && !isOfScenario && !isZoneless,
        );
    this.friends.set(currency, known);

    return known;
  }
}
