import { Invalid } from '../../../src/platform/errors/app-error.js';
import type { ArticleWords } from '../../../src/modules/faq/article-words.js';
import { databaseKinds } from '../../support/databases.js';
import { articleRoom, type ArticleRoom, guide, person } from './article-room.js';

const li = person('Li');
const mei = person('Mei');
const FIRST = { version: 1, revision: 1 };

describe.each(databaseKinds)('an article and who writes it, on $name', ({ newUrl }) => {
  let room: ArticleRoom;
  let count = 0;

  beforeAll(async () => {
    room = await articleRoom(await newUrl());
  });
  afterAll(() => room.open.close());

  const newSlug = (): string => `article_${(count += 1)}`;
  const begun = async (slug: string, words = guide('Fees'), lang: 'en' | 'zh-CN' = 'en') =>
    room.drafts.create(li, { slug, lang, words });
  const out = async (slug: string, words = guide('Fees'), lang: 'en' | 'zh-CN' = 'en'): Promise<string> => {
    const id = await begun(slug, words, lang);
    await room.publishing.publish(li, id, { revision: 1 });

    return id;
  };
  /** Begins it again, as it stands. Returns the revision of the draft. */
  const beginAgain = async (id: string, version: number, words: ArticleWords, note?: string) => {
    const answer = await room.drafts.save(li, id, { version, revision: 0 }, words, note);

    return answer.saved ? answer.revision : -1;
  };
  const seen = async (slug: string) => room.lookup().at(slug, 'en');
  const offered = async (): Promise<string[]> => (await room.lookup().headings('en')).map(({ slug }) => slug);

  it('is nothing to customers until it is published, and news then', async () => {
    const slug = newSlug();
    const id = await begun(slug);
    await room.drafts.submit(li, id, 1);
    expect(await seen(slug)).toBeNull();
    expect(await offered()).not.toContain(slug);
    room.news.length = 0;

    expect(await room.publishing.publish(person('Wu', 'supervisor'), id, { revision: 1 })).toBe(2);
    expect(await seen(slug)).toMatchObject({
      kind: 'article',
      article: { title: 'Fees' },
      languages: ['en'],
    });
    expect(await offered()).toContain(slug);
    expect(room.news).toEqual([expect.objectContaining({ slugs: [slug], everything: false })]);
  });

  it('is written by admins, and read before its time by nobody outside the staff', async () => {
    const slug = newSlug();
    const id = await begun(slug);
    const agent = person('Jonas', 'agent');

    await expect(room.drafts.create(agent, { slug: 'x', lang: 'en', words: guide('x') })).rejects.toThrow(
      'errors.forbidden',
    );
    await expect(room.drafts.save(agent, id, FIRST, guide('x'))).rejects.toThrow('errors.forbidden');
    await expect(room.publishing.publish(agent, id, { revision: 1 })).rejects.toThrow('errors.forbidden');
    await expect(room.history.versions(person('Ann', 'customer'), id)).rejects.toThrow('errors.forbidden');
    expect(await room.history.versions(agent, id)).toHaveLength(1);
  });

  it('goes on being read as it was while somebody writes it anew', async () => {
    const slug = newSlug();
    const id = await out(slug);
    const revision = await beginAgain(id, 2, guide('Fees and limits'));

    expect(await seen(slug)).toMatchObject({ article: { title: 'Fees', version: 2 } });
    await room.publishing.publish(li, id, { revision });
    expect(await seen(slug)).toMatchObject({ article: { title: 'Fees and limits', version: 3 } });
  });

  it('loses nothing when two write at once: the second is shown both texts, and what they are together', async () => {
    const text = 'One.\n\nTwo.\n\nThree.';
    const id = await begun(newSlug(), guide('Fees', text));
    const saved = await room.drafts.save(mei, id, FIRST, guide('Fees', text.replace('Three', 'Drei')));
    expect(saved).toEqual({ saved: true, revision: 2 });

    const typed = guide('Fees', text.replace('One', 'Eins'));
    const clash = await room.drafts.save(li, id, FIRST, typed);
    expect(clash).toMatchObject({
      saved: false,
      base: { version: 1, revision: 2 },
      theirs: { body: 'One.\n\nTwo.\n\nDrei.' },
      merged: { words: { body: 'Eins.\n\nTwo.\n\nDrei.' }, clashes: [] },
      changedBy: mei.id,
    });
    if (!clash.saved) {
      expect(await room.drafts.save(li, id, clash.base, clash.merged.words)).toMatchObject({ saved: true });
    }
  });

  it('is saved by one of two who begin at the same moment, and the other is told', async () => {
    const id = await out(newSlug());
    const base = { version: 2, revision: 0 };
    const both = await Promise.all([
      room.drafts.save(li, id, base, guide('Li')),
      room.drafts.save(mei, id, base, guide('Mei')),
    ]);

    expect(both.map(({ saved }) => saved).sort()).toEqual([false, true]);
  });

  it('goes out as it was looked at, and not as somebody has saved it since', async () => {
    const id = await begun(newSlug());
    await room.drafts.save(mei, id, FIRST, guide('Saved since'));

    await expect(room.publishing.publish(li, id, { revision: 1 })).rejects.toThrow(
      'faq.errors.article-changed',
    );
  });

  it('stays in while something is missing, with all reasons at once', async () => {
    const words: ArticleWords = {
      ...guide(
        '',
        'See [there](nowhere) and [here](#step-9). ![](https://elsewhere.example/a.png)\n\nPIN: 4711',
      ),
      typeCode: 'E101',
    };
    const id = await begun(newSlug(), words);
    const refusal = await room.publishing.publish(li, id, { revision: 1 }).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(Invalid);
    expect((refusal as Invalid).faults.map(({ key }) => key.replace('faq.faults.', ''))).toEqual([
      'no-title',
      'no-self-check',
      'no-steps',
      'no-contact',
      'no-alt',
      'foreign-image',
      'dead-link',
      'dead-link',
      'secrets',
    ]);
  });

  it('may lead to parts of others that are there, and to their old addresses', async () => {
    const [target, moved] = [newSlug(), newSlug()];
    await out(target, guide('Target', '## Part\n\n1. Step'));
    await room.addresses.change(li, target, moved);
    const id = await begun(
      newSlug(),
      guide('From', `[a](${moved}#step-1) [b](${target}#part-1) [c](#part-1)\n\n## P`),
    );
    expect(await room.publishing.publish(li, id, { revision: 1 })).toBe(2);

    const wrong = await begun(newSlug(), guide('From', `[a](${moved}#step-2)`));
    await expect(room.publishing.publish(li, wrong, { revision: 1 })).rejects.toThrow('faq.errors.not-ready');
  });

  it('goes out by itself at its time, once, and not before', async () => {
    const slug = newSlug();
    const id = await begun(slug);
    const at = new Date(room.clock.now().getTime() + 3_600_000);
    await room.publishing.schedule(li, id, 1, at);
    await room.due.publishDue(room.clock.now());
    expect(await seen(slug)).toBeNull();

    room.clock.advance(3_600_000);
    await Promise.all([room.due.publishDue(room.clock.now()), room.due.publishDue(room.clock.now())]);
    expect(await seen(slug)).toMatchObject({ kind: 'article', article: { version: 2, changedBy: li.id } });
  });

  it('does not go out at its time when a link has died meanwhile, and waits for a person', async () => {
    const [target, slug] = [newSlug(), newSlug()];
    const other = await out(target);
    const id = await begun(slug, guide('From', `[a](${target})`));
    await room.publishing.schedule(li, id, 1, new Date(room.clock.now().getTime() + 1_000));
    await room.publishing.unpublish(li, other, 2);
    room.clock.advance(2_000);
    await room.due.publishDue(room.clock.now());

    expect(await seen(slug)).toBeNull();
    expect(
      await room.reader.first('SELECT publish_at FROM article_drafts WHERE article_id = ?', [id]),
    ).toEqual({
      publish_at: null,
    });
    await expect(room.publishing.schedule(li, id, 1, room.clock.now())).rejects.toMatchObject({
      faults: [{ key: 'faq.errors.publish-at' }],
    });
  });

  it('is remembered by its title once it is taken down, and read with a warning when it is outdated', async () => {
    const [down, old] = [newSlug(), newSlug()];
    const [a, b] = [await out(down), await out(old)];
    await room.publishing.unpublish(li, a, 2);
    await room.publishing.markOutdated(li, b, 2);

    expect(await seen(down)).toEqual({ kind: 'gone', title: 'Fees' });
    expect(await seen(old)).toMatchObject({ kind: 'article', article: { status: 'outdated' } });
    expect(await offered()).not.toContain(down);
    expect(await offered()).not.toContain(old);
    await expect(room.publishing.unpublish(li, b, 2)).rejects.toThrow('faq.errors.article-changed');
  });

  it('moves with all its languages, and every address it ever had leads to it', async () => {
    const [a, b, c] = [newSlug(), newSlug(), newSlug()];
    await out(a);
    await out(a, guide('费用'), 'zh-CN');
    await room.addresses.change(li, a, b);
    await room.addresses.change(li, b, c);

    expect(await seen(a)).toEqual({ kind: 'moved', slug: c });
    expect(await seen(b)).toEqual({ kind: 'moved', slug: c });
    expect(await seen(c)).toMatchObject({ kind: 'article', languages: ['en', 'zh-CN'] });
    await room.addresses.change(li, c, a);
    expect(await seen(a)).toMatchObject({ kind: 'article' });
    expect(await seen(c)).toEqual({ kind: 'moved', slug: a });
    await expect(room.addresses.change(li, a, a)).rejects.toMatchObject({
      faults: [{ key: 'faq.errors.slug-taken' }],
    });
  });

  it('asks for a translation when one language changes, and not when the other only follows', async () => {
    const slug = newSlug();
    const english = await out(slug);
    const chinese = await out(slug, guide('费用'), 'zh-CN');
    const needs = async (lang: 'en' | 'zh-CN') => (await room.row(slug, lang)).needsTranslationSince !== null;
    await room.care.markTranslated(li, english);
    expect([await needs('en'), await needs('zh-CN')]).toEqual([false, false]);

    const again = async (id: string, title: string, isMinor = false): Promise<void> => {
      const { version } = await room.row(slug, id === english ? 'en' : 'zh-CN');
      const revision = await beginAgain(id, version, guide(title));
      await room.publishing.publish(li, id, { revision, isMinor });
    };
    await again(english, 'Fees.', true);
    expect([await needs('en'), await needs('zh-CN')]).toEqual([false, false]);
    await again(english, 'New fees');
    expect([await needs('en'), await needs('zh-CN')]).toEqual([false, true]);
    await again(chinese, '新费用');
    expect([await needs('en'), await needs('zh-CN')]).toEqual([false, false]);
  });

  it('keeps every version, says what is new in one, and writes an earlier one again', async () => {
    const slug = newSlug();
    const id = await out(slug, guide('Fees', 'One.\nTwo.'));
    const revision = await beginAgain(id, 2, guide('Fees', 'One.\nTwo, or so.'), 'Softer.');
    await room.publishing.publish(li, id, { revision });

    expect((await room.history.versions(li, id)).map(({ version, note }) => [version, note])).toEqual([
      [3, 'Softer.'],
      [2, null],
      [1, null],
    ]);
    expect((await room.history.diff(li, id, 3, 2)).body).toEqual([
      { kind: 'same', parts: [{ kind: 'same', text: 'One.' }] },
      {
        kind: 'changed',
        parts: [
          { kind: 'same', text: 'Two' },
          { kind: 'added', text: ', or so' },
          { kind: 'same', text: '.' },
        ],
      },
    ]);
    await room.history.restore(li, id, 2, { version: 3, revision: 0 }, null);
    await room.publishing.publish(li, id, { revision: revision + 1 });
    expect(await seen(slug)).toMatchObject({ article: { version: 4, body: 'One.\nTwo.' } });
    await expect(room.history.version(li, id, 9)).rejects.toThrow('faq.errors.no-version');
  });

  it('is thrown away before it was anything, and only its draft afterwards', async () => {
    const [never, once] = [newSlug(), newSlug()];
    await room.drafts.discard(li, await begun(never), 1);
    const id = await out(once);
    await room.drafts.discard(li, id, await beginAgain(id, 2, guide('Not this')));

    expect(await room.reader.first('SELECT 1 AS yes FROM articles WHERE slug = ?', [never])).toBeNull();
    expect(await seen(once)).toMatchObject({ article: { title: 'Fees' } });
    await expect(begun(once)).rejects.toMatchObject({ faults: [{ key: 'faq.errors.slug-taken' }] });
  });

  it('is not written over, let out or thrown away by a form from before its draft was begun anew', async () => {
    const id = await out(newSlug());
    const thrown = await beginAgain(id, 2, guide('Thrown away'));
    await room.drafts.discard(li, id, thrown);
    const base = { version: 2, revision: thrown };
    const anew = await beginAgain(id, 2, guide('Begun anew'));

    expect(await room.drafts.save(mei, id, base, guide('From before'))).toMatchObject({
      saved: false,
      base: { version: 2, revision: anew },
      theirs: { title: 'Begun anew' },
    });
    await expect(room.publishing.publish(mei, id, { revision: thrown })).rejects.toThrow(
      'faq.errors.article-changed',
    );
    await expect(room.drafts.discard(mei, id, thrown)).rejects.toThrow('faq.errors.article-changed');

    await room.publishing.publish(li, id, { revision: anew });
    const later = await beginAgain(id, 3, guide('Later'));
    await expect(room.publishing.publish(mei, id, { revision: anew })).rejects.toThrow(
      'faq.errors.article-changed',
    );
    expect(later).toBeGreaterThan(anew);
  });

  it('is for the staff alone when it is internal, wherever one looks for it', async () => {
    const slug = newSlug();
    const id = await out(slug, { ...guide('Only us'), visibility: 'internal' });

    expect(await seen(slug)).toBeNull();
    expect(await offered()).not.toContain(slug);
    await room.publishing.unpublish(li, id, 2);
    expect(await seen(slug)).toBeNull();
  });
});
