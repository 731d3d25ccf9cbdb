import { randomUUID } from 'node:crypto';
import type { FormInput, PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';
import { mailAbout, mailsTo, postIsDone } from './mailbox.js';
import { eachDatabase, say, sendForm, World } from './world.js';

const AMINA = 'amina@example.org';
const TITLE = 'Transfers to banks arrive late';
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const anOutage = (other: FormInput = {}): FormInput => ({
  kind: 'outage',
  severity: 'major',
  features: ['transfers'],
  types: ['E302'],
  titleZh: '跨行转账到账延迟',
  titleEn: TITLE,
  textZh: '正在处理。',
  textEn: 'We are working on it.',
  startDate: day(-1),
  startTime: '10:00',
  updateDate: day(2),
  updateTime: '10:00',
  zone: 'Asia/Shanghai',
  act: 'publish',
  version: '0',
  key: randomUUID(),
  ...other,
});

describe.each(eachDatabase)('an outage, from its first word to its last, on %s', (_, database) => {
  let world: World;
  let supriya: PageClient;
  let visitor: PageClient;
  let notice = '';

  beforeAll(async () => {
    world = await World.start({ database });
    supriya = await world.staff('supriya');
    visitor = world.visitor();
  }, 120_000);
  afterAll(() => world?.stop());

  const bodyOf = async (path: string): Promise<string> => (await visitor.get(path)).body;

  it('is refused in one language, with all that was typed still there', async () => {
    const page = await sendForm(supriya, '/admin/notices', anOutage({ titleEn: '' }));

    expect(page.status).toBe(422);
    expect(page.field('titleEn')?.invalid).toBe(true);
    expect(page.field('titleZh')?.value).toBe('跨行转账到账延迟');
    expect(await bodyOf('/en/help')).not.toContain('notice-bar');
  });

  it('stands on every public page at once, also on the one that is kept for strangers', async () => {
    const kept = await world.visitor().send('/en/help');
    const { headers } = await sendForm(supriya, '/admin/notices', anOutage());
    notice = String(headers.location).split('/').at(-1) ?? '';
    await waitFor('the notice to be shown', async () =>
      (await world.visitor().send('/en/help')).body.includes(TITLE),
    );
    const pages = await Promise.all(
      ['/en/help', '/en/help/search?q=money', '/en/chat', '/en/no-such-page'].map(
        async (path) => (await world.visitor().send(path)).body,
      ),
    );

    expect(kept.body).not.toContain(TITLE);
    expect(pages.map((body) => body.includes(TITLE))).toEqual([true, true, true, true]);
    expect(await bodyOf('/zh-CN/help')).toContain('跨行转账到账延迟');
  });

  it('is hidden by who has read it, on the pages that follow, until there is news of it', async () => {
    const reader = world.visitor();
    const search = await reader.get('/en/help/search?q=money');
    const hide = search.links.find(({ href }) => href.includes('hide-notice='))?.href ?? '';
    const hidden = await reader.get(hide);
    const after = await reader.get('/zh-CN/help');

    expect(hide).toMatch(/^\/en\/help\/search\?q=money&hide-notice=[\w-]{12}$/);
    expect([hidden.body, after.body].map((body) => body.includes('notice-bar'))).toEqual([false, false]);
    expect((await reader.get('/en/help/status')).body).toContain(TITLE);
    expect(await bodyOf('/en/help')).toContain('notice-bar');
    for (const wrong of ['x'.repeat(12), '<b>', 'a.b', '']) {
      expect((await reader.get(`/en/help?hide-notice=${encodeURIComponent(wrong)}`)).status).toBe(200);
    }

    const news = { sayZh: '仍在处理。', sayEn: 'Still at it.', key: randomUUID() };
    expect((await sendForm(supriya, `/admin/notices/${notice}/updates`, news)).status).toBe(303);
    await waitFor('it to be shown again', async () =>
      (await reader.get('/en/help')).body.includes('notice-bar'),
    );
  });

  it('is explained on the pages of its type, and not on those of others', async () => {
    const told = say('en', 'notices.no-need');

    expect(await bodyOf('/en/help/not-received')).toContain(told);
    expect(await bodyOf('/en/help/contact?type=E302')).toContain(told);
    expect(await bodyOf('/en/help/locked')).not.toContain(told);
  });

  it('comes before the questions of a request about it, which can be sent all the same', async () => {
    const page = await visitor.postForm('/en/requests/new/type', { type: 'E302', key: randomUUID() });
    const other = await visitor.postForm('/en/requests/new/type', { type: 'E201', key: randomUUID() });

    expect(page.title).toContain(say('en', 'intake.notice.title'));
    expect(page.body).toContain('/en/requests/new/account?draft');
    expect(other.title).not.toContain(say('en', 'intake.notice.title'));
  });

  it('is told to programs, and only when it has changed', async () => {
    const first = await visitor.send('/api/v1/notices?lang=en&type=E302');
    const etag = String(first.headers.etag);
    const again = await visitor.send('/api/v1/notices?lang=en&type=E302', {
      headers: { 'if-none-match': etag },
    });
    const others = await visitor.send('/api/v1/notices?lang=en&type=E101');

    expect(first.json<{ notices: object[] }>().notices).toMatchObject([{ id: notice, title: TITLE }]);
    expect([again.status, again.body]).toEqual([304, '']);
    expect(others.json<{ notices: object[] }>().notices).toEqual([]);
  });

  it('writes once, when it is over, to who said yes by the link of a mail', async () => {
    await visitor.get(`/en/help/status/${notice}`);
    await visitor.submit('.tell-me', { email: AMINA });
    const asked = await mailAbout(world, AMINA, say('en', 'mail.notice-confirm.subject'));
    const link = /(\/en\/help\/status\/told\/[\w-]+)/.exec(asked.body)?.[1] ?? '';
    const reader = world.visitor();
    await reader.get(link);
    await reader.submit('.confirm-told', { answer: 'confirmed' });
    const key = randomUUID();
    const ended = await sendForm(supriya, `/admin/notices/${notice}/end`, { endZh: '', endEn: '', key });
    await mailAbout(world, AMINA, TITLE);
    await postIsDone(world);

    expect(ended.status).toBe(303);
    expect((await mailsTo(world, AMINA)).map(({ subject }) => subject)).toEqual([
      say('en', 'mail.notice-confirm.subject'),
      say('en', 'mail.notice-ended.subject', { title: TITLE }),
    ]);
    expect(await world.count('notice_subscriptions')).toBe(0);
    expect(await bodyOf('/en/help')).not.toContain('notice-bar');
    expect(await bodyOf('/en/help/status')).toContain(TITLE);
  });
});
