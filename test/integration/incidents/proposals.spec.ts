import type { Type } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { BoardView } from '../../../src/modules/desk/board.view.js';
import { NoticeEditorView } from '../../../src/modules/desk/notice-editor.view.js';
import { ProviderPageView } from '../../../src/modules/desk/provider-page.view.js';
import { DismissIncident } from '../../../src/modules/incidents/dismiss-incident.service.js';
import {
  IncidentProposals,
  type ProposedIncident,
} from '../../../src/modules/incidents/incident-proposals.query.js';
import { NoticesService } from '../../../src/modules/notices/notices.service.js';
import { TicketDiagnosis } from '../../../src/modules/tickets/ticket-diagnosis.service.js';
import type { Seen } from '../../../src/modules/diagnosis/seen.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Conflict, Forbidden, NotFound } from '../../../src/platform/errors/app-error.js';
import { BLANK } from '../../../src/platform/http/form.js';
import type { DeskRequest } from '../../../src/platform/http/request-context.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { waitFor } from '../../support/wait.js';
import { WholeDesk } from '../../support/whole-desk.js';
import { aTransaction } from '../wallets/a-transaction.js';

const MINUTE = 60_000;
const refusal = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe.each(databaseKinds)('the same technical failure of several customers, on $name', ({ newUrl }) => {
  let desk: WholeDesk;
  let supriya: KnownActor;
  let jonas: KnownActor;
  const customers: KnownActor[] = [];
  /** 3 hours ago, to the minute. */
  const began = Math.floor(Date.now() / MINUTE) * MINUTE - 3 * 60 * MINUTE;

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    supriya = await desk.staff('Supriya', 'supervisor');
    jonas = await desk.staff('Jonas', 'agent');
    for (let one = 0; one < 8; one += 1) {
      customers.push(await desk.customer());
    }
  }, 60_000);
  afterAll(() => desk?.stop());

  function seenOf(over: Partial<WalletTransaction>, more: Partial<Seen>): Seen {
    return {
      stated: {
        type: 'E301',
        at: null,
        amount: null,
        payee: null,
        words: '',
        disclosed: null,
        attempts: null,
      },
      wallet: 'reachable',
      accountIs: 'found',
      account: null,
      subject: aTransaction({
        reference: `TX-${randomUUID()}`,
        state: 'FAILED',
        reason: 'TECHNICAL_ERROR',
        legs: { debit: 'none', credit: 'none', assumed: false },
        ...over,
      }),
      found: 'linked',
      others: [],
      otherWallet: null,
      ask: null,
      notices: [],
      terms: {
        limits: [],
        fees: [],
        reversalWindow: { businessDays: 1 },
        timeZone: 'Asia/Shanghai',
        holidays: [],
      },
      now: new Date(),
      zone: 'Asia/Shanghai',
      ...more,
    };
  }

  /** This customer tells of a payment that failed so many minutes after it began. */
  async function tells(
    customer: number,
    minutes: number,
    over: Partial<WalletTransaction> = {},
    more: Partial<Seen> = {},
  ): Promise<void> {
    const reference = await desk.ticket(customers[customer] ?? supriya);
    const [ticket] = await desk.rows('SELECT * FROM tickets WHERE reference = ?', [reference]);
    const seen = seenOf({ createdAt: new Date(began + minutes * MINUTE), ...over }, more);
    await desk
      .the(UnitOfWork)
      .run((tx) => desk.the(TicketDiagnosis).keep(tx, ticket ?? {}, seen, 'look-up'))
      .then(() => undefined);
  }

  const open = (): Promise<readonly ProposedIncident[]> => desk.the(IncidentProposals).open();
  const counted = (count: number) =>
    waitFor(`${count} to be counted`, async () => {
      const [row] = await desk.rows('SELECT count(*) AS n FROM counted_failures');

      return Number(row?.n) === count;
    });
  const requestOf = (actor: KnownActor, query: Record<string, string> = {}): DeskRequest =>
    ({
      actor,
      params: {},
      query,
      words: new Words(desk.the(Translator as unknown as Type<Translator>), 'en', 'UTC'),
    }) as unknown as DeskRequest;

  it('is no outage yet while four meet it, however often one of them tries', async () => {
    await Promise.all([tells(0, 0), tells(0, 1), tells(0, 2), tells(1, 3), tells(2, 4), tells(3, 9)]);
    await counted(6);

    expect(await open()).toEqual([]);
  });

  it('does not count what a notice tells of already, what is only a guess, and what was refused for a reason', async () => {
    await tells(4, 5, {}, { notices: [{ endsAt: null }] });
    await tells(5, 5, {}, { found: 'possible' });
    await tells(6, 5, { reason: 'INSUFFICIENT_FUNDS' });
    await tells(7, 5, { createdAt: new Date(Date.now() - 25 * 60 * MINUTE) });
    await tells(4, 30);
    await counted(7);

    expect(await open()).toEqual([]);
  });

  it('is proposed once when the fifth meets it within ten minutes, and grows while more of them do', async () => {
    await Promise.all([tells(4, 8, { reason: 'COUNTERPARTY_OFFLINE' }), tells(5, 9), tells(6, 18)]);
    await counted(10);
    await waitFor('all three to be told', async () => (await open())[0]?.customers === 7);

    expect(await open()).toMatchObject([
      {
        service: 'merchantpay',
        feature: 'payments',
        reasons: ['TECHNICAL_ERROR', 'COUNTERPARTY_OFFLINE'],
        since: new Date(began),
        lastAt: new Date(began + 18 * MINUTE),
      },
    ]);
    expect(await desk.rows('SELECT id FROM incident_proposals')).toHaveLength(1);
  });

  it('is one of each service', async () => {
    await Promise.all([0, 1, 2, 3, 4].map((one) => tells(one, one, { type: 'transfer' })));
    await waitFor('the other service', async () => (await open()).length === 2);

    expect((await open()).map(({ service, customers: count }) => [service, count])).toEqual([
      ['merchantpay', 7],
      ['transfer', 5],
    ]);
  });

  it('stands on the board and on the page about the wallet, in words, and not with a button for who only reads', async () => {
    const request = requestOf(supriya);
    const [first] = (await desk.the(ProviderPageView).model(request, BLANK)).proposals;
    const auditor = requestOf(await desk.staff('Aude', 'auditor'));
    const [read] = (await desk.the(ProviderPageView).model(auditor, BLANK)).proposals;

    expect((await desk.the(BoardView).model(request, BLANK)).proposed).toBe(
      '2 possible outages were noticed.',
    );
    expect(first).toMatchObject({ customers: '7 customers', service: 'Payment to a shop' });
    expect(first?.noticePath).toContain('/admin/notices/new?proposal=');
    expect(read?.noticePath).toBe('');
    const [told] = await desk.rows(`SELECT t.customer_id FROM tickets t WHERE t.reference = ?`, [
      first?.tickets[0]?.reference ?? '',
    ]);
    expect(first?.tickets).toHaveLength(5);
    expect(told?.customer_id).toBe(customers[0]?.id);
  });

  it('begins a notice in both languages that nobody sees before it is published, and then is told', async () => {
    const [payments] = await open();
    const model = await desk
      .the(NoticeEditorView)
      .model(requestOf({ ...supriya, zone: 'UTC' }, { proposal: payments?.id ?? '' }), BLANK);
    const { titleZh, titleEn, textZh, textEn, startTime, features, kind } = model.fields;

    expect([titleEn.value, titleZh.value]).toEqual([
      'Payment to a shop: some attempts fail',
      '商户付款：部分操作未能完成',
    ]);
    expect(startTime.value).toBe(new Date(began).toISOString().slice(11, 16));
    expect(features.options.filter(({ selected }) => selected).map(({ value }) => value)).toEqual([
      'payments',
    ]);
    expect(kind.value).toBe('outage');
    expect(await desk.rows('SELECT id FROM service_notices')).toEqual([]);

    await desk.the(NoticesService).write(supriya, {
      key: randomUUID(),
      version: 0,
      publish: true,
      content: {
        kind: 'outage',
        severity: 'minor',
        features: ['payments'],
        types: [],
        title: { en: titleEn.value, 'zh-CN': titleZh.value },
        text: { en: textEn.value, 'zh-CN': textZh.value },
        startsAt: new Date(began),
        endsAt: null,
        nextUpdateAt: new Date(Date.now() + 60 * MINUTE),
        zone: 'UTC',
      },
    });

    expect((await open()).map(({ service }) => service)).toEqual(['transfer']);
  });

  it('is dismissed by a supervisor with a reason, once, and is not proposed again for the same time', async () => {
    const [transfers] = await open();
    const id = transfers?.id ?? '';
    const dismiss = (actor: KnownActor, proposal = id) =>
      desk.the(DismissIncident).dismiss(actor, proposal, { key: randomUUID(), because: 'A test of ours.' });

    expect(await refusal(dismiss(jonas))).toBeInstanceOf(Forbidden);
    expect(await refusal(dismiss(supriya, randomUUID()))).toBeInstanceOf(NotFound);
    await dismiss(supriya);
    expect(await refusal(dismiss(supriya))).toBeInstanceOf(Conflict);
    expect(
      await desk.rows('SELECT dismissed_by, dismissed_because FROM incident_proposals WHERE id = ?', [id]),
    ).toEqual([{ dismissed_by: supriya.id, dismissed_because: 'A test of ours.' }]);

    await tells(5, 6, { type: 'transfer' });
    await counted(16);
    expect(await open()).toEqual([]);
    expect(
      await refusal(desk.the(NoticeEditorView).model(requestOf(supriya, { proposal: id }), BLANK)),
    ).toBeInstanceOf(NotFound);
  });

  it('is proposed again where five meet it after that', async () => {
    await Promise.all([0, 1, 2, 3, 4].map((one) => tells(one, 40 + one, { type: 'transfer' })));
    await waitFor('the next one', async () => (await open()).length === 1);

    expect(await open()).toMatchObject([{ service: 'transfer', customers: 5 }]);
  });
});
