import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Env } from '../../config/env.js';
import { On, Sweep } from '../../platform/events/registry.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import { Log } from '../../platform/logging/log.js';
import { projectRoot } from '../../platform/project-root.js';
import { SearchThread, SearchThreadLost } from '../../platform/search/search-thread.js';
import type { SearchTaskName, SearchTasks } from '../../platform/search/search-tasks.js';
import { type ArticleDocument, type ArticleRow } from './article-document.js';
import { ArticleIndexFilling } from './article-index.filling.js';
import { ArticlesChanged } from './articles-changed.event.js';
import { TriageModelTrained } from './triage-model-trained.event.js';
import { TriageModels } from './triage-models.service.js';
import { SearchSynonymsChanged } from './search-synonyms-changed.event.js';

type Tasks = SearchTasks<ArticleRow, ArticleDocument>;

/** A start does not wait longer for its search, and a question not half as long: pages without hits have tiles. */
const START_WAIT_MS = 20_000;
const LONGEST_WAIT_MS = 2_000;
const AGAIN_MS = 1_000;
/** A help centre of fewer articles is read about as fast as a file. */
const WORTH_A_FILE = 50;
const SAVED_EVERY_SECONDS = 600;

/** Keeps the index of the help centre, in its thread, as the database says it should be. */
@Injectable()
export class ArticleIndex implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly thread = new SearchThread<ArticleRow, ArticleDocument>(
    join(projectRoot(), 'dist/app/article-search.worker.js'),
    () => this.begin(),
  );
  private readonly file: string;
  private filled: Promise<void> = Promise.resolve();
  /** One change after the other, so that an older reading never wins. */
  private changes: Promise<void> = Promise.resolve();
  private changedSinceSaved = false;
  private closing = false;
  private changesTaken = 0;

  constructor(
    private readonly filling: ArticleIndexFilling,
    private readonly models: TriageModels,
    private readonly log: Log,
    { DATA_DIR }: Env,
  ) {
    this.file = join(DATA_DIR, 'search-index.bin');
  }

  async onApplicationBootstrap(): Promise<void> {
    this.thread.start();
    await this.ready(START_WAIT_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.thread.close();
  }

  /** Another number after each change of what the index answers by. */
  get state(): number {
    return this.changesTaken;
  }

  /** Asks the index, once it is filled or the wait is over. @throws SearchThreadLost where the thread is gone */
  async ask<K extends SearchTaskName>(
    name: K,
    given: Tasks[K]['given'],
    waitMs = LONGEST_WAIT_MS,
  ): Promise<Tasks[K]['answer']> {
    await this.ready(waitMs);

    return this.thread.run(name, given);
  }

  /** Done when the index knows the change. */
  @On(ArticlesChanged)
  changed({ slugs, everything }: ArticlesChanged): Promise<void> {
    this.changedSinceSaved = true;

    return this.inTurn(async () => {
      if (everything) {
        await this.filling.compare(this.thread);
        void this.keepFile();
      } else {
        await this.filling.renew(this.thread, slugs);
      }
    });
  }

  @On(SearchSynonymsChanged)
  synonymsChanged(_event: SearchSynonymsChanged): Promise<void> {
    return this.inTurn(() => this.filling.tellSynonyms(this.thread));
  }

  /** Done when the index has the newest of what was learnt. */
  @On(TriageModelTrained)
  learnt(_event?: TriageModelTrained): Promise<void> {
    return this.inTurn(() => this.models.tell(this.thread));
  }

  /** Another process may have learnt. */
  @Sweep(10)
  async learntElsewhere(_asOf: Date): Promise<void> {
    await this.learnt();
  }

  /** Makes everything anew beside the index that answers. @returns how many articles it holds */
  async rebuild(told: (done: number) => void): Promise<number> {
    const count = await this.filling.anew(this.thread, told);
    // What changed meanwhile went into the old one.
    await this.inTurn(() => this.filling.compare(this.thread));
    await this.keepFile();

    return count;
  }

  @Sweep(SAVED_EVERY_SECONDS)
  async keepChanges(_asOf: Date): Promise<void> {
    if (this.changedSinceSaved) {
      await this.keepFile();
    }
  }

  private begin(): void {
    this.filled = this.fill().catch(async (error: unknown) => {
      if (!(error instanceof SearchThreadLost) && !this.closing) {
        this.log.warn({ err: error }, 'The search could not be filled, and will be again in a second.');
        await sleep(AGAIN_MS, undefined, { ref: false });
        this.begin();
      }
    });
  }

  private async fill(): Promise<void> {
    const started = performance.now();
    await this.filling.tellSynonyms(this.thread);
    const known = await this.thread.run('load', { file: this.file });
    const written = known
      ? await this.filling.compare(this.thread)
      : await this.filling.anew(this.thread, () => undefined);
    await this.filling.recall(this.thread);
    await this.models.tell(this.thread, true);
    this.changesTaken += 1;
    this.log.info({ ms: Math.round(performance.now() - started), written }, 'the search knows the articles');
    if (written > 0) {
      void this.keepFile();
    }
  }

  /** `work` says false where nothing was to do. */
  private inTurn(work: () => Promise<unknown>): Promise<void> {
    const turn = this.changes.then(async () => {
      await this.filled;
      if ((await work()) !== false) {
        this.changesTaken += 1;
      }
    });
    // A thread that is lost is filled again with everything; another failure is the listener's to tell.
    this.changes = turn.catch(() => undefined);

    return turn.catch((error: unknown) => {
      if (!(error instanceof SearchThreadLost)) {
        throw error;
      }
    });
  }

  private async ready(waitMs: number): Promise<void> {
    await Promise.race([this.filled, sleep(waitMs, undefined, { ref: false })]);
  }

  private async keepFile(): Promise<void> {
    try {
      const versions = await this.thread.run('versions', null);
      const articles = LANGUAGES.reduce((sum, lang) => sum + (versions.get(lang)?.size ?? 0), 0);
      this.changedSinceSaved = false;
      if (articles >= WORTH_A_FILE) {
        await this.thread.run('save', { file: this.file });
        this.log.info({ articles }, 'the index is kept for the next start');
      }
    } catch (error) {
      this.log.warn(
        { err: error },
        'The index could not be kept for the next start, which will take longer.',
      );
    }
  }
}
