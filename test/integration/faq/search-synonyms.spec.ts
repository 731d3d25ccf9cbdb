import { randomUUID } from 'node:crypto';
import { ArticleImportService, type ArticleSource } from '../../../src/modules/faq/article-import.service.js';
import { ArticleIndex } from '../../../src/modules/faq/article-index.service.js';
import { ArticleSearchService } from '../../../src/modules/faq/article-search.service.js';
import { ArticlesChanged } from '../../../src/modules/faq/articles-changed.event.js';
import { SearchSynonyms } from '../../../src/modules/faq/search-synonyms.service.js';
import { QuestionHistory } from '../../../src/modules/faq/question-history.service.js';
import { SynonymHints } from '../../../src/modules/faq/synonym-hints.service.js';
import { SynonymMining } from '../../../src/modules/faq/synonym-mining.service.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Invalid } from '../../../src/platform/errors/app-error.js';
import type { Language } from '../../../src/platform/i18n/languages.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { waitFor } from '../../support/wait.js';
import { WholeDesk } from '../../support/whole-desk.js';

const article = (slug: string, lang: Language, title: string, body: string): ArticleSource => ({
  slug,
  lang,
  title,
  body,
  typeCode: null,
  topic: 'service',
  causes: [],
  keywords: [],
  updatedOn: '2026-11-23',
});
const ONE_SECOND = 1_000;

