import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobType, On, Runs, Sweep } from '../../platform/events/registry.js';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ArticlesChanged } from './articles-changed.event.js';
import { QuestionTraining } from './question-training.service.js';
import { TriageModels } from './triage-models.service.js';

const TRAIN = new JobType<{ readonly lang: Language }>('faq.learn-from-questions');
/** So long nothing may change before learning begins, and so long changes may go on at most. */
const QUIET_MS = 3_000;
const LONGEST_WAIT_MS = 60_000;
/** Learning takes a tenth of the time at most, however much there is to learn. */
const REST = 9;

/** Sees that something new can be learnt, and has it learnt once, whatever number of processes see it. */
@Injectable()
export class TrainingRounds {
  private known: string | null = null;
  private firstChange: number | null = null;
  private lastChange = 0;
  private articlesChanged = true;
  private restUntil = 0;
  private hasQuestions = false;

  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly training: QuestionTraining,
    private readonly models: TriageModels,
    private readonly clock: Clock,
  ) {}

  @On(ArticlesChanged)
  changed(_event: ArticlesChanged): void {
    this.articlesChanged = true;
  }

  /** Pauses are counted by the process's own clock: only that one always goes on. */
  @Sweep(1)
  async look(_asOf: Date): Promise<void> {
    const now = performance.now();
    await this.noteChanges(now);
    const { firstChange } = this;
    if (firstChange === null || now < this.restUntil) {
      return;
    }
    if (now - this.lastChange < QUIET_MS && now - firstChange < LONGEST_WAIT_MS) {
      return;
    }
    this.firstChange = null;
    for (const lang of LANGUAGES) {
      await this.order(lang);
    }
  }

  @Runs(TRAIN)
  async learn({ lang }: { readonly lang: Language }): Promise<void> {
    const began = performance.now();
    await this.training.train([lang]);
    this.restUntil = performance.now() + (performance.now() - began) * REST;
  }

  private async noteChanges(now: number): Promise<void> {
    const batches = await this.reader.rows(
      `SELECT id, last_seq FROM question_batches WHERE state = 'live' ORDER BY id`,
    );
    const seen = JSON.stringify(batches.map(({ id, last_seq: last }) => [id, Number(last)]));
    this.hasQuestions = batches.some(({ last_seq: last }) => Number(last) > 0);
    if (seen !== this.known || this.articlesChanged || this.models.isDamaged) {
      this.models.isDamaged = false;
      this.known = seen;
      this.articlesChanged = false;
      this.firstChange ??= now;
      this.lastChange = now;
    }
  }

  /** One job for one state of the history, unless that is what was learnt last. */
  private async order(lang: Language): Promise<void> {
    const newest = await this.models.newest(lang);
    if (newest === null && !this.hasQuestions) {
      return;
    }
    const madeOf = await this.training.madeOf(lang);
    if (newest?.madeOf === madeOf) {
      return;
    }
    const key = `${TRAIN.name} ${lang} ${newest?.version ?? 0} ${madeOf}`;
    await this.unitOfWork.run((tx) => this.jobs.enqueue(tx, TRAIN, { lang }, this.clock.now(), key));
  }
}
