import { randomUUID } from 'node:crypto';
import type { Page, PageClient } from '../support/html.js';
import { WalletApp } from '../support/wallet-app.js';
import { AMINAS_TRANSFER, eachDatabase, say, World } from './world.js';

const app = new WalletApp();
/** Of 李华, who is neither payer nor payee of what Amina pays. */
const LIHUAS_PURCHASE = 'TX9000000004';
/** Jonas pays abroad, and nobody knows yet whether it went through. */
const JONAS_ABROAD = 'TX9000000011';
const STORY = 'I sent it and it has not arrived at my sister.';

describe.each(eachDatabase)('a customer points at his transaction, on %s', (_, database) => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ database, wallet: true, env: app.env });
  });
  afterAll(() => world?.stop());

  /** Comes from the app, where the account's holder was looking at a transaction. */
  async function comes(account: string, asked: Readonly<Record<string, string>>): Promise<PageClient> {
    const client = world.visitor();
    await client.get(app.address(world.server.url, 'en', account, asked));
    await client.submit('.access');

    return client;
  }

  /** Answers what it is about, and where we write to unless he has said that before. */
  async function goOn(client: PageClient): Promise<Page> {
    const next = await client.submit('.step', { type: 'E302' });
    if (next.url.pathname !== '/en/requests/new/account') {
      return next;
    }
    expect(next.text).toContain(say('en', 'intake.account.vouched'));

    return client.submit('.step', { contact: `${randomUUID().slice(0, 8)}@example.org` });
  }

  /** As far as the list of transactions → that page. */
  async function listed(account: string, transaction = ''): Promise<{ client: PageClient; page: Page }> {
    const client = await comes(account, { type: 'E302', ...(transaction ? { transaction } : {}) });
    const page = await goOn(client);
    expect(page.url.pathname).toBe('/en/requests/new/transaction');

    return { client, page };
  }

  it('comes from the transaction itself, types no account, no time and no amount, and the ticket knows all', async () => {
    const { client, page } = await listed('amina', AMINAS_TRANSFER);
    expect(page.body).toMatch(new RegExp(`value="${AMINAS_TRANSFER}" checked`));

    const what = await client.submit('.step', { pick: AMINAS_TRANSFER });
    expect(what.url.pathname).toBe('/en/requests/new/what');
    const check = await client.submit('.step', { description: STORY, next: 'check' });
    expect(check.text).toContain(say('en', 'intake.rows.transaction'));
    const sent = await client.submit('.send-intake');
    const [, reference = ''] = /requests\/(WD-[^/]+)\/received/.exec(sent.url.pathname) ?? [];

    const [ticket] = await world.rows(`SELECT * FROM tickets WHERE reference = '${reference}'`);
    expect(ticket).toMatchObject({
      picked_reference: AMINAS_TRANSFER,
      account: 'amina',
      amount: '200.00',
      currency: 'CNY',
      occurred_precision: 'exact',
    });
  });

  it('who points at it a second time adds to the request that he has: one ticket, whatever he does', async () => {
    const reports = [];
    for (const story of [STORY, 'It is still not there, please look again.']) {
      const { client } = await listed('jonas', JONAS_ABROAD);
      await client.submit('.step', { pick: JONAS_ABROAD });
      await client.submit('.step', { description: story, next: 'check' });
      reports.push((await client.submit('.send-intake')).url.pathname);
    }
    const tickets = await world.rows(
      `SELECT reference FROM tickets WHERE picked_reference = '${JONAS_ABROAD}'`,
    );

    expect(tickets).toHaveLength(1);
    for (const path of reports) {
      expect(path).toContain(String(tickets[0]?.reference));
    }
  });

  it('finds one by its amount, and turns the pages without losing what he looks for', async () => {
    const { client, page } = await listed('amina');
    expect(page.body.match(/id="pick-\d+"/g)?.length).toBeLessThanOrEqual(10);
    const draft = page.url.searchParams.get('draft');
    const found = await client.get(`/en/requests/new/transaction?draft=${draft}&amount=200`);
    expect(found.body).toContain(`value="${AMINAS_TRANSFER}"`);
    const none = await client.get(`/en/requests/new/transaction?draft=${draft}&amount=987654`);
    expect(none.text).toContain(say('en', 'intake.transaction.none', { days: 30 }));
  });

  it('may say that it is not in the list, and describes it then', async () => {
    const { client } = await listed('amina');
    const manual = await client.submit('.step', { pick: 'not-listed' });

    expect(manual.url.pathname).toBe('/en/requests/new/when');
  });

  it('is never shown, and cannot take, another person’s transaction: the same answer as for none at all', async () => {
    const { client, page } = await listed('amina', LIHUAS_PURCHASE);
    expect(page.body).not.toContain(`value="${LIHUAS_PURCHASE}"`);
    const draft = page.url.searchParams.get('draft') ?? '';
    const answers = [];
    for (const pick of [LIHUAS_PURCHASE, 'TX0000000000']) {
      const { status, text } = await client.postForm('/en/requests/new/transaction', { key: draft, pick });
      answers.push([status, text.replaceAll(pick, '')]);
    }
    expect(answers[0]?.[0]).toBe(404);
    expect(answers[0]?.[0]).toEqual(answers[1]?.[0]);
    const [row] = await world.rows(`SELECT picked FROM intake_drafts WHERE id = '${draft}'`);
    expect(row?.picked).toBeNull();
  });

  it('is not shown to whoever no wallet vouches for, though he types the name of the account', async () => {
    const client = world.visitor();
    await client.get('/en/requests/new/type');
    await client.submit('.step', { type: 'E302' });
    const when = await client.submit('.step', { account: 'amina' });
    expect(when.url.pathname).toBe('/en/requests/new/when');
    const draft = when.url.searchParams.get('draft') ?? '';
    const sent = await client.get(`/en/requests/new/transaction?draft=${draft}`);

    expect(sent.url.pathname).toBe('/en/requests/new/when');
    expect(sent.body).not.toContain(AMINAS_TRANSFER);
  });

  it('leaves a row before anything is shown', async () => {
    const count = async (): Promise<number> =>
      (await world.rows(`SELECT id FROM audit_rows WHERE action = 'transactions.shown-to-owner'`)).length;
    const before = await count();
    await listed('amina');

    expect(await count()).toBe(before + 1);
  });

  it('whose account the wallet itself does not know describes it by hand, instead of standing before a wall', async () => {
    const { client, page } = await listed('nobody-knows-this-one');
    expect(page.status).toBe(200);
    expect(page.text).toContain(say('en', 'intake.transaction.none', { days: 30 }));

    expect((await client.submit('.step', { pick: 'not-listed' })).url.pathname).toBe('/en/requests/new/when');
  });

  it('who says that it is about his sign-in after all sends a request of its own, about no transaction', async () => {
    const { client, page } = await listed('jonas', JONAS_ABROAD);
    const draft = page.url.searchParams.get('draft') ?? '';
    await client.submit('.step', { pick: JONAS_ABROAD });
    await client.submit('.step', { description: STORY, next: 'check' });
    await client.postForm('/en/requests/new/type', { key: draft, type: 'E101', to: 'check' });
    // The list still has an address, and what is about no transaction has no list.
    const list = await client.get(`/en/requests/new/transaction?draft=${draft}`);
    expect(list.url.pathname).toBe('/en/requests/new/when');
    const pointed = await client.postForm('/en/requests/new/transaction', { key: draft, pick: JONAS_ABROAD });
    expect(pointed.url.pathname).toBe('/en/requests/new/when');
    const check = await client.get(`/en/requests/new/check?draft=${draft}`);
    expect(check.text).not.toContain(say('en', 'intake.rows.transaction'));
    const sent = await client.submit('.send-intake');
    const [, reference = ''] = /requests\/(WD-[^/]+)\/received/.exec(sent.url.pathname) ?? [];
    const [ticket] = await world.rows(`SELECT * FROM tickets WHERE reference = '${reference}'`);

    expect(ticket).toMatchObject({ type_code: 'E101', picked_reference: null });
  });

  it('describes it by hand while the wallet is away, and loses nothing', async () => {
    const client = await comes('amina', { type: 'E302' });
    await world.wallet.kill();
    try {
      const page = await goOn(client);
      expect(page.text).toContain(say('en', 'intake.transaction.away'));
      const draft = page.url.searchParams.get('draft') ?? '';
      const manual = await client.get(`/en/requests/new/when?draft=${draft}`);
      expect(manual.status).toBe(200);
    } finally {
      await world.restartWallet();
    }
  });
});
