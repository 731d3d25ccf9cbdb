import { readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArticleImportService, type ArticleSource } from '../../../src/modules/faq/article-import.service.js';
import { ArticleIndex } from '../../../src/modules/faq/article-index.service.js';
import { ArticleSearchService } from '../../../src/modules/faq/article-search.service.js';
import { ArticlesChanged } from '../../../src/modules/faq/articles-changed.event.js';
import { ForgottenQuestionsSweep } from '../../../src/modules/faq/forgotten-questions.sweep.js';
import { HistoryCommands } from '../../../src/modules/faq/history.commands.js';
import { QuestionHistory } from '../../../src/modules/faq/question-history.service.js';
import { QuestionTraining } from '../../../src/modules/faq/question-training.service.js';
import { TriageModels } from '../../../src/modules/faq/triage-models.service.js';
import { TriageOutcomes } from '../../../src/modules/faq/triage-outcomes.service.js';
import { TriageService } from '../../../src/modules/faq/triage.service.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { LearntModel } from '../../../src/platform/learning/learnt-model.js';
import { readModelFile } from '../../../src/platform/learning/model-file.js';
import { WorkLoop } from '../../../src/platform/jobs/work-loop.js';
import { databaseKinds } from '../../support/databases.js';
import { temporaryFolder } from '../../support/processes.js';
import { waitFor } from '../../support/wait.js';
import { WholeDesk } from '../../support/whole-desk.js';

const article = (slug: string, title: string, typeCode: string | null): ArticleSource => ({
  slug,
  lang: 'en',
  title,
  typeCode,
  topic: 'choosing',
  causes: [],
  keywords: [],
  updatedOn: '2026-11-23',
  body: `${title}. Read what can be done.`,
});
const ARTICLES = [
  article('late', 'Transfers that take long', 'E302'),
  article('locked', 'An account that cannot be used', 'E201'),
  article('plastic', 'Cards made of plastic', null),
];
/** Words that no article has: only past questions can know them. */
const SAYINGS: Readonly<Record<string, readonly string[]>> = {
  late: ['my dough is nowhere to be seen', 'the dough has vanished', 'grandma sent dough, nothing came'],
  locked: ['the door is bolted since my typing', 'it says bolted', 'bolted out after three tries'],
  plastic: ['the thing I swipe is bent', 'swiping does nothing', 'my swipe thing broke'],
};
const OPENINGS = ['', 'hi, ', 'please, ', 'hello there: ', 'urgent! ', 'so, ', 'well, '];
const HISTORY = Object.entries(SAYINGS).flatMap(([slug, sayings]) =>
  sayings.flatMap((saying) =>
    OPENINGS.map((opening) => ({ text: opening + saying, lang: 'en', article: slug })),
  ),
);

