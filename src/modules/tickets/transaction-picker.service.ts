import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NotFound } from '../../platform/errors/app-error.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { foldedText } from '../../platform/text/folded-text.js';
import type { WalletIdentity } from '../accounts/wallet-identities.lookup.js';
import { isPersonal, shareIdentifier } from '../wallets/account-identifiers.js';
import { type AccountIdentifier, IDENTIFIER_KINDS, type IdentifierKind } from '../wallets/wallet-account.js';
import { WalletError } from '../wallets/wallet-error.js';
import { WalletProvider } from '../wallets/wallet-provider.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import { inTime } from './in-time.js';

/** How far back the list reaches; what is older is described by hand. */
export const PICK_DAYS = 30;
export const PICKS_A_PAGE = 10;
const DAY_MS = 86_400_000;
/** Somebody waits before an empty page: after this he describes it himself. */
const LONGEST_WAIT_MS = 2_500;

/** Which of his transactions somebody looks for. `amount` as typed, `day` as `2026-11-23` of the zone. */
export interface PickQuestion {
  readonly amount: string;
  readonly day: string;
  readonly name: string;
  /** From 1. */
  readonly page: number;
  readonly dayOf: (instant: Date) => string;
}

export interface PickList {
  readonly transactions: readonly WalletTransaction[];
  readonly hasMore: boolean;
}

/**
 * A customer's own transactions, for him to point at one. Shown to nobody but the one for whom the wallet vouches at
 * this moment; that they were shown leaves a row first.
 */
@Injectable()
export class TransactionPicker {
  constructor(
    private readonly wallet: WalletProvider,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Newest first. Null while the wallet does not answer, or not soon enough. */
  async list(actor: KnownActor, { names }: WalletIdentity, question: PickQuestion): Promise<PickList | null> {
    const to = this.clock.now();
    const from = new Date(to.getTime() - PICK_DAYS * DAY_MS);
    const asked = identifiersOf(names);
    const seen = await soon(() => this.wallet.listTransactions(asked, { from, to })).catch(nothingThere);
    if (!seen) {
      return null;
    }
    const fitting = seen.transactions.filter((transaction) => fits(transaction, question));
    const first = (question.page - 1) * PICKS_A_PAGE;
    const transactions = fitting.slice(first, first + PICKS_A_PAGE);
    await this.note(actor, transactions.length);

    return { transactions, hasMore: fitting.length > first + PICKS_A_PAGE };
  }

  /**
   * One of his, however old it is. @throws NotFound alike for what the wallet does not know and for another's; null
   * while the wallet does not answer
   */
  async find(
    actor: KnownActor,
    { names }: WalletIdentity,
    reference: string,
  ): Promise<WalletTransaction | null> {
    const asked = identifiersOf(names);
    const seen = await soon(async () => {
      const [{ identifiers }, transaction] = await Promise.all([
        this.wallet.findAccount(asked),
        this.wallet.getTransaction(reference),
      ]);

      return { own: [...asked, ...identifiers.filter(isPersonal)], transaction };
    });
    if (!seen) {
      return null;
    }
    const { own, transaction } = seen;
    const [pays, gets] = [transaction.debit, transaction.credit].map((party) =>
      shareIdentifier(own, party.identifiers),
    );
    if (!pays && !gets) {
      throw new NotFound();
    }
    await this.note(actor, 1);

    return { ...transaction, direction: pays && gets ? 'self' : pays ? 'out' : 'in' };
  }

  private async note(actor: KnownActor, count: number): Promise<void> {
    await this.unitOfWork.run((tx) =>
      audit(tx, {
        action: 'transactions.shown-to-owner',
        object: { kind: 'customer', id: actor.id },
        meta: { purpose: 'intake', count },
      }),
    );
  }
}

/** Null where nothing came in time, or the wallet is away; what it says that it does not know is not there. */
async function soon<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await inTime(ask(), LONGEST_WAIT_MS);
  } catch (error) {
    if (!(error instanceof WalletError)) {
      throw error;
    }
    if (error.kind === 'NOT_FOUND' || error.kind === 'BAD_REQUEST') {
      throw new NotFound();
    }

    return null;
  }
}

/** An account that the wallet does not know itself has no transactions: its holder says by hand what happened. */
function nothingThere(error: unknown): { readonly transactions: readonly [] } {
  if (error instanceof NotFound) {
    return { transactions: [] };
  }
  throw error;
}

const isKind = (kind: string): kind is IdentifierKind => IDENTIFIER_KINDS.some((one) => one === kind);

/** What the wallet's token calls the account, in the kinds that its interface knows. */
const identifiersOf = (names: WalletIdentity['names']): AccountIdentifier[] =>
  names.flatMap(({ kind, value }) => (isKind(kind) ? [{ kind, value }] : []));

/** Whom the money went to or came from. */
export const otherParty = ({ direction, debit, credit }: WalletTransaction): string | null =>
  (direction === 'in' ? debit : credit).display;

function fits(transaction: WalletTransaction, { amount, day, name, dayOf }: PickQuestion): boolean {
  const { amount: moved, totalDebited, createdAt } = transaction;
  const digits = amount.normalize('NFKC').replaceAll(/[^\d.]/g, '');

  return (
    (digits === '' || [moved, totalDebited].some((one) => isAbout(one, digits))) &&
    (day === '' || (createdAt !== null && dayOf(createdAt) === day)) &&
    (name === '' || foldedText(otherParty(transaction) ?? '').includes(foldedText(name)))
  );
}

/** `200` finds 200.00, and nothing finds 1200 by chance. */
const isAbout = (moved: string, digits: string): boolean =>
  moved === digits || moved.startsWith(digits.includes('.') ? digits : `${digits}.`);
