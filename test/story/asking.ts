import { AMINA_TRANSFER_PENDING, LIHUA_CHARGED_BUT_FAILED } from '../../src/demo-wallet/personas.js';
import type { Language } from '../../src/platform/i18n/languages.js';
import type { PageClient } from '../support/html.js';
import { say, type Stage } from './stage.js';
import { must } from './telling.js';
import type { CustomerWords } from './sentences.js';

export const REFERENCE = /WD-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/;
const HOUR = 3_600_000;

/** Whose money, and which transaction the words mean. Times are counted from the full hour, as the wallet does. */
export const CASES: Readonly<
  Record<Language, { account: string; amount: string; minutesAgo: number; type: string; transaction: string }>
> = {
  en: { account: 'amina', amount: '200', minutesAgo: 45, type: 'E302', transaction: AMINA_TRANSFER_PENDING },
  'zh-CN': {
    account: 'lihua',
    amount: '199',
    minutesAgo: 320,
    type: 'E301',
    transaction: LIHUA_CHARGED_BUT_FAILED,
  },
};

/** Finds the answer first: the search, in the customer's own words, and the article. */
export async function findHelp(
  { telling }: Stage,
  customer: PageClient,
  language: Language,
  words: CustomerWords,
): Promise<void> {
  await telling.step('The help centre opens, with its search.', async () => {
    const page = await customer.get('/');
    must(page.url.pathname === `/${language}/help`, `The start leads to ${page.url.pathname}.`);
    page.form(`/${language}/help/search`);
  });
  await telling.step(
    'The customer’s own sentence finds the article about money that has not arrived, first.',
    async () => {
      const page = await customer.submit(`/${language}/help/search`, { q: words.search });
      const articles = page.links.filter(({ href }) => href.includes('/help/a/'));
      must(
        articles[0]?.href.endsWith('/money-not-arrived') ?? false,
        `First comes ${articles[0]?.href ?? 'nothing'}.`,
      );
    },
  );
  await telling.step('The article tells the causes apart and says when to write to us.', async () => {
    const page = await customer.get(`/${language}/help/a/money-not-arrived`);
    must(page.status === 200 && page.text.length > 500, `The article answers ${page.status}.`);
    must(
      page.links.some(({ href }) => href.includes('/requests/new')),
      'The article leads to no request.',
    );
  });
}

/** Leaves a ticket with account, time and description → its reference. */
export async function openTicket(
  { telling }: Stage,
  customer: PageClient,
  language: Language,
  words: CustomerWords,
): Promise<string> {
  const { account, amount, minutesAgo, type } = CASES[language];
  const happened = new Date(Math.floor(Date.now() / HOUR) * HOUR - minutesAgo * 60_000);
  const [occurredDate = '', occurredTime = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(happened)
    .split(' ');
  const form = { type, account, occurredDate, occurredTime, zone: 'Asia/Shanghai', amount, currency: 'CNY' };

  await telling.step('A form that cannot be taken names the field and keeps what was typed.', async () => {
    await customer.get(`/${language}/requests/new/short`);
    const page = await customer.submit(`/${language}/requests`, {
      ...form,
      amount: 'many',
      description: words.description,
    });
    must(page.status === 422, `It answers ${page.status}.`);
    must(
      page.text.includes(say(language, 'tickets.errors.amount')),
      'It does not say what is wrong with the amount.',
    );
    must(page.field('description')?.value === words.description, 'The description is gone.');
  });

  return telling.step('The request is taken, with a reference; sent again it is the same one.', async () => {
    const first = await customer.submit(`/${language}/requests`, { ...form, description: words.description });
    const reference = REFERENCE.exec(first.url.pathname)?.[0] ?? '';
    must(first.status === 200 && reference !== '', `It answers ${first.status}: ${first.text.slice(0, 200)}`);
    must(first.text.includes(say(language, 'portal.received.title')), 'Nothing says that we have it.');
    const list = await customer.get(`/${language}/requests`);
    must(
      list.links.filter(({ href }) => href.includes(reference)).length === 1,
      'It is not in the list once.',
    );

    return reference;
  });
}