describe.each(databaseKinds)('learning from past questions, on $name', ({ newUrl }) => {
  const folder = temporaryFolder('learning');
  const file = join(folder, 'history.jsonl');
  const dataDir = temporaryFolder('learning-data');
  let url: string;
  let desk: WholeDesk;

  const start = (): Promise<WholeDesk> => WholeDesk.start(url, { DATA_DIR: dataDir });
  const hear = (text: string) => desk.the(TriageService).triage(text, { lang: 'en' });

  async function learntModel(): Promise<LearntModel | null> {
    const newest = await desk.the(TriageModels).newest('en');
    const stored = newest && desk.the(TriageModels).stored(newest);

    return stored && readModelFile(stored);
  }

  async function bring(lines: readonly object[], ...words: readonly string[]): Promise<string[]> {
    const printed: string[] = [];
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await desk
      .the(HistoryCommands)
      .bring({ words: [file, ...words], print: (line) => void printed.push(line) })
      .catch((error: unknown) => printed.push(String(error)));

    return printed;
  }

  beforeAll(async () => {
    url = await newUrl();
    desk = await start();
    await desk.the(ArticleImportService).bring(ARTICLES);
    await desk.the(ArticleIndex).changed(ArticlesChanged.everything());
  }, 60_000);
  afterAll(() => desk?.stop());

  it('says nothing while nobody has asked anything', async () => {
    const { articles, confident, modelVersion } = await hear('the dough has vanished');

    expect({ articles, confident, modelVersion }).toEqual({
      articles: [],
      confident: false,
      modelVersion: null,
    });
  });

  it('changes nothing by a file with a fault, and names line and field', async () => {
    const printed = await bring([
      HISTORY[0] ?? {},
      { text: 'x', lang: 'de', article: 'late' },
      { text: 'y' },
    ]);

    expect(printed.slice(0, 2)).toEqual([
      'line 2: lang: must be en or zh-CN',
      'line 3: lang: must be en or zh-CN',
    ]);
    expect(await desk.rows('SELECT id FROM past_questions')).toEqual([]);
  });

  it('knows after an import what the words mean, and says so in search and triage without a restart', async () => {
    const printed = await bring(HISTORY);
    const heard = await hear('dough vanished!!');

    expect(printed[0]).toBe(
      `${HISTORY.length} questions were brought in; 0 were known already or said nothing.`,
    );
    expect(heard.articles[0]).toMatchObject({ slug: 'late', title: 'Transfers that take long' });
    expect(heard.types[0]?.code).toBe('E302');
    expect(heard.modelVersion).toBe(1);
    expect(heard.words.length).toBeGreaterThan(0);
    const found = await desk
      .the(ArticleSearchService)
      .search('bolted after typing', { lang: 'en', limit: 3 });
    expect(found[0]?.slug).toBe('locked');
  });

  it('brings nothing in twice, and learns nothing anew by it', async () => {
    const printed = await bring(HISTORY);

    expect(printed[0]).toContain(`0 questions were brought in; ${HISTORY.length} were known`);
    expect((await desk.the(TriageModels).newest('en'))?.version).toBe(1);
  });

  it('writes the same lines that it was given', async () => {
    const copy = join(folder, 'copy.jsonl');
    await desk.the(HistoryCommands).write({ words: [copy], print: () => undefined });
    const lines = readFileSync(copy, 'utf8').trim().split('\n');
    const sorted = (list: readonly object[]): string[] => list.map((one) => JSON.stringify(one)).sort();

    expect(
      sorted(
        lines.map((line) => {
          const { text, lang, article: slug } = JSON.parse(line) as Record<string, string>;

          return { text, lang, article: slug };
        }),
      ),
    ).toEqual(sorted(HISTORY));
  });

  it('does not tell of an article that has been taken down', async () => {
    const setStatus = (status: string): Promise<unknown> =>
      desk
        .the(UnitOfWork)
        .run((tx) =>
          tx.sql(`UPDATE articles SET status = ?, version = version + 1 WHERE slug = 'late'`, [status]),
        );
    await setStatus('outdated');
    await desk.the(ArticleIndex).changed(ArticlesChanged.everything());
    const heard = await hear('the dough has vanished');
    const found = await desk.the(ArticleSearchService).search('dough', { lang: 'en', limit: 9 });
    await setStatus('published');
    await desk.the(ArticleIndex).changed(ArticlesChanged.everything());

    expect(heard.articles.map(({ slug }) => slug)).not.toContain('late');
    expect(heard.confident).toBe(false);
    expect(found.map(({ slug }) => slug)).not.toContain('late');
  });

  it('passes over an import that died on its way, and forgets it', async () => {
    const [before] = await desk.rows('SELECT COUNT(*) AS count FROM past_questions');
    await desk.the(UnitOfWork).run(async (tx) => {
      await tx.sql(
        `INSERT INTO question_batches (id, kind, state, last_seq, changed_at) VALUES ('b', 'import', 'staged', 1, 1)`,
      );
      await tx.sql(`INSERT INTO past_questions (id, batch_id, seq, lang, text, slug, source, source_key, at)
        VALUES ('q', 'b', 1, 'en', 'half an import', 'late', 'import', 'k', 1)`);
    });
    const madeOf = await desk.the(QuestionTraining).madeOf('en');
    await desk.the(ForgottenQuestionsSweep).forget(new Date());

    expect(madeOf).toBe(await desk.the(QuestionTraining).madeOf('en'));
    expect(await desk.rows('SELECT COUNT(*) AS count FROM past_questions')).toEqual([before]);
    expect(await desk.rows(`SELECT id FROM question_batches WHERE id = 'b'`)).toEqual([]);
  });

  it('keeps what was learnt over a restart', async () => {
    const before = await hear('please: swiping broke');
    await desk.stop();
    desk = await start();

    expect(await hear('please: swiping broke')).toEqual(before);
  }, 60_000);

  it('falls back on the words of the articles where the model is damaged, and has it learnt again', async () => {
    await desk.stop();
    for (const path of await filesIn(join(dataDir, 'models'))) {
      const bytes = await readFile(path);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
      await writeFile(path, bytes);
    }
    desk = await start();
    const damaged = await hear('cards made of plastic');
    await desk.the(QuestionTraining).train();
    await desk.the(ArticleIndex).learnt();

    expect(damaged).toMatchObject({ modelVersion: null, articles: [{ slug: 'plastic' }] });
    expect((await hear('the dough has vanished')).modelVersion).toBe(2);
  }, 60_000);

  it('goes on learning by itself, some seconds after tickets were solved', async () => {
    await desk.the(UnitOfWork).run(async (tx) => {
      for (const [number, opening] of OPENINGS.entries()) {
        await desk.the(QuestionHistory).learn(tx, {
          text: `${opening}the flux capacitor hums, my card is 4111 1111 1111 1111`,
          lang: 'en',
          typeCode: 'E201',
          source: 'ticket',
          sourceId: `ticket ${number}`,
        });
      }
    });
    await desk.the(WorkLoop).start();
    await waitFor('the newer model', async () => (await hear('flux capacitor')).modelVersion === 3, {
      withinMs: 40_000,
      everyMs: 200,
    });

    expect((await hear('flux capacitor hums')).articles[0]?.slug).toBe('locked');
    expect((await learntModel())?.facts.warmStarts).toBe(1);
    expect(await desk.rows(`SELECT id FROM past_questions WHERE text LIKE '%4111%'`)).toEqual([]);
  }, 60_000);

  it('starts from nothing where everything is replaced', async () => {
    await bring(HISTORY.slice(0, 40), '--replace');
    // An empty file is a slip of the hand: nothing is forgotten for it.
    expect(await bring([], '--replace')).toEqual([expect.stringContaining('the file holds no questions')]);
    const rows = await desk.rows(
      `SELECT COUNT(*) AS count FROM past_questions q JOIN question_batches b ON b.id = q.batch_id WHERE b.state = 'live'`,
    );

    expect(Number(rows[0]?.count)).toBe(40);
  });

  it('answers whatever it is asked', async () => {
    for (const text of [
      '',
      ' ',
      '😀',
      '"payment" OR * NEAR(',
      '\u202e钱没到',
      '\0',
      'x'.repeat(10_000),
      '锁',
    ]) {
      const { articles, types, confident } = await desk.the(TriageService).triage(text);

      expect(articles.length + types.length).toBeLessThanOrEqual(6);
      expect(typeof confident).toBe('boolean');
    }
  });

  it('counts how often the first suggestion was right', async () => {
    const outcomes = desk.the(TriageOutcomes);
    const suggestion = { place: 'intake', lang: 'en', modelVersion: 1, suggestedCode: 'E302' } as const;
    await desk.the(UnitOfWork).run(async (tx) => {
      await outcomes.record(tx, { ...suggestion, chosenCode: 'E302', confident: true });
      await outcomes.record(tx, { ...suggestion, chosenCode: 'E201', confident: true });
      await outcomes.record(tx, { ...suggestion, chosenCode: 'E201', confident: false });
      await outcomes.record(tx, { ...suggestion, chosenCode: null, confident: true });
    });

    expect(await outcomes.quality(30)).toEqual({
      shown: 2,
      accepted: 1,
      share: 0.5,
      byType: [
        { code: 'E201', shown: 1, accepted: 0, share: 0 },
        { code: 'E302', shown: 1, accepted: 1, share: 1 },
      ],
    });
    expect((await outcomes.quality(30, 'agent')).share).toBeNull();
  });
});

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });

  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
