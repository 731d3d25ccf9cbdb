import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArticleDrafts } from '../../../src/modules/faq/article-drafts.service.js';
import { ArticleEditions } from '../../../src/modules/faq/article-editions.service.js';
import { ArticlePublishing } from '../../../src/modules/faq/article-publishing.service.js';
import { ArticleHistory } from '../../../src/modules/faq/article-history.service.js';
import { ArticleLookup } from '../../../src/modules/faq/article.lookup.js';
import { ArticleSearchService } from '../../../src/modules/faq/article-search.service.js';
import { Commands } from '../../../src/platform/cli/commands.js';
import { Reader } from '../../../src/platform/database/reader.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { temporaryFolder } from '../../support/processes.js';
import { WholeDesk } from '../../support/whole-desk.js';
import { guide } from './article-room.js';

const line = (slug: string, title: string, more: object = {}): object => ({
  slug,
  lang: 'en',
  title,
  body: `${title}, in so many words.`,
  ...more,
});

describe.each(databaseKinds)('articles in bulk on $name', ({ newUrl }) => {
  let desk: WholeDesk;
  let admin: KnownActor;
  const folder = temporaryFolder('articles');
  let files = 0;

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    admin = await desk.staff('Li', 'admin');
  });
  afterAll(() => desk.stop());

  const fileOf = (lines: readonly (object | string)[]): string => {
    const file = join(folder, `${(files += 1)}.jsonl`);
    writeFileSync(file, lines.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'));

    return file;
  };
  const run = async (...words: string[]): Promise<{ code: number; said: string[] }> => {
    const said: string[] = [];
    const code = await desk.the(Commands).run(words, (text) => void said.push(text));

    return { code, said };
  };
  const slugs = async (): Promise<string[]> =>
    (await desk.the(ArticleLookup).published()).map(({ slug, lang }) => `${lang}/${slug}`);
  const count = async (table: string): Promise<number> =>
    Number((await desk.the(Reader).first(`SELECT count(*) AS n FROM ${table}`))?.n);
  const at = (slug: string) => desk.the(ArticleLookup).at(slug, 'en');

  it('changes nothing for a file with bad lines, and names each with its field', async () => {
    const { code, said } = await run(
      'faq:import',
      fileOf([
        line('good_one', 'Good'),
        line('Bad Slug', 'x'),
        line('no_lang', 'x', { lang: 'fr' }),
        line('long_title', 'x'.repeat(201)),
        { slug: 'no_body', lang: 'en', title: 'x' },
        line('unknown', 'x', { colour: 'red', type: 'E999', keywords: 'fee' }),
        'not json',
        '[1]',
        line('good_one', 'Again'),
        line('long', 'x'.repeat(10), { body: 'x'.repeat(201 * 1_024) }),
      ]),
    );

    expect(code).toBe(1);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^line 2: slug: /),
        expect.stringMatching(/^line 3: lang: needs zh-CN or en|^line 3: lang: needs en or zh-CN/),
        expect.stringMatching(/^line 4: title: /),
        expect.stringMatching(/^line 5: body: /),
        expect.stringMatching(/^line 6: colour: is not a field/),
        expect.stringMatching(/^line 6: type: /),
        expect.stringMatching(/^line 6: keywords: /),
        expect.stringMatching(/^line 7: is not JSON/),
        expect.stringMatching(/^line 8: is not an object/),
        expect.stringMatching(/^line 9: slug: line 1 has this article/),
        expect.stringMatching(/^line 10: is longer/),
      ]),
    );
    expect(await count('articles')).toBe(0);
    expect((await run('faq:import')).code).toBe(1);
    expect((await run('faq:import', join(folder, 'absent.jsonl'))).said[0]).toContain('absent.jsonl');
    expect((await run('faq:import', fileOf([]))).code).toBe(1);
    expect((await run('faq:export', '--all')).code).toBe(1);
  });

  it('brings articles that can be read and found at once, and again changes nothing', async () => {
    const file = fileOf([
      line('activate_my_card', 'How do I activate my new card?', { type: 'E101', keywords: ['card'] }),
      { slug: 'activate_my_card', lang: 'zh', title: '怎样激活新卡？', body: '请打开应用，选择卡片。' },
      line('age_limit', 'How old must I be?'),
    ]);
    expect(await run('faq:import', file)).toEqual({
      code: 0,
      said: ['3 articles read, 3 are new or changed.'],
    });

    expect(await slugs()).toEqual(['en/activate_my_card', 'zh-CN/activate_my_card', 'en/age_limit']);
    expect(await at('activate_my_card')).toMatchObject({ kind: 'article', article: { typeCode: 'E101' } });
    const found = await desk.the(ArticleSearchService).search('activate card', { lang: 'en', limit: 3 });
    expect(found[0]?.slug).toBe('activate_my_card');
    expect((await run('faq:import', file)).said).toEqual(['3 articles read, 0 are new or changed.']);
    expect(await count('article_versions')).toBe(0);
  });

  it('writes what was there into the history, and leaves everything else alone', async () => {
    await run('faq:import', fileOf([line('age_limit', 'How old do I have to be?')]));
    const address = await at('age_limit');
    const id = address?.kind === 'article' ? address.article.id : '';

    expect(address).toMatchObject({ article: { title: 'How old do I have to be?', version: 2 } });
    expect((await desk.the(ArticleHistory).versions(admin, id)).map(({ title }) => title)).toEqual([
      'How old do I have to be?',
      'How old must I be?',
    ]);
    expect(await slugs()).toHaveLength(3);
    expect(await count('articles')).toBe(3);
  });

  it('comes out as it went in', async () => {
    const lines = [
      line('a-guide', 'A "guide"\n', { body: 'One.\n\n1. Two' }),
      line('b', 'B', { type: 'E302', keywords: ['钱', 'money'], topic: 'payments', causes: ['network'] }),
      line('b', 'B', { lang: 'zh-CN' }),
    ].map((one) => JSON.stringify({ ...one, title: (one as { title: string }).title.trim() }));
    await run('faq:import', fileOf(lines), '--replace');
    const out = join(folder, 'out.jsonl');
    expect((await run('faq:export', out)).said).toEqual([`3 articles are in ${out}.`]);

    expect(readFileSync(out, 'utf8').trim().split('\n')).toEqual(lines);
    expect((await run('faq:export')).said).toEqual(lines);
    expect((await run('faq:import', out)).said).toEqual(['3 articles read, 0 are new or changed.']);
  });

  it('replaces the whole help centre: what was there is remembered by its title alone', async () => {
    await run('faq:import', fileOf([line('new_one', 'New')]), '--replace');

    expect(await slugs()).toEqual(['en/new_one']);
    expect(await at('activate_my_card')).toEqual({ kind: 'gone', title: 'How do I activate my new card?' });
    const found = await desk.the(ArticleSearchService).search('activate card', { lang: 'en', limit: 3 });
    expect(found.map(({ slug }) => slug)).not.toContain('activate_my_card');
    await run('faq:import', fileOf([line('activate_my_card', 'Back')]));
    expect(await at('activate_my_card')).toMatchObject({ kind: 'article', article: { title: 'Back' } });
  });

  it('shows nothing of what is only staged, and sweeps it away where it is given up', async () => {
    const editions = desk.the(ArticleEditions);
    const before = await slugs();
    const edition = await editions.begin();
    await editions.stage(
      edition,
      [
        { slug: 'new_one', lang: 'en', words: guide('Overwritten') },
        { slug: 'staged', lang: 'en', words: guide('Staged') },
      ],
      true,
    );

    expect(await slugs()).toEqual(before);
    expect(await at('staged')).toBeNull();
    expect(await at('new_one')).toMatchObject({ article: { title: 'New' } });
    await expect(editions.begin()).rejects.toThrow('faq.errors.import-running');
    await expect(
      desk.the(ArticleDrafts).create(admin, { slug: 'staged', lang: 'en', words: guide('x') }),
    ).rejects.toThrow('faq.errors.import-running');
    // As after a crash: nobody calls `abandon`.
    await editions.sweepStaged(new Date(Date.now() + 61_000));
    await expect(editions.switchTo(edition, { replace: false, count: 2 })).rejects.toThrow(
      'faq.errors.import-lost',
    );
    expect(await slugs()).toEqual(before);
    expect(
      await desk.the(Reader).first('SELECT 1 AS yes FROM articles WHERE slug = ?', ['staged']),
    ).toBeNull();
  });

  it('keeps what a person published while it was being staged', async () => {
    const editions = desk.the(ArticleEditions);
    const address = await at('new_one');
    const { id = '', version = 0 } = address?.kind === 'article' ? address.article : {};
    const edition = await editions.begin();
    await editions.stage(edition, [{ slug: 'new_one', lang: 'en', words: guide('Imported') }], false);
    await desk.the(ArticleDrafts).save(admin, id, { version, revision: 0 }, guide('A person'));
    await desk.the(ArticlePublishing).publish(admin, id, { revision: 1 });
    await editions.switchTo(edition, { replace: false, count: 1 });
    await editions.fold();

    expect((await desk.the(ArticleHistory).versions(admin, id)).map(({ title }) => title)).toEqual([
      'Imported',
      'A person',
      'New',
    ]);
  });

  it('keeps names from elsewhere as they are, with capitals and question marks', async () => {
    const names = ['Refund_not_showing_up', 'reverted_card_payment?'];
    await run('faq:import', fileOf(names.map((name) => line(name, `About ${name}`))));

    for (const name of names) {
      expect(await at(name)).toMatchObject({ kind: 'article', article: { slug: name } });
    }
    expect(await at('refund_not_showing_up')).toBeNull();
  });

  it('brings a thousand in some seconds, and tells how far it is', async () => {
    const file = fileOf(
      Array.from({ length: 1_000 }, (_, number) =>
        line(`many_${number}`, `Article ${number}`, { body: 'Words that stand for an article. '.repeat(20) }),
      ),
    );
    const started = performance.now();
    const { code, said } = await run('faq:import', file, '--replace');

    // Two seconds where the machine has nothing else to do; ten thousand have a minute.
    expect(performance.now() - started).toBeLessThan(40_000);
    expect(code).toBe(0);
    expect(said).toHaveLength(2);
    expect(await count("articles WHERE status = 'published'")).toBe(1_000);
  }, 60_000);
});
