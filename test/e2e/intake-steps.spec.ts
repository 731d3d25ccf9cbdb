import { randomUUID } from 'node:crypto';
import type { Language } from '../../src/platform/i18n/languages.js';
import type { FormInput, Page, PageClient } from '../support/html.js';
import { wordsOfCustomers } from '../story/sentences.js';
import { aPicture, sendFile } from './files.js';
import { eachDatabase, inChina, say, sendForm, WALLET_NOW, World } from './world.js';

const CARD = '4111 1111 1111 1111';
const NEW = '/requests/new';
const READERS: readonly Language[] = ['en', 'zh-CN'];
const TOMORROW = inChina(new Date(Date.now() + 26 * 3_600_000));
const THEN = inChina(new Date(WALLET_NOW.getTime() - 45 * 60_000));

/** What Amina answers at each step, unless something else is said. */
const ANSWERS = {
  type: { type: 'E302' },
  account: { account: 'amina', contact: 'amina@example.org' },
  when: {
    occurredDate: THEN.occurredDate,
    part: 'exact',
    occurredTime: THEN.occurredTime,
    zone: 'Asia/Shanghai',
    amount: '200',
    currency: 'CNY',
    F05: 'Corner shop',
  },
  what: { description: 'I sent 200 yuan to another wallet and it has not arrived.' },
} satisfies Record<string, Record<string, string>>;

type Step = keyof typeof ANSWERS;

const STEPS = Object.keys(ANSWERS) as Step[];

type Refused = readonly [what: string, step: Step, wrong: FormInput, field: string, key: string];

const REFUSED: readonly Refused[] = [
  ['no kind', 'type', { type: null }, 'type', 'tickets.errors.type'],
  ['a kind that nobody knows', 'type', { type: 'E999' }, 'type', 'tickets.errors.type'],
  ['no account', 'account', { account: ' ' }, 'account', 'tickets.errors.account'],
  [
    'an account of a novel’s length',
    'account',
    { account: 'a'.repeat(201) },
    'account',
    'tickets.errors.account',
  ],
  [
    'nobody to write to, and no account',
    'account',
    { account: '', cannotRecall: 'yes', contact: '' },
    'contact',
    'intake.errors.contact-needed',
  ],
  ['an address without a name', 'account', { contact: '@example.org' }, 'contact', 'access.errors.contact'],
  ['no day', 'when', { occurredDate: '' }, 'occurredDate', 'tickets.errors.date'],
  ['30 February', 'when', { occurredDate: '2026-02-30' }, 'occurredDate', 'tickets.errors.date'],
  ['tomorrow', 'when', { ...TOMORROW }, 'occurredDate', 'tickets.errors.future'],
  ['tomorrow evening', 'when', { ...TOMORROW, part: 'evening' }, 'occurredDate', 'tickets.errors.future'],
  ['no part of the day', 'when', { part: null }, 'part', 'intake.errors.part'],
  [
    'an exact time that is not said',
    'when',
    { occurredTime: '' },
    'occurredTime',
    'intake.errors.time-needed',
  ],
  ['a 25th hour', 'when', { occurredTime: '25:10' }, 'occurredTime', 'tickets.errors.time'],
  ['an amount in letters', 'when', { amount: 'two hundred' }, 'amount', 'tickets.errors.amount'],
  ['a currency that nobody has', 'when', { currency: 'QQQ' }, 'currency', 'tickets.errors.currency'],
  ['a recipient of a novel’s length', 'when', { F05: 'x'.repeat(121) }, 'F05', 'intake.errors.answer-long'],
  ['few words', 'what', { description: 'help me' }, 'description', 'tickets.errors.description-short'],
  [
    '4,001 characters',
    'what',
    { description: 'y'.repeat(4_001) },
    'description',
    'tickets.errors.description-long',
  ],
];

