import type Database from 'better-sqlite3';
import type { CastAccount } from './cast-account.js';
import type { Cast } from './cast.js';
import { limitOf } from './limits.js';
import { CURRENCY_FACTOR } from './mix.js';
import type { PlannedTransaction } from './plan.js';
import { legsOf, numberedReference, receiptOf } from './posting.js';
import type { Leg } from './posting.js';
import { Random } from './random.js';
import { Spending } from './spending.js';
import { isHolding, isPosting } from './transitions.js';

/** Long enough for the last 29 February to lie in it. */
const OPENED_AGO = 1_500 * 86_400_000;

/** What everybody starts with, in CNY. */
const OPENING_BALANCE = { low: 6_000, high: 30_000, persona: 50_000 };

/** Everyday life leaves this much for what is planted, in CNY. */
const CUSHION = 1_000;

interface Standing {
  balance: number;
  reserved: number;
}

/** Posts a plan in the order of time. Nobody but customers has to have the money that leaves his account. */
export class LedgerWriter {
  private readonly standing = new Map<number, Standing>();
  private readonly references = new Map<PlannedTransaction, string>();
  private readonly insert: Record<
    'account' | 'identifier' | 'transaction' | 'entry' | 'hold' | 'standing',
    Database.Statement
  >;
  private readonly refused = new Set<PlannedTransaction>();
  private readonly spending = new Spending();
  private seq = 0;

