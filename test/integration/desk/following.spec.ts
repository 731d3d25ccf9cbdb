import { randomUUID } from 'node:crypto';
import { TransactionLookupsService } from '../../../src/modules/tickets/transaction-lookups.service.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Words } from '../../../src/platform/i18n/words.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import type { WalletName } from '../../../src/modules/accounts/wallet-assertions.js';
import { NAMES_KEY } from '../../../src/modules/accounts/wallet-sign-in.service.js';
import { seal } from '../../../src/platform/crypto/sealed.js';
import { Keys } from '../../../src/platform/ids/keys.js';
import { MoneyPanel } from '../../../src/modules/desk/money-panel.js';
import { TranscriptView } from '../../../src/modules/portal/transcript.view.js';
import { MyMoneyQuery } from '../../../src/modules/portal/my-money.query.js';
import { BLANK } from '../../../src/platform/http/form.js';
import { TicketLookup } from '../../../src/modules/tickets/ticket.lookup.js';
import { entryView } from '../../../src/modules/tickets/entry-view.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { gsmaTransfer, LinkedDesk } from '../../support/linked-desk.js';
import { waitFor } from '../../support/wait.js';
import { WholeDesk } from '../../support/whole-desk.js';
import { startStubWallet, type StubWallet } from '../wallets/stub-wallet.js';

const PATH = /^\/transactions\/(.+)$/;
const TX = 'TX-7';

