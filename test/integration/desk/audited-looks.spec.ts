import type { Type } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { MoneyPanel } from '../../../src/modules/desk/money-panel.js';
import { MyMoneyQuery } from '../../../src/modules/portal/my-money.query.js';
import { FindTransactionsHandler } from '../../../src/modules/tickets/find-transactions.handler.js';
import { ShownMoney } from '../../../src/modules/tickets/shown-money.js';
import type { TicketOpened } from '../../../src/modules/tickets/ticket-opened.event.js';
import { TransactionLookupsService } from '../../../src/modules/tickets/transaction-lookups.service.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import type { ToldClock } from '../../../src/platform/clock/told-clock.js';
import type { SqlRow } from '../../../src/platform/database/statement.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { BLANK } from '../../../src/platform/http/form.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { gsmaTransfer, LinkedDesk } from '../../support/linked-desk.js';
import { WholeDesk } from '../../support/whole-desk.js';
import { startStubWallet, type StubWallet } from '../wallets/stub-wallet.js';

const TX = 'TX-8';
const ACCOUNT = {
  accountIdentifiers: [{ key: 'msisdn', value: '+8613800000001' }],
  identity: [{}],
  accountStatus: 'available',
};

describe.each(databaseKinds)('whatever the wallet is asked for a ticket, on $name', ({ newUrl }) => {
  let wallet: StubWallet;
  let desk: WholeDesk;
  let ticket: LinkedDesk;
  let ticketId: string;

  beforeAll(async () => {
    wallet = await startStubWallet((path) => {
      if (path.endsWith('/transactions')) {
        return { body: [gsmaTransfer(TX)] };
      }

      return { body: path.startsWith('/transactions/') ? gsmaTransfer(TX) : ACCOUNT };
    });
    desk = await WholeDesk.start(await newUrl(), { WALLET_URL: wallet.baseUrl });
    ticket = new LinkedDesk(desk, await desk.staff('Jonas'), await desk.ticket(await desk.customer()));
    await write(
      `UPDATE tickets SET account = '+8613800000001', occurred_date = '2026-07-29', occurred_zone = 'Asia/Shanghai',
         occurred_precision = 'day', amount = '500.00', lookup_state = 'waiting' WHERE reference = ?`,
      ticket.ticket,
    );
    ticketId = String((await ticket.rows('SELECT t.id FROM tickets t'))[0]?.id);
  }, 60_000);
  afterAll(async () => {
    await desk?.stop();
    await wallet?.close();
  });

  const write = (sql: string, ...values: string[]) =>
    desk.the(UnitOfWork).run(async (tx) => void (await tx.sql(sql, values)));
  /** All that is kept of answers, for this ticket. */
  const kept = async (): Promise<SqlRow[]> => [
    ...(await desk.rows('SELECT reference, fetched_at AS at FROM transaction_candidates ORDER BY id')),
    ...(await desk.rows('SELECT hash, taken_at AS at FROM transaction_snapshots ORDER BY id')),
  ];
  const audited = async (): Promise<string[]> =>
    (
      await desk.rows(
        `SELECT action, meta FROM audit_rows WHERE (action LIKE 'wallet.%' OR action LIKE 'transaction.%')
           AND (object_id = ? OR meta LIKE ?) ORDER BY at, id`,
        [ticketId, `%${ticketId}%`],
      )
    ).map(({ action, meta }) => {
      const { purpose } = JSON.parse(String(meta)) as { purpose?: string };

      return `${String(action)} ${String(purpose)}`;
    });

  /** Read at once, or behind the page where this machine is slower than an agent is patient. */
  const readAgain = async (): Promise<void> => {
    if ((await ticket.change('refresh')) === 'checking') {
      await ticket.lookForAsker();
    }
  };
  /** Every way to an answer, in the order in which a ticket takes them, and the row that each leaves. */
  const ways: readonly (readonly [string, () => Promise<unknown>, string | RegExp])[] = [
    [
      'the first look of the desk itself',
      () =>
        desk.the(FindTransactionsHandler).whenOpened({ ticketId } as TicketOpened, {
          workId: randomUUID(),
          complete: (work) => desk.the(UnitOfWork).run(work),
        }),
      'wallet.looked-up identify',
    ],
    ['a look by number', () => ticket.look(TX), 'wallet.looked-up state'],
    [
      'a look by account and day',
      () =>
        desk.the(TransactionLookupsService).look(ticket.agent, ticket.ticket, {
          lookAccount: '+8613800000001',
          lookDate: '2026-07-29',
          purpose: 'complaint',
          key: randomUUID(),
        }),
      'wallet.looked-up complaint',
    ],
    ['a link', () => ticket.link(TX), 'transaction.linked identify'],
    ['a link that is read again', readAgain, /^transaction\.(link-refreshed identify|followed follow)$/],
    ['a job that follows it', () => ticket.follow(), 'transaction.followed follow'],
  ];

  it('is answered to nobody before the audit has it: without its row nothing of the answer is kept', async () => {
    for (const [way, ask, row] of ways) {
      const [before, rows] = [await kept(), await audited()];
      const asked = wallet.asked.length;
      await write('ALTER TABLE audit_rows RENAME TO audit_rows_away');
      const refusal = await ask().then(() => 'was answered', String);
      expect([way, refusal]).toEqual([way, expect.stringContaining('audit_rows')]);
      await write('ALTER TABLE audit_rows_away RENAME TO audit_rows');
      // The wallet has answered; nobody is shown it.
      expect([way, wallet.asked.length > asked]).toEqual([way, true]);
      expect([way, await kept()]).toEqual([way, before]);

      await ask();
      const after = await audited();
      expect([way, after.length > rows.length]).toEqual([way, true]);
      expect([way, after.at(-1)]).toEqual([way, expect.stringMatching(row)]);
    }
    expect((await kept()).length).toBeGreaterThan(2);
  });

  it('is noted for each who opens the page, once in some minutes, and shown to nobody where it cannot be', async () => {
    const sofia = await desk.staff('Sofia', 'specialist');
    const [row] = await ticket.rows('SELECT t.* FROM tickets t');
    const words = new Words(desk.the(Translator as unknown as Type<Translator>), 'en', 'UTC');
    const open = (actor: KnownActor) => desk.the(MoneyPanel).model(actor, row ?? {}, BLANK, words);
    const shown = () =>
      desk.rows(`SELECT meta FROM audit_rows WHERE action = 'wallet.shown' AND object_id = ?`, [ticketId]);

    await write('ALTER TABLE audit_rows RENAME TO audit_rows_away');
    const refusal = await open(sofia).then(() => 'was shown', String);
    await write('ALTER TABLE audit_rows_away RENAME TO audit_rows');
    expect(refusal).toContain('audit_rows');

    expect((await open(sofia)).links).toHaveLength(1);
    await open(sofia);
    expect(await shown()).toEqual([{ meta: `{"count":1,"seen":"${TX}"}` }]);

    await open(ticket.agent);
    expect(await shown()).toHaveLength(2);

    await desk.the(ShownMoney).note(sofia, ticketId, ['TX-elsewhere']);
    await open(sofia);
    expect((await shown()).map(({ meta }) => meta)).toContain('{"count":1,"seen":"TX-elsewhere"}');
    expect(await shown()).toHaveLength(3);

    const clock = desk.the(Clock as unknown as Type<ToldClock>);
    await clock.during(new Date(Date.now() + 6 * 60_000), () => open(sofia));
    expect(await shown()).toHaveLength(4);
  });

  it('is noted where it is shown to the customer, and not where he sees none of it', async () => {
    const customer = {
      id: String((await ticket.rows('SELECT t.customer_id FROM tickets t'))[0]?.customer_id),
    };
    const open = () => desk.the(MyMoneyQuery).shown(customer as unknown as KnownActor, ticketId);
    const count = async () =>
      (await desk.rows(`SELECT id FROM audit_rows WHERE action = 'wallet.shown'`)).length;

    const before = await count();
    expect(await open()).toEqual([]);
    expect(await count()).toBe(before);

    await ticket.change('show');
    expect(await open()).toHaveLength(1);
    expect(await count()).toBe(before + 1);
  });
});
