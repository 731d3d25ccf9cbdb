import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { Env } from '../../config/env.js';
import { Reader } from '../../platform/database/reader.js';
import type { LongStatement } from '../../platform/database/long-reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import { projectRoot } from '../../platform/project-root.js';
import { IS_OPEN } from './help-centre.entity.js';
import { SearchSynonymsLookup } from './search-synonyms.lookup.js';
import { wordsHash } from './synonym-expressions.js';
import type { MinedPhrase } from './synonym-mining.js';
import type { MiningTask } from './synonym-mining.worker.js';

const LONGEST_MINING_MS = 5 * 60_000;
/** What is older than so many newer questions has been said again since. */
const MOST_QUESTIONS = 10_000;
const MOST_SEARCHES = 500;
/** Searches of so many days. */
const DAYS = 30;
const DAY_MS = 86_400_000;

/** What one language is mined from: answered questions, newest first; what may be read; moves; searches in vain. */
const READS = [
  `SELECT q.text, q.slug FROM past_questions q JOIN question_batches b ON b.id = q.batch_id
   WHERE b.state = 'live' AND q.lang = ? AND q.slug IS NOT NULL
   ORDER BY q.at DESC, q.source_key LIMIT ${MOST_QUESTIONS}`,
  `SELECT a.slug, a.title, a.body, a.keywords FROM articles a WHERE ${IS_OPEN} AND a.lang = ?`,
  'SELECT from_slug, to_slug FROM article_redirects',
  `SELECT about AS text, SUM(count) AS times FROM help_days
   WHERE metric IN ('empty', 'left') AND about <> '' AND lang = ? AND day >= ?
   GROUP BY about ORDER BY SUM(count) DESC, about LIMIT ${MOST_SEARCHES}`,
] as const;

const KEEP = `INSERT INTO synonym_hints (id, lang, phrase, phrase_hash, slug, questions, state, found_at)
  VALUES (?, ?, ?, ?, ?, ?, 'open', ?)
  ON CONFLICT (lang, phrase_hash, slug) DO UPDATE SET questions = excluded.questions, found_at = excluded.found_at
  WHERE synonym_hints.state = 'open'`;

/** Finds, in a thread of its own, what customers say and articles do not; people decide what it means. */
@Injectable()
export class SynonymMining implements OnApplicationShutdown {
  private pool: Piscina | null = null;
  private readonly stop = new AbortController();

  constructor(
    private readonly env: Env,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly synonyms: SearchSynonymsLookup,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.pool?.destroy();
  }

  /** Once a day, by whichever process comes first. */
  @Sweep(3_600)
  async look(asOf: Date): Promise<void> {
    const row = await this.reader.first('SELECT MAX(found_at) AS last FROM synonym_hints');
    if (asOf.getTime() - Number(row?.last ?? 0) >= DAY_MS) {
      await this.mine(asOf);
    }
  }

  async mine(asOf: Date): Promise<void> {
    const { groups, own } = await this.synonyms.groups();
    for (const lang of LANGUAGES) {
      const ownGroups = own.find((one) => one.lang === lang)?.groups ?? [];
      const found = await this.runThread({
        address: this.env.database,
        lang,
        statements: statementsFor(lang, asOf),
        known: [...groups, ...ownGroups],
      });
      await this.keep(lang, found, asOf);
    }
  }

  /** What was decided stays decided; what is found no more and waits for nobody goes. */
  private async keep(lang: Language, found: readonly MinedPhrase[], asOf: Date): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      for (const { phrase, slug, questions } of found) {
        const values = [randomUUID(), lang, phrase, wordsHash([phrase]), slug, questions, asOf];
        await tx.sql(KEEP, values);
      }
      await tx.sql(`DELETE FROM synonym_hints WHERE state = 'open' AND lang = ? AND found_at < ?`, [
        lang,
        asOf,
      ]);
    });
  }

  private async runThread(task: MiningTask): Promise<MinedPhrase[]> {
    this.pool ??= new Piscina({
      filename: join(projectRoot(), 'dist/app/synonym-mining.worker.js'),
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 2_000,
    });

    return (await this.pool.run(task, {
      name: 'mine',
      signal: AbortSignal.any([this.stop.signal, AbortSignal.timeout(LONGEST_MINING_MS)]),
    })) as MinedPhrase[];
  }
}

function statementsFor(lang: Language, asOf: Date): LongStatement[] {
  const since = new Date(asOf.getTime() - DAYS * DAY_MS).toISOString().slice(0, 10);
  const [questions, articles, redirects, searches] = READS;

  return [
    { sql: questions, values: [lang] },
    { sql: articles, values: [lang] },
    { sql: redirects },
    { sql: searches, values: [lang, since] },
  ];
}