describe.each(eachDatabase)('a request in steps, on %s', (_, database) => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ database });
  });
  afterAll(() => world?.stop());

  /** Answers steps up to this one, as somebody does who reads them → the page after it. */
  async function answer(
    client: PageClient,
    upTo: Step,
    other: Partial<Record<Step, FormInput>> = {},
    language: Language = 'en',
  ): Promise<Page> {
    let page = await client.get(`/${language}${NEW}`);
    for (const step of STEPS.slice(0, STEPS.indexOf(upTo) + 1)) {
      page = await client.submit('.step', { ...ANSWERS[step], ...other[step] });
      expect([step, page.status]).toEqual([step, 200]);
    }

    return page;
  }
  const keyOf = (page: Page): string => page.url.searchParams.get('draft') ?? '';
  const draftOf = async (key: string): Promise<Record<string, unknown> | undefined> =>
    (await world.rows(`SELECT * FROM intake_drafts WHERE id = '${key}'`))[0];
  const referenceIn = (page: Page): string =>
    /\/requests\/(WD-[^/?]+)/.exec(page.url.pathname)?.[1] ?? 'none';

  it.each(READERS)('makes a ticket of what a real customer wrote (%s)', async (language) => {
    const amina = world.visitor();
    const { description } = wordsOfCustomers(language);
    const check = await answer(amina, 'what', { what: { description } }, language);
    const sent = await amina.submit('.send-intake');
    const [ticket] = await world.rows(`SELECT * FROM tickets WHERE reference = '${referenceIn(sent)}'`);
    const draft = await draftOf(keyOf(check));
    const page = await amina.get(`/${language}/requests/${referenceIn(sent)}`);

    expect(sent.url.pathname).toMatch(/\/received$/);
    expect(check.text).toContain(description.slice(0, 40));
    expect(check.text).toContain('amina@example.org');
    expect(page.text).toContain(description.slice(0, 40));
    expect(ticket).toMatchObject({
      type_code: 'E302',
      account: 'amina',
      occurred_date: THEN.occurredDate,
      occurred_time: THEN.occurredTime,
      occurred_zone: 'Asia/Shanghai',
      occurred_precision: 'exact',
      amount: '200',
      currency: 'CNY',
      language,
    });
    expect(draft).toMatchObject({ reference: referenceIn(sent), account: null, occurred: null, story: null });
  });

  it('begins with what the page before has said', async () => {
    const amina = world.visitor();
    const first = await amina.get(`/en${NEW}?type=E301&description=Where is my money? My card is ${CARD}`);
    await amina.submit('.step');
    await amina.submit('.step', ANSWERS.account);
    const what = await amina.submit('.step', ANSWERS.when);

    expect(first.url.pathname).toBe(`/en${NEW}/type`);
    expect(first.field('type')).toMatchObject({ value: 'E301', sent: true });
    expect(what.field('description')?.value).toContain('Where is my money?');
    expect(what.body).not.toContain(CARD);
  });

  it('asks first for safety where somebody else may be at the account', async () => {
    const amina = world.visitor();
    const page = await answer(amina, 'type', { type: { type: 'E602' } });
    const on = page.links.find(({ href }) => href.includes('/account'));

    expect(page.url.pathname).toBe(`/en${NEW}/safety`);
    expect(page.text).toContain(say('en', 'intake.safety.never'));
    expect((await amina.get(on?.href ?? '')).field('account')).toBeDefined();
  });

  it.each(REFUSED)(
    'names the field for %s, keeps what was typed and the draft',
    async (__, step, wrong, field, key) => {
      const lea = world.visitor();
      const before = STEPS[STEPS.indexOf(step) - 1];
      const open = before ? await answer(lea, before) : await lea.get(`/en${NEW}`);
      const stored = await draftOf(keyOf(open));
      const page = await lea.submit('.step', { ...ANSWERS[step], ...wrong });
      const typed = Object.entries({ ...ANSWERS[step], ...wrong }).filter(
        ([name]) => !['type', 'part', 'currency'].includes(name),
      );

      expect(page.status).toBe(422);
      expect(page.text).toContain(say('en', key, { limit: 120 }));
      expect(page.links.map(({ href }) => href)).toContain(`#${field}`);
      for (const [name, value] of typed) {
        expect([name, page.field(name)?.value]).toEqual([name, value]);
      }
      expect(await draftOf(keyOf(open))).toEqual(stored);
    },
  );

  it('names what is missing also where only the browser knows its zone, and offers one that can be taken', async () => {
    const lea = world.visitor();
    await answer(lea, 'account');
    const page = await lea.submit('.step', { ...ANSWERS.when, occurredDate: '', zone: 'Mars/Olympus' });
    const next = await lea.submit('.step', { occurredDate: THEN.occurredDate });

    expect(page.status).toBe(422);
    expect(page.text).toContain(say('en', 'tickets.errors.date'));
    expect(page.field('F05')?.value).toBe('Corner shop');
    expect(next.field('description')).toBeDefined();
  });

  it('takes a request of somebody who cannot recall his account', async () => {
    const lea = world.visitor();
    await answer(lea, 'what', { account: { account: '', cannotRecall: 'yes', contact: 'lea@example.org' } });
    const reference = referenceIn(await lea.submit('.send-intake'));
    const [ticket] = await world.rows(
      `SELECT account, lookup_state FROM tickets WHERE reference = '${reference}'`,
    );

    expect(ticket).toEqual({ account: null, lookup_state: 'none' });
  });

  it('asks which of two equal hours, and tells that a minute was never there', async () => {
    const lea = world.visitor();
    const night = { occurredDate: '2026-10-25', part: 'exact', occurredTime: '02:30', zone: 'Europe/Berlin' };
    await answer(lea, 'account');
    const asked = await lea.submit('.step', { ...ANSWERS.when, ...night });
    const twice = await lea.submit('.step', { fold: 'later' });
    const stored = await draftOf(keyOf(twice));
    await lea.get(`/en${NEW}/when?draft=${keyOf(twice)}`);
    await lea.submit('.step', { ...ANSWERS.when, ...night, occurredDate: '2026-03-29', fold: null });
    const check = await lea.submit('.step', ANSWERS.what);

    expect(asked.status).toBe(422);
    expect(asked.text).toContain(say('en', 'intake.errors.fold', { time: '02:30' }));
    expect(asked.forms.flatMap(({ fields }) => fields).filter(({ name }) => name === 'fold')).toHaveLength(3);
    expect(JSON.parse(String(stored?.['occurred']))).toMatchObject({ time: '02:30', fold: 'later' });
    expect(check.text).toContain(say('en', 'intake.check.moved', { time: '02:30', moved: '03:30' }));
  });

  it('is there for nobody else, and whoever asks is told the same as where there is nothing', async () => {
    const [amina, lea] = [world.visitor(), world.visitor()];
    const key = keyOf(await answer(amina, 'what'));
    const mine = await draftOf(key);
    for (const page of ['account', 'when', 'what', 'attachments', 'check', 'safety']) {
      const foreign = await lea.get(`/en${NEW}/${page}?draft=${key}`);
      const absent = await lea.get(`/en${NEW}/${page}?draft=${randomUUID()}`);

      expect([page, foreign.url.href]).toEqual([page, absent.url.href]);
      expect(foreign.text).toContain(say('en', 'intake.gone'));
      expect(foreign.body).not.toContain('amina');
    }
    const written = await sendForm(lea, `/en${NEW}/what`, { description: 'These are my own words.', key });
    const sent = await sendForm(lea, `/en${NEW}/check`, { key });

    expect(written.headers.location).toMatch(/\/type\?draft=[0-9a-f-]{36}&kept=1$/);
    expect(written.headers.location).not.toContain(key);
    expect(sent.headers.location).toBe(`/en${NEW}/type?gone=1`);
    expect(await draftOf(key)).toEqual(mine);
  });

  it('keeps the last word of two tabs by step, and both', async () => {
    const amina = world.visitor();
    const key = keyOf(await answer(amina, 'what'));
    await Promise.all([
      sendForm(amina, `/en${NEW}/account`, { account: 'amina-of-tab-one', key }),
      sendForm(amina, `/en${NEW}/what`, { description: 'The words of the second tab.', key }),
    ]);
    const check = await amina.get(`/en${NEW}/check?draft=${key}`);

    expect(check.text).toContain('amina-of-tab-one');
    expect(check.text).toContain('The words of the second tab.');
  });

  it('is read once more before it is sent, where another tab has changed an answer meanwhile', async () => {
    const amina = world.visitor();
    const key = keyOf(await answer(amina, 'what'));
    await sendForm(amina, `/en${NEW}/account`, { account: 'amina-of-tab-two', key });
    const before = await world.count('tickets');
    const stale = await amina.submit('.send-intake', {});
    const unsent = await world.count('tickets');
    const sent = await amina.submit('.send-intake', {});

    expect([stale.status, unsent]).toEqual([409, before]);
    expect(stale.text).toContain(say('en', 'intake.errors.changed'));
    expect(stale.text).toContain('amina-of-tab-two');
    expect(sent.url.pathname).toContain('/received');
    expect(await world.count('tickets')).toBe(before + 1);
  });

  it('is sent once, however often and from wherever', async () => {
    const amina = world.visitor();
    const key = keyOf(await answer(amina, 'what'));
    const before = await world.count('tickets');
    const at = `/en${NEW}/check`;
    const sent = await Promise.all(Array.from({ length: 6 }, () => sendForm(amina, at, { key })));
    const later = await sendForm(amina, at, { key });
    const late = await amina.postForm(`/en${NEW}/what`, { description: 'One more thing to say.', key });
    const opened = await amina.send(`/en${NEW}/account?draft=${key}`);

    expect(new Set([...sent, later].map(({ status, headers }) => `${status} ${headers.location}`)).size).toBe(
      1,
    );
    expect(await world.count('tickets')).toBe(before + 1);
    expect([late.status, late.field('description')?.value]).toEqual([409, 'One more thing to say.']);
    expect(late.text).toContain(String(later.headers.location).match(/WD-[^/?]+/)?.[0]);
    expect(opened.headers.location).toBe(later.headers.location);
  });

  it('leads to the question that has no answer yet', async () => {
    const amina = world.visitor();
    const key = keyOf(await answer(amina, 'account'));

    expect((await amina.get(`/en${NEW}/check?draft=${key}`)).url.pathname).toBe(`/en${NEW}/when`);
    expect((await sendForm(amina, `/en${NEW}/check`, { key })).headers.location).toBe(
      `/en${NEW}/when?draft=${key}`,
    );
  });

  it('returns from a change to the last page, and offers on the first what was begun', async () => {
    const amina = world.visitor();
    const check = await answer(amina, 'what');
    const change = check.links.find(({ href }) => href.includes('/account?'));
    await amina.get(change?.href ?? '');
    const back = await amina.submit('.step', { account: 'amina-2' });
    const first = await amina.get(`/en${NEW}`);

    expect(back.url.pathname).toBe(`/en${NEW}/check`);
    expect(back.text).toContain('amina-2');
    expect(first.links.map(({ href }) => href)).toContain(`/en${NEW}/check?draft=${keyOf(check)}`);
  });

  it('takes five files along, refuses what is too large or too much, and loses nothing by it', async () => {
    const amina = world.visitor();
    const key = keyOf(await answer(amina, 'what'));
    const at = `/en${NEW}/attachments?draft=${key}`;
    const send = (file: File): Promise<Page> => sendFile(amina, at, { key: randomUUID(), file });
    const large = new File([new Uint8Array(10 * 1_024 * 1_024 + 1)], 'film.png');
    const refused: Page[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      refused.push(await send(large));
    }
    const added: number[] = [];
    for (let turn = 1; turn <= 5; turn += 1) {
      added.push((await send(await aPicture(`receipt-${turn}.jpg`))).status);
    }
    const sixth = await send(await aPicture());
    await amina.get(at);
    const less = await amina.submit('.remove-file');
    await amina.get(`/en${NEW}/check?draft=${key}`);
    const reference = referenceIn(await amina.submit('.send-intake'));
    const files = await world.rows(
      `SELECT f.name FROM ticket_files f JOIN tickets t ON t.id = f.ticket_id WHERE t.reference = '${reference}'`,
    );

    expect(refused.map(({ status }) => status)).toEqual(Array(10).fill(422));
    expect(refused[9]?.text).toContain(say('en', 'files.errors.too-large'));
    expect(added).toEqual(Array(5).fill(303));
    expect([sixth.status, sixth.text]).toEqual([
      422,
      expect.stringContaining(say('en', 'intake.errors.too-many-files', { number: 5 })),
    ]);
    expect(less.text).not.toContain('receipt-1.jpg');
    expect(files.map(({ name }) => name).sort()).toEqual([2, 3, 4, 5].map((turn) => `receipt-${turn}.jpg`));
    expect(await world.rows(`SELECT id FROM intake_files WHERE draft_id = '${key}'`)).toEqual([]);
  });

  it('hides a card number and a code before the first write, in every answer', async () => {
    const amina = world.visitor();
    const page = await answer(amina, 'what', {
      account: { account: CARD },
      when: { F05: `shop ${CARD}` },
      what: { description: `My card ${CARD} was charged, the code is 482913` },
    });
    const draft = JSON.stringify(await draftOf(keyOf(page)));

    expect(page.text).toContain('1111');
    for (const secret of [CARD, CARD.replaceAll(' ', ''), '482913']) {
      expect(draft.includes(secret) || page.body.includes(secret)).toBe(false);
    }
  });

  it('knows its customer again, and says where the same was asked before without standing in the way', async () => {
    const amina = world.visitor();
    await answer(amina, 'what');
    const first = referenceIn(await amina.submit('.send-intake'));
    const account = await answer(amina, 'type');
    const prefilled = [account.field('account')?.value, account.field('contact')?.value];
    await amina.submit('.step');
    await amina.submit('.step', ANSWERS.when);
    const check = await amina.submit('.step', ANSWERS.what);
    const second = referenceIn(await amina.submit('.send-intake'));
    const other = await answer(amina, 'what', { type: { type: 'E303' } });

    expect(prefilled).toEqual(['amina', 'amina@example.org']);
    expect(check.links.map(({ href }) => href)).toContain(`/en/requests/${first}`);
    expect(second).toMatch(/^WD-/);
    expect(second).not.toBe(first);
    expect(other.text).not.toContain(second);
  });
});
