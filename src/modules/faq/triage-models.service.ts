import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.js';
import { Log } from '../../platform/logging/log.js';
import type { SearchRunner, StoredModel } from '../../platform/search/search-tasks.js';
import type { ArticleDocument, ArticleRow } from './article-document.js';
import { ModelFiles } from './model-files.js';
import type { TrainingReport } from './question-training.worker.js';
import { TriageModelTrained } from './triage-model-trained.event.js';
import { TriageModel } from './triage-model.entity.js';

/** So many versions keep their figures; of older ones only what was measured stays. */
const KEPT_FILES = 2;
const NOTHING_MEASURED = { tried: 0, first: 0, firstThree: 0, answered: 0, answeredRight: 0 };

export interface FinishedTraining {
  readonly lang: Language;
  readonly madeOf: string;
  readonly tookMs: number;
  /** Null where there was nothing to learn. */
  readonly report: TrainingReport | null;
  /** Where the model was written. */
  readonly file: string;
}

/** The models, version by version: kept, told to the search, and let go. */
@Injectable()
export class TriageModels {
  /** Whether one has to be learnt again, since its figures cannot be read. */
  isDamaged = false;
  /** What the search's thread was told, by language. */
  private readonly told = new Map<Language, string>();

  constructor(
    @InjectRepository(TriageModel) private readonly models: Repository<TriageModel>,
    private readonly files: ModelFiles,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** The newest of a language; null where there was never one. */
  async newest(lang: Language): Promise<TriageModel | null> {
    const [model] = await this.models.find({ where: { lang }, order: { version: 'DESC' }, take: 1 });

    return model ?? null;
  }

  /** Where the figures of a model lie; null where there are none. They may be missing here. */
  stored({ fileId, fileHash, version }: TriageModel): StoredModel | null {
    return fileId && fileHash ? { file: this.files.placeOf(fileId), hash: fileHash, version } : null;
  }

  newFile(): Promise<string> {
    return this.files.newFile();
  }

  /** Keeps a model as the newest version, and lets the figures of old ones go. */
  async keep({ lang, madeOf, tookMs, report, file }: FinishedTraining): Promise<void> {
    const stored = report === null ? null : await this.files.keep(file);
    const gone = await this.unitOfWork.run(async (tx) => {
      const models = tx.repository(TriageModel);
      const known = await models.find({ where: { lang }, order: { version: 'DESC' }, take: 20 });
      const version = (known[0]?.version ?? 0) + 1;
      await models.insert({
        id: randomUUID(),
        lang,
        version,
        trainedAt: this.clock.now(),
        tookMs,
        questions: report?.questions ?? 0,
        labels: report?.labels ?? 0,
        madeOf,
        quality: report?.quality ?? NOTHING_MEASURED,
        fileId: stored?.id ?? null,
        fileHash: stored?.hash ?? null,
        fileSize: stored?.size ?? 0,
      });
      const old = known.slice(KEPT_FILES - 1).filter(({ fileId }) => fileId !== null);
      for (const { id } of old) {
        await models.update({ id }, { fileId: null });
      }
      tx.record(new TriageModelTrained(lang, version));

      return old.flatMap(({ fileId }) => fileId ?? []);
    });
    await Promise.all(gone.map((id) => this.files.remove(id)));
  }

  /** Tells the search's thread the newest models, as far as it does not know them. `anew`: it knows nothing. @returns whether there were any */
  async tell(thread: SearchRunner<ArticleRow, ArticleDocument>, anew = false): Promise<boolean> {
    let isNews = false;
    for (const lang of LANGUAGES) {
      const model = await this.newest(lang);
      if (anew) {
        this.told.delete(lang);
      }
      if (model && this.told.get(lang) !== model.id) {
        await this.tellOne(thread, model);
        isNews = true;
      }
    }

    return isNews;
  }

  private async tellOne(
    thread: SearchRunner<ArticleRow, ArticleDocument>,
    newest: TriageModel,
  ): Promise<void> {
    const { id, lang, version, fileId } = newest;
    const began = performance.now();
    const isTaken = await thread.run('learnt', { lang, model: this.stored(newest) });
    this.told.set(lang, id);
    if (isTaken) {
      this.log.info(
        { lang, version, ms: Math.round(performance.now() - began) },
        'the search knows what was learnt',
      );
    }
    if (fileId !== null && !isTaken) {
      this.isDamaged = true;
      this.log.warn({ lang, version }, 'A model is missing or damaged; it is learnt again.');
      await this.unitOfWork.run((tx) =>
        tx.repository(TriageModel).update({ id }, { fileId: null, madeOf: 'damaged' }),
      );
    }
  }
}
