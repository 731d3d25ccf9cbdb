import { randomUUID } from 'node:crypto';
import { AMINA } from '../../src/demo-wallet/personas.js';
import { type DemoWallet, startDemoWallet } from '../../src/demo-wallet/server.js';
import type { FaultMode } from '../../src/demo-wallet/faults.js';
import { AdvanceReversalHandler } from '../../src/modules/reversals/advance-reversal.handler.js';
import { DecideReversalService } from '../../src/modules/reversals/decide-reversal.service.js';
import { ProposeReversalService } from '../../src/modules/reversals/propose-reversal.service.js';
import type { ProposeReversalDto } from '../../src/modules/reversals/reversal.dto.js';
import { WalletProvider } from '../../src/modules/wallets/wallet-provider.js';
import type { WalletTransaction } from '../../src/modules/wallets/wallet-transaction.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { SqlRow } from '../../src/platform/database/statement.js';
import type { KnownActor } from '../../src/platform/identity/actor.js';
import { givingMoneyBack } from './giving-back.js';
import { LinkedDesk } from './linked-desk.js';
import { WholeDesk } from './whole-desk.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const ACCOUNT = [{ kind: 'msisdn', value: AMINA.msisdn }] as const;
const DAY = 86_400_000;

/** A desk that gives money back, a demo wallet that does as it is told, and people who propose and decide. */
export class ReversalDesk {
  private payments: WalletTransaction[] | null = null;

  private constructor(
    readonly desk: WholeDesk,
    private readonly purse: DemoWallet,
    private readonly time: { now: Date },
    readonly agent: KnownActor,
    readonly supervisor: KnownActor,
  ) {}

  static async start(
    databaseUrl: string,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<ReversalDesk> {
    const time = { now: NOW };
    const purse = await startDemoWallet({ file: ':memory:', now: NOW, clock: () => time.now, faults: true });
    const desk = await WholeDesk.start(databaseUrl, {
      WALLET_URL: purse.baseUrl,
      WALLET_TIME_ZONE: 'Asia/Shanghai',
      CLOCK_AT: NOW.toISOString(),
      ...givingMoneyBack(),
      ...settings,
    });

    return new ReversalDesk(
      desk,
      purse,
      time,
      await desk.staff('Jonas'),
      await desk.staff('Supriya', 'supervisor'),
    );
  }

  /** The wallet's clock goes on, so that what is under way there arrives. */
  later(seconds: number): void {
    this.time.now = new Date(this.time.now.getTime() + seconds * 1_000);
  }

  async misbehave(mode: FaultMode, delayMs?: number): Promise<void> {
    const url = new URL('/faults', this.purse.baseUrl);
    await fetch(url, { method: 'POST', body: JSON.stringify({ mode, delayMs }) });
  }

  /** A payment to a shop that is through, and that nobody here has used yet. */
  async aPayment(): Promise<WalletTransaction> {
    this.payments ??= await this.allPayments();
    const one = this.payments.pop();
    if (!one) {
      throw new Error('The demo wallet has no payment that nobody has used.');
    }

    return one;
  }

  private async allPayments(): Promise<WalletTransaction[]> {
    const window = { from: new Date(NOW.getTime() - 28 * DAY), to: NOW };
    const { transactions } = await this.desk.the(WalletProvider).listTransactions(ACCOUNT, window);
    const given = transactions.flatMap(({ originalReference }) => originalReference ?? []);

    return transactions.filter(
      ({ reference, type, state, direction, amount }) =>
        type === 'merchantpay' &&
        state === 'COMPLETED' &&
        direction === 'out' &&
        Number(amount) > 2 &&
        Number(amount) < 500 &&
        !given.includes(reference),
    );
  }

  /** A ticket to which this transaction is tied. */
  async linked(reference: string): Promise<LinkedTransaction> {
    const customer = await this.desk.customer();
    const ticket = new LinkedDesk(this.desk, this.agent, await this.desk.ticket(customer));
    await ticket.look(reference);
    await ticket.link(reference);
    const [link] = await ticket.rows(
      'SELECT l.id FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id',
    );

    return { ticket, link: String(link?.id), reference };
  }

  async propose(
    { ticket, link }: LinkedTransaction,
    input: Partial<ProposeReversalDto> = {},
    by: KnownActor = this.agent,
  ): Promise<string> {
    const typed = {
      extent: 'whole',
      reason: 'duplicate',
      note: 'It was taken twice.',
      key: randomUUID(),
    } as const;
    await this.desk.the(ProposeReversalService).propose(by, ticket.ticket, link, { ...typed, ...input });
    const [row] = await this.desk.rows(
      'SELECT id FROM reversal_requests WHERE link_id = ? ORDER BY proposed_at DESC, step LIMIT 1',
      [link],
    );

    return String(row?.id);
  }

  approve(id: string, by: KnownActor = this.supervisor): Promise<void> {
    return this.desk.the(DecideReversalService).approve(by, id, { key: randomUUID() });
  }

  /** Proposed and approved: the wallet has not heard of it. */
  async approved(
    input: Partial<ProposeReversalDto> = {},
    reference?: string,
  ): Promise<LinkedTransaction & { readonly id: string }> {
    const linked = await this.linked(reference ?? (await this.aPayment()).reference);
    const id = await this.propose(linked, input);
    await this.approve(id);

    return { ...linked, id };
  }

  /** Does the step that is its turn, as the job would → where it stands then. */
  async advance(id: string): Promise<string> {
    await this.desk
      .the(AdvanceReversalHandler)
      .advance(
        { id, step: 0 },
        { workId: randomUUID(), complete: (work) => this.desk.the(UnitOfWork).run(work) },
      );

    return String((await this.row(id)).status);
  }

  async row(id: string): Promise<SqlRow> {
    const [row] = await this.desk.rows('SELECT * FROM reversal_requests WHERE id = ?', [id]);

    return row ?? {};
  }

  /** The wallet's own back office gives a part of it back → the number of what it made. */
  async giveBack(reference: string, amount: string): Promise<string> {
    const outcome = await this.desk.the(WalletProvider).requestReversal({
      correlationId: randomUUID(),
      originalReference: reference,
      kind: 'adjustment',
      part: { amount, currency: 'CNY' },
      description: null,
    });
    if (outcome.state !== 'DONE') {
      throw new Error(`The demo wallet gave nothing back: ${outcome.state}`);
    }

    return outcome.reversal.reference;
  }

  /** What the wallet itself has of it: the references of all that give this transaction back. */
  async givenBack(reference: string): Promise<string[]> {
    const to = new Date(Math.max(Date.now(), this.time.now.getTime()));
    const { transactions } = await this.desk
      .the(WalletProvider)
      .listTransactions(ACCOUNT, { from: new Date(NOW.getTime() - DAY), to });

    return transactions
      .filter(({ originalReference }) => originalReference === reference)
      .map((one) => one.reference);
  }

  /** The steps in the record of a ticket, without the name of the family. */
  async steps({ ticket }: LinkedTransaction): Promise<string[]> {
    const rows = await ticket.rows(
      `SELECT e.fact FROM entries e JOIN tickets t ON t.id = e.ticket_id`,
      `AND e.kind = 'reversal' AND e.visibility = 'internal' ORDER BY e.seq`,
    );

    return rows.map(({ fact }) => (JSON.parse(String(fact)) as { key: string }).key.replace('reversal-', ''));
  }

  async stop(): Promise<void> {
    await this.desk.stop();
    await this.purse.close();
  }
}

export interface LinkedTransaction {
  readonly ticket: LinkedDesk;
  readonly link: string;
  readonly reference: string;
}