describe.each(databaseKinds)('expressions that mean the same, on $name', ({ newUrl }) => {
  let desk: WholeDesk;
  let ada: KnownActor;
  let synonyms: SearchSynonyms;

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    ada = await desk.staff('Ada', 'admin');
    synonyms = desk.the(SearchSynonyms);
    await desk
      .the(ArticleImportService)
      .bring([
        article('fees', 'en', 'What a transfer costs', 'The fee stands beside the amount.'),
        article('vouchers', 'en', 'Vouchers', 'A voucher is used once.'),
        article('fees', 'zh-CN', '转账手续费', '手续费 fee 显示在金额旁边。'),
      ]);
    await desk.the(ArticleIndex).changed(ArticlesChanged.everything());
  }, 60_000);
  afterAll(() => desk?.stop());

  const found = async (question: string, lang: Language = 'en'): Promise<string[]> =>
    (await desk.the(ArticleSearchService).search(question, { lang, limit: 5 })).map(({ slug }) => slug);
  const soon = (what: string, question: string, slugs: readonly string[]): Promise<unknown> =>
    waitFor(what, async () => (await found(question)).join() === slugs.join(), { withinMs: ONE_SECOND });
  const add = (expressions: string, key: string = randomUUID(), lang: Language = 'en'): Promise<string> =>
    synonyms.add(ada, { key, lang, expressions });
  const stored = async (id: string) =>
    (await desk.rows('SELECT expressions, active, version FROM search_synonyms WHERE id = ?', [id]))[0];

  it('bring a question to its article within a second, in their language alone, until they are taken out', async () => {
    expect(await found('zorkmids')).toEqual([]);
    const id = await add('zorkmids\nfee');
    await soon('the new word to be used', 'zorkmids', ['fees']);
    expect(await found('zorkmids', 'zh-CN')).toEqual([]);

    await synonyms.turn(ada, id, { key: randomUUID(), to: 'off' });
    await soon('it to be out of use', 'zorkmids', []);
    await synonyms.turn(ada, id, { key: randomUUID(), to: 'on' });
    await soon('it to be back', 'zorkmids', ['fees']);

    await synonyms.change(ada, id, { key: randomUUID(), version: 3, expressions: 'zorkmids\nvoucher' });
    await soon('the other meaning to be used', 'zorkmids', ['vouchers']);
    await synonyms.remove(ada, id, { key: randomUUID() });
    await soon('it to be gone', 'zorkmids', []);
    expect(await stored(id)).toBeUndefined();
  });

  it('are added once by a button that is pressed twice, and each act stands in the record', async () => {
    const key = randomUUID();
    const [first, second] = await Promise.all([add('grue\nvoucher', key), add('grue\nvoucher', key)]);

    expect(second).toBe(first);
    await synonyms.turn(ada, first, { key: randomUUID(), to: 'off' });
    await synonyms.remove(ada, first, { key: randomUUID() });
    const rows = await desk.rows(
      `SELECT action FROM audit_rows WHERE object_kind = 'synonym' AND object_id = ? ORDER BY at, action`,
      [first],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'synonym.added',
      'synonym.turned-off',
      'synonym.removed',
    ]);
  });

  it.each([
    ['one alone', 'fee', 'few'],
    ['forms of one word', 'refund\nrefunds\nREFUND', 'few'],
    ['the same in full width', 'fee\n\uff46\uff45\uff45', 'few'],
    ['words that every question has', 'the\nvoucher', 'nothing'],
    ['signs alone', '!!!\nvoucher', 'nothing'],
    ['more than sixty signs', `${'long '.repeat(13)}\nvoucher`, 'long'],
    ['thirteen', Array.from({ length: 13 }, (_, at) => `word${at}`).join('\n'), 'many'],
    ['the number of a card', 'my card 4111 1111 1111 1111\nvoucher', 'secret'],
    ['what the search knows', 'login\nsign in', 'shipped'],
  ])('are refused where they are %s', async (_what, typed, why) => {
    const refused = add(typed).catch((error: unknown) => error);

    expect(await refused).toBeInstanceOf(Invalid);
    expect(((await refused) as Invalid).faults).toEqual([
      { field: 'expressions', key: `synonyms.errors.${why}` },
    ]);
  });

  it('are not kept twice in one language, in whatever order and form, and may be said of both', async () => {
    const id = await add('plugh\nvoucher');

    await expect(add('Vouchers\nplugh')).rejects.toBeInstanceOf(Invalid);
    const other = await add('plugh\nxyzzy');
    await expect(
      synonyms.change(ada, other, { key: randomUUID(), version: 1, expressions: 'voucher\nPlugh' }),
    ).rejects.toBeInstanceOf(Invalid);
    expect(await add('plugh\nvoucher', randomUUID(), 'zh-CN')).not.toBe(id);
  });

  it('are changed by nobody who saw them as they are no more, and by no agent', async () => {
    const id = await add('frotz\nvoucher');
    const jonas = await desk.staff('Jonas');
    await synonyms.change(ada, id, { key: randomUUID(), version: 1, expressions: 'frotz\ncoupon' });

    await expect(
      synonyms.change(ada, id, { key: randomUUID(), version: 1, expressions: 'frotz\nfee' }),
    ).rejects.toThrow('synonyms.errors.changed-meanwhile');
    await expect(synonyms.remove(jonas, id, { key: randomUUID() })).rejects.toThrow('errors.forbidden');
    await expect(
      synonyms.add(jonas, { key: randomUUID(), lang: 'en', expressions: 'a1\nb2' }),
    ).rejects.toThrow('errors.forbidden');
    expect(await stored(id)).toMatchObject({ expressions: '["frotz","coupon"]' });
  });

  describe('suggested from questions', () => {
    const hints = async () => {
      const rows = await desk.rows(
        'SELECT id, phrase, slug, questions, state FROM synonym_hints ORDER BY phrase',
      );

      return rows.map((row) => ({ ...row, questions: Number(row.questions) }) as Record<string, unknown>);
    };
    const mine = (): Promise<void> => desk.the(SynonymMining).mine(new Date());
    const hintOf = async (phrase: string): Promise<string> => {
      const all = await hints();

      return String(all.find((one) => one.phrase === phrase)?.id);
    };

    beforeAll(async () => {
      await desk.the(UnitOfWork).run(async (tx) => {
        for (const [at, [slug, text]] of ASKED.entries()) {
          await desk
            .the(QuestionHistory)
            .learn(tx, { text, lang: 'en', slug, source: 'helpful', sourceId: `vote-${at}` });
        }
        for (const [about, count] of [
          ['gizmo points', 4],
          ['seldom asked', 2],
          ['where is the parcel that my sister sent', 9],
        ] as const) {
          await tx.sql(
            `INSERT INTO help_days (day, lang, metric, about, count) VALUES (?, 'en', 'empty', ?, ?)`,
            [new Date().toISOString().slice(0, 10), about, count],
          );
        }
      });
      await mine();
    });

    it('are what several customers say for one article that does not, and short searches in vain', async () => {
      expect(await hints()).toEqual([
        expect.objectContaining({ phrase: 'gizmo points', slug: '', questions: 4, state: 'open' }),
        expect.objectContaining({ phrase: 'toll', slug: 'fees', questions: 3, state: 'open' }),
      ]);
    });

    it('are used by the search once somebody has said what they mean', async () => {
      expect(await found('toll')).toEqual([]);
      const key = randomUUID();
      const hint = await hintOf('toll');
      await desk.the(SynonymHints).accept(ada, hint, { key, means: 'fee' });
      await desk.the(SynonymHints).accept(ada, hint, { key, means: 'fee' });

      await soon('the phrase to be used', 'toll', ['fees']);
    });

    it('are decided once, and are not suggested again', async () => {
      const hint = await hintOf('gizmo points');
      await desk.the(SynonymHints).dismiss(ada, hint, { key: randomUUID() });
      await mine();

      expect((await hints()).map(({ state }) => state)).toEqual(['dismissed', 'accepted']);
      await expect(
        desk.the(SynonymHints).accept(ada, hint, { key: randomUUID(), means: 'voucher' }),
      ).rejects.toThrow('synonyms.errors.decided');
    });
  });
});

/** `toll` is said of one article; `really` of both; `once` and `twice` too seldom; the article knows `amount`. */
const ASKED: readonly (readonly [slug: string, text: string])[] = [
  ['fees', 'really, how big is the toll?'],
  ['fees', 'the toll surprised me'],
  ['fees', 'really, they took a toll from me'],
  ['fees', 'is the amount right'],
  ['fees', 'amount seems wrong'],
  ['fees', 'which amount, really'],
  ['vouchers', 'really once'],
  ['vouchers', 'really twice'],
  ['vouchers', 'really thrice'],
];