describe.each(databaseKinds)('a linked transaction that is followed, on $name', ({ newUrl }) => {
  let wallet: StubWallet;
  let desk: WholeDesk;
  let customer: KnownActor;
  let ticket: LinkedDesk;
  /** How the wallet shows the transaction; null while it is away. */
  let shown: object | null;
  /** For so long it thinks before it answers. */
  let slowMs = 0;

  beforeAll(async () => {
    wallet = await startStubWallet((path) => {
      const reference = PATH.exec(path)?.[1] ?? '';

      return shown ? { body: gsmaTransfer(reference, shown), delayMs: slowMs } : { status: 503, body: {} };
    });
    desk = await WholeDesk.start(await newUrl(), { WALLET_URL: wallet.baseUrl });
  }, 60_000);
  afterAll(async () => {
    await desk?.stop();
    await wallet?.close();
  });
  beforeEach(async () => {
    shown = { transactionStatus: 'pending' };
    slowMs = 0;
    customer = await desk.customer();
    ticket = new LinkedDesk(desk, await desk.staff('Jonas'), await desk.ticket(customer));
    await ticket.look(TX);
    await ticket.link(TX);
  });

  const snapshots = async (): Promise<number> =>
    (
      await ticket.rows(
        `SELECT s.id FROM transaction_snapshots s JOIN transaction_links l ON l.id = s.link_id
         JOIN tickets t ON t.id = l.ticket_id`,
      )
    ).length;
  const english = new Words(Translator.load(true), 'en', 'UTC');
  const panel = async () => {
    const row = await desk.the(TicketLookup).require(ticket.agent, ticket.ticket);

    return (await desk.the(MoneyPanel).model(ticket.agent, row, BLANK, english)).links;
  };
  const write = (sql: string, ...values: string[]) =>
    desk.the(UnitOfWork).run(async (tx) => void (await tx.sql(sql, values)));

  it('keeps with its confirmation what spoke for it, and nobody can change or remove what was kept', async () => {
    const [confirmed] = await ticket.rows(
      `SELECT c.* FROM transaction_confirmations c JOIN transaction_links l ON l.id = c.link_id
       JOIN tickets t ON t.id = l.ticket_id`,
    );

    expect([Number(confirmed?.score), Number(confirmed?.rank), confirmed?.confirmed_by]).toEqual([
      100,
      1,
      ticket.agent.id,
    ]);
    expect(JSON.parse(String(confirmed?.evidence))).toEqual([{ kind: 'reference-given', params: {} }]);
    for (const forbidden of [
      `UPDATE transaction_snapshots SET content = '{}'`,
      'DELETE FROM transaction_snapshots',
      'UPDATE transaction_confirmations SET score = 1',
      'DELETE FROM transaction_confirmations',
      `UPDATE transaction_links SET reference = 'another'`,
      'DELETE FROM transaction_links',
    ]) {
      const refusal = await write(forbidden).then(() => 'was done', String);
      expect([forbidden, refusal]).toEqual([
        forbidden,
        expect.stringMatching(/written once|stay as they were tied/),
      ]);
    }
  });

  it('adds nothing while nothing changes, tells the staff when it moves, and goes on until nothing more can happen', async () => {
    const next = await ticket.follow();
    const unchanged = await snapshots();
    shown = { transactionStatus: 'completed' };
    const settled = await ticket.follow();
    shown = { transactionStatus: 'reversed' };
    const last = await ticket.follow();

    expect(next && next.getTime() - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(unchanged).toBe(1);
    expect(settled && settled.getTime() - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect(last).toBeNull();
    expect(await snapshots()).toBe(3);
    expect(await ticket.told()).toEqual(['internal linked', 'internal link-moved', 'internal link-moved']);
  });

  it('leaves a row in the audit for each answer, also for one that shows nothing new', async () => {
    await ticket.follow();
    await ticket.follow();
    const rows = await desk.rows(
      `SELECT actor_role, meta FROM audit_rows WHERE action = 'transaction.followed' AND meta LIKE ?`,
      [`%${String((await ticket.rows('SELECT t.id FROM tickets t'))[0]?.id)}%`],
    );

    expect(rows.map(({ actor_role: role, meta }) => [role, JSON.parse(String(meta))])).toMatchObject([
      ['system', { purpose: 'follow', new: false }],
      ['system', { purpose: 'follow', new: false }],
    ]);
  });

  it('is told to the customer in plain words where he was promised it, once, and by mail where he is not there', async () => {
    await write(`UPDATE customers SET contact = 'amina@example.org' WHERE id = ?`, customer.id);
    await ticket.change('promise');
    shown = { transactionStatus: 'completed' };
    await ticket.follow();
    await ticket.follow();
    const { id } = await desk.the(TicketLookup).require(customer, ticket.ticket);
    const seen = await desk.the(TicketLookup).entriesAfter(customer, id, 0, 50);
    const words = new Words(Translator.load(true), 'zh-CN', 'Asia/Shanghai');

    expect(seen.map((row) => entryView(row, customer, words).text)).toEqual([
      'Has my money arrived?',
      '钱包显示 ¥500.00 已到账。',
    ]);
    expect(JSON.stringify(seen)).not.toContain(TX);
    const [link] = await ticket.rows(
      'SELECT l.promised_at FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id',
    );
    expect(link?.promised_at).toBeNull();
    await waitFor('the job that writes the mail', async () => {
      const jobs = await desk.rows('SELECT id FROM jobs WHERE dedupe_key LIKE ?', [`tell/${id}/%`]);

      return jobs.length === 1 || null;
    });
  });

  it('is kept and told as strange where no transaction goes that way; the customer is not told', async () => {
    await ticket.change('show');
    shown = { transactionStatus: 'reversed' };
    await ticket.follow();

    expect(await snapshots()).toBe(2);
    expect((await ticket.told()).slice(2)).toEqual(['internal link-jumped']);
  });

  it('waits for a wallet that is away, says since when, and finds out when it is back', async () => {
    shown = null;
    const soon = await ticket.follow();
    const [away] = await ticket.rows(
      'SELECT l.away_since FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id',
    );
    expect(soon && soon.getTime() - Date.now()).toBeLessThan(3 * 60_000);
    expect(Number(away?.away_since)).toBeGreaterThan(0);

    shown = { transactionStatus: 'completed' };
    await ticket.follow();
    const [back] = await ticket.rows(
      'SELECT l.away_since, l.checked_at FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id',
    );
    expect(back?.away_since).toBeNull();
    expect((await ticket.told()).at(-1)).toBe('internal link-moved');
  });

  it('is read behind the page where the wallet takes longer than a second, and the line that comes fills it in', async () => {
    slowMs = 1_600;
    shown = { transactionStatus: 'completed' };
    const answer = await ticket.change('refresh');
    const [asked] = await ticket.rows(
      'SELECT l.checking_since FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id',
    );
    // Whoever had waited for the wallet would have had its answer.
    expect([answer, await snapshots()]).toEqual(['checking', 1]);
    expect(Number(asked?.checking_since)).toBeGreaterThan(0);

    await ticket.lookForAsker();
    const [read] = await ticket.rows(
      'SELECT l.checking_since FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id',
    );
    expect([read?.checking_since, await snapshots()]).toEqual([null, 2]);
    expect((await ticket.told()).slice(1)).toEqual(['internal link-moved', 'internal link-refreshed']);
    expect(await ticket.jobs()).toHaveLength(1);

    await write(
      `UPDATE tickets SET status = 'closed', closed_at = ${Date.now()} WHERE reference = ?`,
      ticket.ticket,
    );
    await ticket.lookForAsker();
    expect((await ticket.told()).at(-1)).toBe('internal link-refreshed');
    expect([await snapshots(), (await ticket.jobs()).length]).toEqual([3, 1]);
  });

  it('is found behind the page where a look by hand takes longer than a second, or the line says that it was not', async () => {
    slowMs = 1_600;
    const began = performance.now();
    const answer = await ticket.look('TX-slow');
    const suggested = () =>
      ticket.rows(
        'SELECT c.reference FROM transaction_candidates c JOIN tickets t ON t.id = c.ticket_id',
        'ORDER BY c.rank',
      );
    const lines = async () =>
      (
        await ticket.rows(
          `SELECT e.fact FROM entries e JOIN tickets t ON t.id = e.ticket_id`,
          `AND e.kind = 'lookup' ORDER BY e.seq`,
        )
      ).map(({ fact }) => (JSON.parse(String(fact)) as { key: string }).key);

    expect(answer).toBe('checking');
    expect(performance.now() - began).toBeLessThan(1_500);
    expect((await suggested()).map(({ reference }) => reference)).toEqual([TX]);

    await ticket.lookLate();
    expect((await suggested()).map(({ reference }) => reference)).toEqual(['TX-slow', TX]);
    const [row] = await desk.rows(`SELECT meta FROM audit_rows WHERE meta LIKE '%TX-slow%'`);
    expect(JSON.parse(String(row?.meta))).toMatchObject({ by: 'reference', for: ticket.agent.id });

    shown = null;
    await ticket.lookLate();
    expect((await lines()).slice(-2)).toEqual(['lookup-to-state', 'lookup-unanswered']);
  });

  it('keeps no number of a card that was typed as an account while the wallet was slow', async () => {
    slowMs = 1_600;
    await desk.the(TransactionLookupsService).look(ticket.agent, ticket.ticket, {
      lookAccount: '4111 1111 1111 1111',
      lookDate: '2026-07-29',
      purpose: 'state',
      key: randomUUID(),
    });

    expect(JSON.stringify(await desk.rows('SELECT payload FROM jobs'))).not.toMatch(/4111 ?1111/);
  });

  it('says loudly that a snapshot was changed behind our back, to the staff; the customer is shown nothing of it', async () => {
    await ticket.change('show');
    const clean = await panel();
    await ticket.tamper();
    const changed = await panel();
    const { id } = await desk.the(TicketLookup).require(customer, ticket.ticket);

    expect(clean.map(({ notices }) => notices.map(({ tone }) => tone))).toEqual([[]]);
    expect(changed.map(({ notices }) => notices.map(({ tone }) => tone))).toEqual([['danger']]);
    expect(await desk.the(MyMoneyQuery).shown(customer, id)).toEqual([]);
    const { looks } = await desk.the(TranscriptView).record(customer, ticket.ticket, english);
    expect(looks.map((look) => [look.isIntact, look.text])).toEqual([
      [true, 'Transfer, CN¥500.00. It is still in processing. Please do not send it again.'],
      [false, english.t('tickets.record.look-changed')],
    ]);
  });

  it('is seen unasked by a customer while his wallet vouches for one of its accounts, and by no other', async () => {
    const { id } = await desk.the(TicketLookup).require(customer, ticket.ticket);
    const shownTo = async (names: readonly WalletName[]): Promise<number> => {
      const sealed = seal(desk.the(Keys).of(NAMES_KEY), JSON.stringify(names), String(customer.sessionId));
      await write('DELETE FROM wallet_sessions');
      await write(
        `INSERT INTO wallet_sessions (token_hash, sealed_names, until) VALUES (?, ?, ${Date.now() + 60_000})`,
        String(customer.sessionId),
        sealed,
      );

      return (await desk.the(MyMoneyQuery).shown(customer, id)).length;
    };

    expect(await desk.the(MyMoneyQuery).shown(customer, id)).toEqual([]);
    expect(await shownTo([{ kind: 'msisdn', value: '+8613800000009' }])).toBe(0);
    expect(await shownTo([{ kind: 'msisdn', value: '+8613800000001' }])).toBe(1);
    await write('UPDATE wallet_sessions SET until = 1');
    expect(await desk.the(MyMoneyQuery).shown(customer, id)).toEqual([]);
  });

  it('is left alone once it is untied, and followed by one job only when it is tied again', async () => {
    await ticket.change('unlink');
    const asked = wallet.asked.length;
    expect(await ticket.follow()).toBeNull();
    expect(wallet.asked).toHaveLength(asked);
    await ticket.link(TX);

    expect(await ticket.jobs()).toHaveLength(1);
  });

  it('is not asked about while its ticket is closed, and comes back tomorrow while that can be opened again', async () => {
    await write(
      `UPDATE tickets SET status = 'closed', closed_at = ${Date.now()} WHERE reference = ?`,
      ticket.ticket,
    );
    const asked = wallet.asked.length;
    const next = await ticket.follow();
    expect(next && next.getTime() - Date.now()).toBeGreaterThan(23 * 3_600_000);
    await write(`UPDATE tickets SET closed_at = 1 WHERE reference = ?`, ticket.ticket);

    expect(await ticket.follow()).toBeNull();
    expect(wallet.asked).toHaveLength(asked);
  });
});
