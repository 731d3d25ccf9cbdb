import { randomUUID } from 'node:crypto';
import type { Language } from '../../src/platform/i18n/languages.js';
import type { Page, PageClient } from '../support/html.js';
import { aCall } from './calls.js';
import { aTicket, say, sendForm, World } from './world.js';

const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];
/** Of a call. */
const KEPT = [
  'caller',
  'phone',
  'contact',
  'lang',
  'type',
  'description',
  'part',
  'amount',
  'F05',
  'named',
  'key',
];
const FAMILY = '👨‍👩‍👧‍👦';

describe('a form that cannot be taken', () => {
  let world: World;
  let client: PageClient;

  beforeAll(async () => {
    world = await World.start();
    client = world.visitor();
  });
  afterAll(() => world?.stop());

  const mainOf = ({ body }: Page): string => /<main[^>]*>([^]*)<\/main>/.exec(body)?.[1]?.trim() ?? '';
  /** Where the summary leads, and in which words. */
  const summaryOf = ({ body }: Page): [href: string, message: string][] =>
    [
      ...(/data-error-summary[^]*?<\/div>/.exec(body)?.[0] ?? '').matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g),
    ].map(([, href = '', message = '']) => [href, message]);

  it.each(LANGUAGES)(
    'comes back in %s with what is wrong first, in words that stand at the field too',
    async (lang) => {
      const page = await sendForm(
        client,
        `/${lang}/requests`,
        aTicket({ account: '', description: 'short' }),
      );
      const summary = summaryOf(page);

      expect(page.status).toBe(422);
      expect(page.title.startsWith(say(lang, 'common.form.error-prefix'))).toBe(true);
      expect(mainOf(page).startsWith('<div class="error-summary" role="alert" tabindex="-1"')).toBe(true);
      expect(page.text).toContain(say(lang, 'common.form.error-title'));
      expect(summary.map(([href]) => href)).toEqual(['#account', '#description']);
      for (const [href, message] of summary) {
        const id = href.slice(1);
        expect(page.body).toContain(`id="${id}"`);
        expect(page.body.split(message).length - 1).toBeGreaterThanOrEqual(2);
        expect(page.field(id)?.invalid).toBe(true);
      }
    },
  );

  it('has no such words before it was sent', async () => {
    const page = await client.get('/en/requests/new/short');

    expect(page.body).not.toContain('data-error-summary');
    expect(page.title.startsWith(say('en', 'common.form.error-prefix'))).toBe(false);
  });

  it.each([
    ['ten thousand signs', 'x'.repeat(10_000)],
    ['a family of four, many times', FAMILY.repeat(700)],
    ['words from right to left', 'لم تصل الأموال إلى حسابي '.repeat(300)],
    ['signs that nobody sees', '\u200b\u200d\u2060'.repeat(2_000)],
    ['markup', '</textarea><script>alert(1)</script>'.repeat(200)],
  ])('still holds %s', async (_, description) => {
    const page = await sendForm(client, '/en/requests', aTicket({ description }));

    expect(page.status).toBe(422);
    expect(page.field('description')?.value).toBe(description);
  });

  it('loses of what was typed only the sign that ends texts', async () => {
    const page = await sendForm(client, '/en/requests', aTicket({ account: '', description: 'a\0b' }));

    expect(page.field('description')?.value).toBe('ab');
  });

  it('keeps days and amounts as they were typed', async () => {
    const typed = { occurredDate: '31.02.2026', occurredTime: '25:61', amount: '1.000,00 yuan' };
    const page = await sendForm(client, '/en/requests', aTicket(typed));

    expect(page.status).toBe(422);
    for (const [name, value] of Object.entries(typed)) {
      expect(page.field(name)?.value).toBe(value);
    }
  });

  it('does not take a field that was sent twice, and keeps the first', async () => {
    const page = await sendForm(client, '/en/requests', aTicket({ account: ['one account', 'another'] }));

    expect([page.status, page.field('account')?.value]).toEqual([422, 'one account']);
  });

  it('never comes back with a password', async () => {
    const page = await sendForm(client, '/staff/login', { login: 'jonas', password: 'my old secret' });

    expect(page.status).toBe(401);
    expect(page.body).not.toContain('my old secret');
    expect(page.field('login')?.value).toBe('jonas');
  });

  it('of a call keeps all that was said so far, before and after what is to be asked is shown', async () => {
    const jonas = await world.staff('jonas');
    const typed = aCall({
      phone: 'none',
      contact: 'bruno at example',
      account: '',
      description: FAMILY.repeat(700),
      occurredDate: '31.02.2026',
      occurredTime: '25:61',
      amount: 'two hundred',
      F05: 'الأموال',
      named: 'WD-1',
    });
    const asked = await sendForm(jonas, '/agent/calls/preparation', typed);
    const refused = await sendForm(jonas, '/agent/calls', typed);

    expect([asked.status, refused.status]).toEqual([200, 422]);
    for (const page of [asked, refused]) {
      for (const name of KEPT) {
        expect([name, page.field(name)?.value]).toEqual([name, typed[name]]);
      }
    }
    expect(asked.body).not.toContain('data-error-summary');
    expect(summaryOf(refused).length).toBeGreaterThan(3);
    expect(await world.rows('SELECT id FROM calls')).toEqual([]);
  });

  it('of a call is not taken before the questions of its type were seen', async () => {
    const jonas = await world.staff('jonas');
    const asked = await sendForm(jonas, '/agent/calls/preparation', aCall({ asked: '' }));
    const unasked = await sendForm(jonas, '/agent/calls', aCall({ asked: '' }));

    expect(asked.field('F05')).toBeDefined();
    expect([unasked.status, summaryOf(unasked)]).toEqual([422, [['#type', say('en', 'calls.errors.asked')]]]);
    expect(unasked.field('asked')?.value).toBe('E302');
  });

  it('leads to the field of the chat, and says it there', async () => {
    const { client: owner, reference } = await world.customer();
    const page = await sendForm(owner, `/en/requests/${reference}/messages`, {
      body: ' ',
      clientMessageId: randomUUID(),
    });

    expect(page.status).toBe(422);
    expect(summaryOf(page)).toEqual([['#composer-body', say('en', 'tickets.errors.message-empty')]]);
    expect(page.field('body')?.invalid).toBe(true);
  });
});
