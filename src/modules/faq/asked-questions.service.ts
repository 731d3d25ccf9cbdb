import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { RecalledQuestion } from '../../platform/search/search-tasks.js';
import { askedText } from './asked-text.js';
import { AskedQuestion } from './asked-question.entity.js';

/** Written at once; more wait for the next round, and what is more than this in a round is let go. */
const A_ROUND = 200;
const MOST_WAITING = 2_000;
const ROUND_SECONDS = 5;
/** The index keeps as many in each language. */
const RECALLED = 20_000;
const A_PAGE = 1_000;
/** Of a question; what could lead to a person is left out of it. */
const LONGEST = 500;
const KEPT_DAYS = 180;
const DAY_MS = 86_400_000;

/** Keeps what the search has noted, so that it is still known after the next start. */
@Injectable()
export class AskedQuestionsService {
  private waiting: Omit<AskedQuestion, 'id'>[] = [];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Costs nothing now: it is written with others in a moment, and not at all where the process dies before. */
  keep(lang: Language, text: string, slug: string | null): void {
    if (this.waiting.length < MOST_WAITING) {
      this.waiting.push({ lang, text: askedText(text, LONGEST), slug, askedAt: this.clock.now() });
    }
  }

  @Sweep(ROUND_SECONDS)
  async write(_asOf: Date): Promise<void> {
    const rows = this.waiting.splice(0, A_ROUND).map((row) => ({ ...row, id: randomUUID() }));

    if (rows.length > 0) {
      await this.unitOfWork.run((tx) => tx.repository(AskedQuestion).insert(rows));
    }
  }

  @Sweep(3_600)
  async forget(asOf: Date): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.sql(
        `DELETE FROM asked_questions WHERE id IN (
           SELECT id FROM asked_questions WHERE asked_at < ? ORDER BY asked_at LIMIT ${A_PAGE})`,
        [new Date(asOf.getTime() - KEPT_DAYS * DAY_MS)],
      ),
    );
  }

  /** The newest questions, page by page, oldest first within each. */
  async *recall(): AsyncGenerator<readonly RecalledQuestion[]> {
    let before = { at: this.clock.now().getTime(), id: '~' };

    for (let read = 0; read < RECALLED;) {
      const page = await this.reader.rows<{
        id: string;
        lang: string;
        text: string;
        slug: string | null;
        asked_at: number;
      }>(
        `SELECT id, lang, text, slug, asked_at FROM asked_questions WHERE (asked_at, id) < (?, ?)
         ORDER BY asked_at DESC, id DESC LIMIT ${A_PAGE}`,
        [before.at, before.id],
      );
      const last = page.at(-1);
      if (!last) {
        return;
      }
      yield page.map(({ lang, text, slug }) => ({ lang, text, id: slug }));
      read += page.length;
      before = { at: Number(last.asked_at), id: last.id };
    }
  }
}
