import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../../../src/app.module.js';
import { Env } from '../../../src/config/env.js';
import { ArticleFeedbackService } from '../../../src/modules/faq/article-feedback.service.js';
import { ArticleFigureQuery } from '../../../src/modules/faq/article-figures.query.js';
import { HelpDaysService } from '../../../src/modules/faq/help-days.service.js';
import { HelpEvents, type HelpFact } from '../../../src/modules/faq/help-events.js';
import { SearchGaps } from '../../../src/modules/faq/search-gaps.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { databaseKinds } from '../../support/databases.js';
import { temporaryFolder } from '../../support/processes.js';

const NOW = new Date('2026-11-23T10:00:00Z');
const DAY = '2026-11-23';
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

describe.each(databaseKinds)('journeys through the help centre, on $name', ({ newUrl }) => {
  let app: INestApplicationContext;
  let events: HelpEvents;
  let reader: Reader;

  beforeAll(async () => {
    const env = Env.read({
      NODE_ENV: 'test',
      DATABASE_URL: await newUrl(),
      DATA_DIR: temporaryFolder('journeys'),
      LOG_LEVEL: 'silent',
      DESK_TIME_ZONE: 'Asia/Shanghai',
    });
    app = await NestFactory.createApplicationContext(AppModule.with(env), {
      logger: false,
      abortOnError: false,
    });
    events = the(HelpEvents);
    reader = app.get(Reader);
  });
  afterAll(() => app.close());

  const the = <T>(type: Type<T>): T => app.get(type, { strict: false });
  const walk = async (...steps: Partial<HelpFact>[]): Promise<string> => {
    const journeyId = randomUUID();
    steps.forEach((step) =>
      events.note({ journeyId, at: ago(60), lang: 'en', kind: 'view', query: null, ...step }),
    );
    await events.write(NOW);

    return journeyId;
  };
  const search = (query: string, ...shown: string[]): Partial<HelpFact> => ({
    kind: 'search',
    query,
    results: shown.length,
    shown,
  });
  const view = (slug: string): Partial<HelpFact> => ({ kind: 'view', slug });
  const stepsOf = (journey: string) =>
    reader.rows('SELECT kind, query, rank, slug FROM help_events WHERE journey_id = ? ORDER BY seq', [
      journey,
    ]);
  const figures = async (): Promise<Record<string, number>> => {
    await the(HelpDaysService).count(NOW);
    const rows = await reader.rows(
      `SELECT metric, SUM(count) AS count FROM help_days WHERE day = ? AND about = '' GROUP BY metric`,
      [DAY],
    );

    return Object.fromEntries(rows.map(({ metric, count }) => [String(metric), Number(count)]));
  };

  it('say which of the articles that a search found was opened first, also when the search was written before', async () => {
    const journey = await walk(search('no money', 'fees', 'money-not-arrived'));
    for (const slug of ['elsewhere', 'money-not-arrived', 'fees']) {
      events.note({ journeyId: journey, at: ago(59), lang: 'en', kind: 'view', query: null, slug });
    }
    await events.write(NOW);

    expect(await stepsOf(journey)).toMatchObject([
      { kind: 'search', query: 'no money' },
      { slug: 'elsewhere' },
      { slug: 'money-not-arrived' },
      { slug: 'fees' },
    ]);
    expect(Number((await stepsOf(journey))[0]?.rank)).toBe(2);
  });

  it('count a search once that is opened again, and anew where it is asked in other words', async () => {
    const journey = await walk(search('locked out', 'a'), search('locked out', 'a'), search('locked', 'a'));

    expect((await stepsOf(journey)).map(({ query }) => query)).toEqual(['locked out', 'locked']);
  });

  it('add up to the figures of a day: deflection counts whoever opened an article and then no ticket', async () => {
    const before = await figures();
    await walk(search('zzz'));
    await walk(search('lost card', 'fees'));
    await walk(search('fee', 'fees'), view('fees'));
    await walk(view('fees'), { kind: 'ticket', typeCode: 'E302' });
    await walk({ kind: 'ticket' }, view('fees'));
    const after = await figures();
    const grown = (name: string): number => (after[name] ?? 0) - (before[name] ?? 0);

    expect(
      ['journeys', 'readers', 'asked-after', 'tickets', 'searches', 'empty', 'left', 'views'].map(grown),
    ).toEqual([5, 3, 1, 2, 3, 1, 1, 3]);
    expect(await figures()).toEqual(after);
    expect(await the(ArticleFigureQuery).of(['fees', 'nothing'], 'en', DAY)).toEqual(
      new Map([['fees', { views: 4, helpful: 0, unhelpful: 0 }]]),
    );
  });

  it('begin and end with the day of the desk, not with that of the server', async () => {
    // In Shanghai the 23rd begins at 16:00 UTC on the 22nd.
    await walk({ ...search('night owl'), at: new Date('2026-11-22T16:00:00Z') });
    await walk({ ...search('evening'), at: new Date('2026-11-22T15:59:00Z') });
    await figures();
    const gaps = await the(SearchGaps).unanswered({ since: '2026-11-01', limit: 50 });
    const dayOf = (asked: string): string | undefined => gaps.find(({ query }) => query === asked)?.lastOn;

    expect([dayOf('night owl'), dayOf('evening')]).toEqual(['2026-11-23', '2026-11-22']);
  });

  it('show what is asked in vain, the most frequent first', async () => {
    await walk({ ...search('怎么注销账户'), lang: 'zh-CN' });
    await walk({ ...search('怎么注销账户'), lang: 'zh-CN' });
    await walk({ ...search('怎么注销账户', 'fees'), lang: 'zh-CN' });
    await figures();

    expect(await the(SearchGaps).unanswered({ since: DAY, lang: 'zh-CN', limit: 1 })).toEqual([
      { query: '怎么注销账户', lang: 'zh-CN', empty: 2, left: 1, lastOn: DAY },
    ]);
    expect(await the(SearchGaps).unanswered({ since: '2026-11-24', limit: 10 })).toEqual([]);
  });

  it('let one journey say one thing of an article, and teach the search what helped', async () => {
    const feedback = the(ArticleFeedbackService);
    const article = { slug: 'fees', lang: 'en', version: 3 } as const;
    const journeyId = await walk(search('what does it cost', 'fees'), view('fees'));
    const opinion = { journeyId, reason: null, words: null };
    const other = randomUUID();

    expect(await feedback.said(journeyId, article)).toBeNull();
    const key = randomUUID();
    await feedback.say(
      { ...opinion, key, verdict: 'no', reason: 'unclear', words: 'my card 4111 1111 1111 1111' },
      article,
    );
    await feedback.say(
      { ...opinion, key, verdict: 'no', reason: 'unclear', words: 'my card 4111 1111 1111 1111' },
      article,
    );
    expect(await feedback.said(journeyId, article)).toMatchObject({ words: 'my card •••• •••• •••• 1111' });
    await feedback.say({ ...opinion, key: randomUUID(), verdict: 'yes' }, article);
    await feedback.say({ ...opinion, key: randomUUID(), verdict: 'yes', journeyId: other }, article);

    expect(await feedback.said(journeyId, article)).toMatchObject({
      verdict: 'yes',
      reason: null,
      words: null,
    });
    expect(
      await reader.rows(`SELECT text, slug, source FROM past_questions WHERE source = 'helpful'`),
    ).toEqual([{ text: 'what does it cost', slug: 'fees', source: 'helpful' }]);
  });

  it('are forgotten after 90 days; the figures stay', async () => {
    const [before] = await reader.rows('SELECT COUNT(*) AS count FROM help_days');
    await events.forget(new Date(Date.now() + 91 * 86_400_000));

    expect(await reader.rows('SELECT id FROM help_events')).toEqual([]);
    expect(
      await reader.rows(
        'SELECT words FROM article_feedback WHERE journey_id IS NOT NULL OR words IS NOT NULL',
      ),
    ).toEqual([]);
    expect(await reader.rows('SELECT COUNT(*) AS count FROM help_days')).toEqual([before]);
  });
});