  constructor(database: Database.Database) {
    this.insert = {
      account: database.prepare(
        `INSERT INTO accounts (id, kind, name, currency, status, sub_status, zone, kyc_level, kyc, kyc_reason, unlocks_at,
           trading_name, is_zoneless, limit_period, limit_amount, opened_at)
         VALUES (@id, @kind, @name, @currency, @status, @subStatus, @zone, @kycLevel, @kyc, @kycReason, @unlocksAt,
           @tradingName, @isZoneless, @limitPeriod, @limitAmount, @openedAt)`,
      ),
      identifier: database.prepare('INSERT INTO identifiers (kind, value, account_id) VALUES (?, ?, ?)'),
      transaction: database.prepare(
        `INSERT INTO transactions VALUES (@seq, @reference, @receipt, @originalReference, @partnerReference, @type,
           @subType, @status, @reason, @currency, @amount, @fee, @spread, @debit, @credit, @debitPosted, @creditPosted,
           @description, @channel, @holdReason, @holdUntil, @expectedAt, @latestAt, @details, @settlesAt, @settlesTo, @createdAt, @modifiedAt)`,
      ),
      entry: database.prepare(
        'INSERT INTO entries (transaction_seq, account_id, kind, currency, amount, posted_at) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      hold: database.prepare('INSERT INTO holds (transaction_seq, account_id, amount) VALUES (?, ?, ?)'),
      standing: database.prepare(
        'UPDATE accounts SET balance = ?, reserved = ?, limit_used = ? WHERE id = ?',
      ),
    };
  }

  write(cast: Cast, plan: readonly PlannedTransaction[], now: number): void {
    for (const account of cast.accounts) {
      this.open(account, now);
    }

    for (const account of cast.accounts) {
      this.endow(account, cast, now - OPENED_AGO);
    }

    for (const planned of [...plan].sort((a, b) => a.at - b.at)) {
      this.postUnlessOriginalWasRefused(planned, cast);
    }

    for (const account of cast.accounts) {
      const { balance, reserved } = this.standingOf(account);
      this.insert.standing.run(balance, reserved, this.spending.usedBy(account), account.id);
    }
  }

  private open(account: CastAccount, now: number): void {
    const { id, kind, kycLevel, currency, unlocksAfterMs, kycReason = null, tradingName = null } = account;
    const limit = kind === 'customer' ? limitOf(kycLevel, currency) : null;
    const unlocksAt = unlocksAfterMs === undefined ? null : now + unlocksAfterMs;
    this.insert.account.run({
      ...account,
      kycReason,
      unlocksAt,
      tradingName,
      isZoneless: Number(account.isZoneless),
      limitPeriod: limit?.period ?? null,
      limitAmount: limit?.amount ?? null,
      openedAt: now - OPENED_AGO,
    });
    this.standing.set(id, { balance: 0, reserved: 0 });

    for (const [itsKind, value] of account.identifiers) {
      this.insert.identifier.run(itsKind, value, id);
    }
  }

  private endow(account: CastAccount, cast: Cast, at: number): void {
    const { id, kind, currency, status, isPersona, opening } = account;

    if (kind !== 'customer' || status === 'unregistered') {
      return;
    }

    const { low, high, persona } = OPENING_BALANCE;
    const drawn = isPersona ? persona : new Random(`opening of ${id}`).int(low, high);
    const amount = (opening ?? Math.round(drawn * (CURRENCY_FACTOR[currency] ?? 1))) * 100;

    this.move(null, at, currency, [
      [cast.system('issuance', currency), -amount, 'opening'],
      [account, amount, 'opening'],
    ]);
  }

  private postUnlessOriginalWasRefused(planned: PlannedTransaction, cast: Cast): void {
    if (planned.original && this.refused.has(planned.original)) {
      return;
    }

    const affordable = this.affordable(planned);

    if (affordable.status !== planned.status) {
      this.refused.add(planned);
    }

    this.post(affordable, planned, cast);
  }

  /** Who cannot pay or has reached his limit is refused, as in life; fixed material always goes through. */
  private affordable(planned: PlannedTransaction): PlannedTransaction {
    const isMoving = isPosting(planned.status) || isHolding(planned.status) || planned.debitPosted === true;

    if (!isMoving || planned.debit.kind !== 'customer' || planned.original !== undefined) {
      return planned;
    }

    const fee = this.spending.feeOf(planned);
    const reason =
      planned.reference === undefined
        ? (this.shortage(planned, fee) ?? this.spending.refusal(planned))
        : null;

    if (reason !== null) {
      const nothing = {
        settles: undefined,
        expectedAt: undefined,
        latestAt: undefined,
        holdUntil: undefined,
      };
      return { ...planned, ...nothing, status: 'failed', reason, holdReason: undefined, debitPosted: false };
    }

    this.spending.count(planned);
    return fee === planned.fee ? planned : { ...planned, fee };
  }

  private shortage({ debit, amount }: PlannedTransaction, fee: number): 'insufficientFunds' | null {
    const { balance, reserved } = this.standingOf(debit);
    const cushion = Math.round(CUSHION * (CURRENCY_FACTOR[debit.currency] ?? 1)) * 100;

    return balance - reserved - cushion < amount + fee ? 'insufficientFunds' : null;
  }

  private post(transaction: PlannedTransaction, planned: PlannedTransaction, cast: Cast): void {
    const { debit, credit, amount, fee, spread = 0, status, original, settles } = transaction;
    const { currency } = debit;
    const seq = ++this.seq;
    const reference = transaction.reference ?? numberedReference(seq);
    const modifiedAt = transaction.at + transaction.durationMs;
    const isPosted = isPosting(status);
    const debitPosted = isPosted || transaction.debitPosted === true;
    this.references.set(planned, reference);

    this.insert.transaction.run({
      seq,
      reference,
      receipt: receiptOf(transaction.reference ?? null, seq),
      originalReference: original ? this.references.get(original) : null,
      partnerReference: transaction.partnerReference ?? null,
      type: transaction.type,
      subType: transaction.subType ?? null,
      status,
      reason: transaction.reason ?? null,
      currency,
      amount,
      fee,
      spread,
      debit: debit.id,
      credit: credit.id,
      debitPosted: Number(debitPosted),
      creditPosted: Number(isPosted),
      description: transaction.description ?? null,
      channel: transaction.channel,
      holdReason: transaction.holdReason ?? null,
      holdUntil: transaction.holdUntil ?? null,
      expectedAt: transaction.expectedAt ?? null,
      latestAt: transaction.latestAt ?? null,
      details: transaction.details ? JSON.stringify(transaction.details) : null,
      settlesAt: settles?.at ?? null,
      settlesTo: settles?.to ?? null,
      createdAt: transaction.at,
      modifiedAt,
    });

    if (debitPosted) {
      const to = isPosted ? credit : cast.system('suspense', currency);
      const [fees, exchange] = [cast.system('fees', currency), cast.system('fx', currency)];
      this.move(seq, modifiedAt, currency, legsOf({ from: debit, to, amount, fee, spread, fees, exchange }));
    } else if (isHolding(status) && debit.kind === 'customer') {
      this.insert.hold.run(seq, debit.id, amount + fee);
      this.standingOf(debit).reserved += amount + fee;
    }
  }

  private move(seq: number | null, at: number, currency: string, legs: readonly Leg<CastAccount>[]): void {
    for (const [account, amount, kind] of legs) {
      this.insert.entry.run(seq, account.id, kind, currency, amount, at);
      this.standingOf(account).balance += amount;
    }
  }

  private standingOf({ id }: CastAccount): Standing {
    const standing = this.standing.get(id);

    if (!standing) {
      throw new RangeError(`account ${id} is not open`);
    }

    return standing;
  }
}
