import { randomUUID } from 'node:crypto';
import type { FormInput, Page, PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';
import { eachDatabase, say, sendForm, World } from './world.js';

const FORM = '.article-form';
/** Enough for a guide: only articles on exceptions must have certain parts. */
const GUIDE = { titleEn: 'Where the fees stand', bodyEn: '## Fees\n\nThe fee stands beside the amount.' };

describe.each(eachDatabase)('the editor of articles, on %s', (_, database) => {
  let world: World;
  let ada: PageClient;
  let berta: PageClient;
  let supriya: PageClient;
  let count = 0;

  beforeAll(async () => {
    world = await World.start({ database });
    [ada, supriya] = [await world.staff('admin'), await world.staff('supriya')];
    berta = await world.newStaff('berta', 'admin', 'Berta');
  }, 120_000);
  afterAll(() => world?.stop());

  const at = (slug: string): string => `/admin/faq/${slug}`;
  const rowOf = async (slug: string) =>
    (await world.rows(`SELECT * FROM articles WHERE slug = '${slug}' AND lang = 'en'`))[0];
  const press = async (by: PageClient, slug: string, act: string, input: FormInput = {}): Promise<Page> => {
    await by.get(at(slug));

    return by.submit(FORM, { act, ...input });
  };
  /** A new article in English, begun and perhaps let out. */
  async function anArticle(act = 'save', input: FormInput = {}): Promise<string> {
    const slug = `article-${(count += 1)}`;
    await ada.get('/admin/faq/new');
    await ada.submit(FORM, { slug, ...GUIDE, ...input, act });

    return slug;
  }
  const published = (): Promise<string> => anArticle('publish.en');

  it('begins an article that nobody outside sees, and that its readers find once it is out', async () => {
    const slug = await anArticle('save', { titleEn: 'Quokka fees', keywordsEn: 'quokka, marsupial' });
    expect(ada.page.text).toContain(say('en', 'editor.done.created'));
    expect((await world.visitor().send(`/en/help/a/${slug}`)).status).toBe(404);

    await ada.submit(FORM, { act: 'submit.en', note: 'Please look at the fees.' });
    const review = await supriya.get('/admin/faq?tab=review');
    expect(review.links.map(({ href }) => href)).toContain(at(slug));
    const looked = await supriya.get(at(slug));
    expect(looked.text).toContain('Ada');
    expect([looked.field('titleEn'), looked.text.includes('The fee stands beside the amount.')]).toEqual([
      undefined,
      true,
    ]);
    await supriya.submit(FORM, { act: 'publish.en' });
    expect(supriya.page.text).toContain(say('en', 'editor.done.publish'));

    const reader = world.visitor();
    expect((await reader.get(`/en/help/a/${slug}`)).status).toBe(200);
    await waitFor('the search to know it', async () =>
      (await reader.get('/en/help/search?q=marsupial')).body.includes(`/a/${slug}`),
    );
  });

  it('tells everything that stands in the way, saves nothing, and keeps what was typed', async () => {
    const slug = await anArticle();
    const typed = {
      titleEn: 'Another title',
      bodyEn: '![](/tick.png) [There](no-such-article)',
      type: 'E201',
    };
    const refused = await press(ada, slug, 'publish.en', typed);

    expect(refused.status).toBe(422);
    for (const key of ['no-self-check', 'no-steps']) {
      expect(refused.text).toContain(say('en', `faq.faults.${key}`));
    }
    expect(refused.text).toContain(say('en', 'faq.faults.dead-link', { link: 'no-such-article' }));
    expect([
      refused.field('titleEn')?.value,
      refused.field('bodyEn')?.value,
      refused.field('type')?.value,
    ]).toEqual([typed.titleEn, typed.bodyEn, typed.type]);
    expect((await ada.get(at(slug))).field('titleEn')?.value).toBe(GUIDE.titleEn);
  });

  it('shows what was typed as customers would read it, with what is hard to read, and stores nothing', async () => {
    const slug = await anArticle();
    const long = `${'One more word and '.repeat(6)}an end.`;
    await ada.get(at(slug));
    const preview = await sendForm(ada, `${at(slug)}/preview`, {
      _csrf: await ada.csrfToken(),
      titleEn: 'Never saved',
      bodyEn: `**Bold** <script>alert(1)</script>\n\n${long}`,
    });

    expect(preview.status).toBe(200);
    expect(preview.body).toContain('<strong>Bold</strong> &lt;script&gt;');
    expect(preview.text).toContain(say('en', 'editor.preview.long', { count: 1 }));
    expect((await ada.get(at(slug))).body).not.toContain('Never saved');
  });

  it('loses no word of two who write at once: both are shown, and put together', async () => {
    const slug = await anArticle('save', { bodyEn: 'One.\n\nTwo.\n\nThree.' });
    await ada.get(at(slug));
    await berta.get(at(slug));
    await ada.submit(FORM, { act: 'save', bodyEn: 'One of Ada.\n\nTwo.\n\nThree.' });
    const refused = await berta.submit(FORM, { act: 'save', bodyEn: 'One.\n\nTwo.\n\nThree of Berta.' });

    expect(refused.status).toBe(409);
    expect(refused.field('bodyEn')?.value).toContain('Three of Berta.');
    expect(refused.text).toContain('One of Ada.');
    expect(refused.text).toContain(say('en', 'editor.conflict.clean'));
    const fields = Object.fromEntries(
      refused
        .form(FORM)
        .fields.filter(({ sent }) => sent)
        .map(({ name, value }) => [name, value]),
    );
    await sendForm(berta, `${at(slug)}/preview`, { ...fields, act: 'merged.en' }).then(async (filled) => {
      expect(filled.field('bodyEn')?.value.replaceAll('\r\n', '\n')).toBe(
        'One of Ada.\n\nTwo.\n\nThree of Berta.',
      );
    });
    const saved = await berta.submit(FORM, { act: 'save', bodyEn: 'One of Ada.\n\nTwo.\n\nThree of Berta.' });
    expect([saved.status, saved.text.includes(say('en', 'editor.done.saved'))]).toEqual([200, true]);
  });

  it('saves one language beside a colleague who saves the other', async () => {
    const slug = await anArticle('save', { titleZh: '费用', bodyZh: '费用在金额旁边。' });
    await ada.get(at(slug));
    await berta.get(at(slug));
    await ada.submit(FORM, { act: 'save', titleEn: 'Fees by Ada' });
    const saved = await berta.submit(FORM, { act: 'save', titleZh: '费用说明' });

    expect(saved.status).toBe(200);
    expect([saved.field('titleEn')?.value, saved.field('titleZh')?.value]).toEqual([
      'Fees by Ada',
      '费用说明',
    ]);
  });

  it('keeps what is typed for its writer alone, tells colleagues that he is there, and forgets it when it is saved', async () => {
    const slug = await anArticle();
    await ada.get(at(slug));
    const kept = await ada.send(`${at(slug)}/typed`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ titleEn: 'Half a tit', bodyEn: GUIDE.bodyEn, baseEn: '1.1' }).toString(),
    });
    expect([kept.status, kept.json<{ others: string[] }>().others]).toEqual([200, []]);

    const again = await ada.get(at(slug));
    expect([again.field('titleEn')?.value, again.body.includes('forget-typing')]).toEqual([
      'Half a tit',
      true,
    ]);
    const other = await berta.get(at(slug));
    expect(other.field('titleEn')?.value).toBe(GUIDE.titleEn);
    expect(other.text).toMatch(/Ada is editing/);

    await ada.get(at(slug));
    await ada.submit(FORM, { act: 'save' });
    const saved = await ada.get(at(slug));
    expect([saved.field('titleEn')?.value, saved.body.includes('forget-typing')]).toEqual([
      'Half a tit',
      false,
    ]);
  });

  it('throws away what was typed where its writer says so', async () => {
    const slug = await anArticle();
    await sendForm(ada, `${at(slug)}/typed`, { titleEn: 'Not this', bodyEn: 'No.' });
    await ada.get(at(slug));
    await ada.submit('.forget-typing');

    expect(ada.page.text).toContain(say('en', 'editor.done.forgotten'));
    expect(ada.page.field('titleEn')?.value).toBe(GUIDE.titleEn);
  });

  it('gives an article another address, to which the old one leads', async () => {
    const slug = await published();
    await ada.get(at(slug));
    const taken = await ada.submit('.change-address', { address: 'money-not-arrived' });
    expect([taken.status, taken.text.includes(say('en', 'faq.errors.slug-taken'))]).toEqual([422, true]);
    await ada.submit('.change-address', { address: `${slug}-moved` });

    expect(ada.page.url.pathname).toBe(at(`${slug}-moved`));
    expect((await ada.send(at(slug))).status).toBe(404);
    expect(await world.rows(`SELECT to_slug FROM article_redirects WHERE from_slug = '${slug}'`)).toEqual([
      { to_slug: `${slug}-moved` },
    ]);
  });

  it('shows what is new between two versions in words, and brings an earlier one back as a draft', async () => {
    const slug = await published();
    await press(ada, slug, 'publish.en', {
      bodyEn: '## Fees\n\nThe fee stands below the amount.',
      note: 'Moved.',
    });
    const history = await ada.get(`${at(slug)}/versions`);
    expect(history.body).toMatch(/<del><span[^>]*>Removed <\/span>beside<\/del>/);
    expect(history.body).toMatch(/<ins><span[^>]*>Added <\/span>below<\/ins>/);
    expect(history.text).toContain('Moved.');

    const [, first] = history.forms.filter(({ classes }) => classes.includes('restore'));
    await sendForm(
      ada,
      String(first?.action),
      Object.fromEntries((first?.fields ?? []).map(({ name, value }): [string, string] => [name, value])),
    );
    const restored = await ada.get(at(slug));
    expect(await rowOf(slug)).toMatchObject({ body: expect.stringContaining('below') as string });
    expect(restored.text).toContain(say('en', 'editor.states.rewritten'));
  });

  it('publishes once, however often the button is pressed', async () => {
    const slug = await anArticle();
    const form = (await ada.get(at(slug))).form(FORM);
    const input = {
      ...Object.fromEntries(form.fields.filter(({ sent }) => sent).map(({ name, value }) => [name, value])),
      act: 'publish.en',
      titleEn: 'Pressed five times',
    };
    const sent = await Promise.all(Array.from({ length: 5 }, () => sendForm(ada, at(slug), input)));

    expect(sent.map(({ status }) => status)).toEqual(Array(5).fill(303));
    expect(await rowOf(slug)).toMatchObject({ title: 'Pressed five times', status: 'published' });
    expect(Number((await rowOf(slug))?.['version'])).toBe(2);
  });

  it('lets an article out at a time by the clock of its writer, and takes that back', async () => {
    const slug = await anArticle();
    const past = await press(ada, slug, 'schedule.en', { publishAt: '2020-01-01T09:00' });
    expect([past.status, past.field('publishAt')?.value]).toEqual([422, '2020-01-01T09:00']);
    await press(ada, slug, 'schedule.en', { publishAt: '2099-01-01T09:00' });
    const [draft] = await world.rows(
      `SELECT d.publish_at FROM article_drafts d JOIN articles a ON a.id = d.article_id WHERE a.slug = '${slug}'`,
    );
    expect(new Date(Number(draft?.['publish_at'])).toISOString()).toMatch(/^2098-12-31T|^2099-01-01T/);
    expect((await ada.get('/admin/faq?tab=scheduled')).links.map(({ href }) => href)).toContain(at(slug));
    await press(ada, slug, 'unschedule.en');

    expect(ada.page.text).toContain(say('en', 'editor.done.unschedule'));
  });

  it('takes an article down, and deletes one that never was out', async () => {
    const slug = await published();
    await press(ada, slug, 'down.en');
    expect(await rowOf(slug)).toMatchObject({ status: 'draft' });
    const draft = await anArticle();
    await press(ada, draft, 'discard.en');

    expect([ada.page.url.pathname, await rowOf(draft)]).toEqual(['/admin/faq', undefined]);
  });

  it('begins an article with the search that found nothing', async () => {
    const blank = await ada.get(`/admin/faq/new?question=${encodeURIComponent('为什么一直转圈')}`);

    expect([
      blank.field('titleZh')?.value,
      blank.field('keywordsZh')?.value,
      blank.field('titleEn')?.value,
    ]).toEqual(['为什么一直转圈', '为什么一直转圈', '']);
  });

  it('shows how articles are read and liked, and what is searched for in vain', async () => {
    const slug = await published();
    const day = new Date().toISOString().slice(0, 10);
    const figure = (metric: string, about: string, number: number): Promise<void> =>
      world.change(
        `INSERT INTO help_days (day, lang, metric, about, count) VALUES ('${day}', 'en', '${metric}', '${about}', ${number})`,
      );
    await figure('views', slug, 1_234);
    await figure('helpful', slug, 1);
    await figure('unhelpful', slug, 3);
    await figure('empty', 'quokka tax', 5);
    const list = await ada.get(`/admin/faq?q=${slug}`);
    expect(list.text).toContain('1,234');
    expect(list.text).toContain(say('en', 'editor.opinions', { count: 3, all: 4 }));
    const gaps = await ada.get('/admin/faq?tab=gaps');
    const write = gaps.links.find(({ href }) => href.includes('question=quokka'));
    const blank = await ada.get(String(write?.href));

    expect(blank.field('titleEn')?.value).toBe('quokka tax');
    expect((await (await world.staff('jonas')).get('/admin/faq?tab=gaps')).body).not.toContain(
      'question=quokka',
    );
  });

  it('takes long articles in both languages, and no address that is in use', async () => {
    const slug = await anArticle('save', {
      titleZh: '很长',
      bodyZh: '钱'.repeat(30_000),
      bodyEn: 'x'.repeat(30_000),
    });
    expect(await rowOf(slug)).toBeDefined();
    await ada.get('/admin/faq/new');
    const refused = await ada.submit(FORM, { slug, ...GUIDE, act: 'save' });

    expect([refused.status, refused.field('slug')?.value, refused.field('titleEn')?.value]).toEqual([
      422,
      slug,
      GUIDE.titleEn,
    ]);
  });

  it('is read by everybody who works here, and written by nobody else', async () => {
    const slug = await published();
    const jonas = await world.staff('jonas');
    const page = await jonas.get(at(slug));
    const refused = await sendForm(jonas, at(slug), {
      act: 'save',
      titleEn: 'Mine',
      bodyEn: 'x',
      key: randomUUID(),
    });

    expect([page.status, page.field('titleEn'), page.body.includes('value="publish.en"')]).toEqual([
      200,
      undefined,
      false,
    ]);
    expect([refused.status, (await rowOf(slug))?.['title']]).toEqual([403, GUIDE.titleEn]);
    const overstepped = await sendForm(supriya, at(slug), {
      act: 'publish.en',
      titleEn: 'Hers',
      bodyEn: 'x',
      key: randomUUID(),
    });
    expect(overstepped.status).toBe(403);
  });
});
