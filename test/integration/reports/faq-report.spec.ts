import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../src/app.module.js';
import { Env } from '../../../src/config/env.js';
import { type FaqReportModel, FaqReportView } from '../../../src/modules/reports/faq-report.view.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { DeskRequest } from '../../../src/platform/http/request-context.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import { NO_CHOICES, type Role } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { temporaryFolder } from '../../support/processes.js';

const NOW = '2026-11-23T10:00:00Z';
const words = new Words(Translator.load(true), 'en', 'Asia/Shanghai');

describe.each(databaseKinds)('the report of the help centre, on $name', ({ newUrl }) => {
  let app: INestApplicationContext;

  beforeAll(async () => {
    const env = Env.read({
      NODE_ENV: 'test',
      DATABASE_URL: await newUrl(),
      DATA_DIR: temporaryFolder('report'),
      LOG_LEVEL: 'silent',
      DESK_TIME_ZONE: 'Asia/Shanghai',
      CLOCK_AT: NOW,
    });
    app = await NestFactory.createApplicationContext(AppModule.with(env), {
      logger: false,
      abortOnError: false,
    });
    await count('2026-11-23', 'en', {
      searches: 40,
      empty: 1,
      left: 9,
      readers: 60,
      'asked-after': 9,
      views: 70,
    });
    await count('2026-11-22', 'en', { readers: 40, 'asked-after': 1, helpful: 6, unhelpful: 2 });
    await count('2026-11-22', 'zh-CN', { readers: 20, 'asked-after': 10 });
    await count('2026-11-15', 'en', { readers: 100, 'asked-after': 30 });
    await count('2026-11-23', 'en', { empty: 1 }, '=cmd|calc');
    await count('2026-11-23', 'en', { left: 2 }, 'lost card');
    await count(
      '2026-11-23',
      'en',
      { views: 20, helpful: 9, unhelpful: 3, 'asked-after': 4 },
      'money-not-arrived',
    );
    await count('2026-11-01', 'en', { views: 90 }, 'fees-and-limits');
  });
  afterAll(() => app.close());

  const the = <T>(type: Type<T>): T => app.get(type, { strict: false });
  const count = (
    day: string,
    lang: string,
    counts: Readonly<Record<string, number>>,
    about = '',
  ): Promise<unknown> =>
    the(UnitOfWork).run((tx) =>
      tx.sql(
        `INSERT INTO help_days (day, lang, metric, about, count) VALUES ${Object.keys(counts)
          .map(() => '(?, ?, ?, ?, ?)')
          .join(', ')}`,
        Object.entries(counts).flatMap(([metric, number]) => [day, lang, metric, about, number]),
      ),
    );
  const request = (query: Readonly<Record<string, string>>, role: Role): DeskRequest =>
    ({
      words,
      query,
      actor: { id: role, role, name: role, sessionId: null, ...NO_CHOICES, level: null },
    }) as unknown as DeskRequest;
  const report = (
    query: Readonly<Record<string, string>> = {},
    role: Role = 'admin',
  ): Promise<FaqReportModel> => the(FaqReportView).model(request(query, role));
  const figures = async (query: Readonly<Record<string, string>>): Promise<string[][]> =>
    (await report(query)).figures.map(({ value, change, tone }) => [value, change, tone]);

  it('says what share read and did not ask, beside the time before, and whether it is enough', async () => {
    expect(await figures({ days: '7', about: 'en' })).toEqual([
      ['90%', '20 points more than before', 'ok'],
      ['3%', 'Too few before to compare', 'warn'],
      ['23%', 'Too few before to compare', 'ok'],
      ['6 of 8', 'Too few before to compare', ''],
    ]);
  });

  it('counts both languages where none is chosen, and passes over what it does not know', async () => {
    const both = await figures({ days: '7' });

    expect(both[0]?.[0]).toBe('83%');
    expect(await figures({ days: '8', about: 'fr' })).toEqual(await figures({}));
  });

  it('names the days by the clock of the desk', async () => {
    const { period, days, chart } = await report({ days: '7' });

    expect(period).toContain('17 November 2026 to 23 November 2026');
    expect(period).toContain('China Standard Time');
    expect(chart.bars).toHaveLength(7);
    expect(days.map(({ day, readers, asked }) => [day, readers, asked])).toEqual([
      ['23 November 2026', 60, 9],
      ['22 November 2026', 60, 11],
    ]);
  });

  it('leads whoever may write from a question to an article about it', async () => {
    const [left, empty] = (await report({ days: '7' })).gaps;
    const [reader] = (await report({ days: '7' }, 'auditor')).gaps;

    expect([left?.query, left?.left, empty?.query, empty?.empty]).toEqual(['lost card', 2, '=cmd|calc', 1]);
    expect(left?.writeUrl).toBe('/admin/faq/new?question=lost+card&text=en');
    expect(reader?.writeUrl).toBe('');
  });

  it('shows the articles of the time that are opened most, and how many readers then asked', async () => {
    expect((await report({ days: '7' })).articles).toMatchObject([
      { url: '/en/help/a/money-not-arrived', views: 20, helpful: '75%', asked: '20%' },
    ]);
    expect((await report({ days: '30' })).articles.map(({ views }) => views)).toEqual([90, 20]);
  });

  it('comes as a table in which nothing that was typed runs', async () => {
    const file = await the(FaqReportView).file(request({ days: '7' }, 'supervisor'));

    expect(file.startsWith('\ufeffDay,Language,Figure,About,Number\r\n')).toBe(true);
    expect(file).toContain(`,en,empty,'=cmd|calc,1\r\n`);
    expect(file).toContain('2026-11-22,zh-CN,readers,,20\r\n');
    expect(file).not.toContain('2026-11-15');
  });
});
