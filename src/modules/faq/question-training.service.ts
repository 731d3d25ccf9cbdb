import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { Env } from '../../config/env.js';
import { LongReader } from '../../platform/database/long-reader.js';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import { Log } from '../../platform/logging/log.js';
import { groupsIn } from '../../platform/search/language-synonyms.js';
import { projectRoot } from '../../platform/project-root.js';
import type { TrainingReport, TrainingTask } from './question-training.worker.js';
import { SearchSynonymsLookup } from './search-synonyms.lookup.js';
import { madeOfReads, trainingReads } from './training-reads.js';
import type { TriageModel } from './triage-model.entity.js';
import { TriageModels } from './triage-models.service.js';

const LONGEST_TRAINING_MS = 10 * 60_000;

/** Learns from the history in a thread of its own, at most one language at a time. */
@Injectable()
export class QuestionTraining implements OnApplicationShutdown {
  private pool: Piscina | null = null;
  private readonly stop = new AbortController();
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly env: Env,
    private readonly reader: LongReader,
    private readonly models: TriageModels,
    private readonly synonyms: SearchSynonymsLookup,
    private readonly log: Log,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.pool?.destroy();
  }

  /** Learns what is new in each language, after whatever is being learnt now. @returns the newest models */
  async train(languages: readonly Language[] = LANGUAGES): Promise<TriageModel[]> {
    const turn = this.running.then(async () => {
      for (const lang of languages) {
        await this.trainIn(lang);
      }
    });
    this.running = turn.catch(() => undefined);
    await turn;
    const newest = await Promise.all(languages.map((lang) => this.models.newest(lang)));

    return newest.flatMap((model) => model ?? []);
  }

  /** A word for everything that a language would be learnt from now. */
  async madeOf(lang: Language): Promise<string> {
    const rows = await this.reader.read(madeOfReads(lang));
    const figures = rows.map((one) => one.map((row) => Object.values(row).map(String)));

    return createHash('sha256').update(JSON.stringify(figures)).digest('hex');
  }

  private async trainIn(lang: Language): Promise<void> {
    const madeOf = await this.madeOf(lang);
    const newest = await this.models.newest(lang);
    if (newest?.madeOf === madeOf) {
      return;
    }
    const file = await this.models.newFile();
    const began = performance.now();
    try {
      const report = await this.runThread({
        address: this.env.database,
        lang,
        statements: trainingReads(lang),
        synonyms: groupsIn(await this.synonyms.groups(), lang),
        before: newest && this.models.stored(newest),
        file,
      });
      const tookMs = Math.round(performance.now() - began);
      await this.models.keep({ lang, madeOf, tookMs, report, file });
      this.log.info({ lang, tookMs, ...report }, 'the search has learnt from past questions');
    } finally {
      await rm(file, { force: true });
    }
  }

  private async runThread(task: TrainingTask): Promise<TrainingReport | null> {
    this.pool ??= new Piscina({
      filename: join(projectRoot(), 'dist/app/question-training.worker.js'),
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 2_000,
    });

    return (await this.pool.run(task, {
      name: 'train',
      signal: AbortSignal.any([this.stop.signal, AbortSignal.timeout(LONGEST_TRAINING_MS)]),
    })) as TrainingReport | null;
  }
}
