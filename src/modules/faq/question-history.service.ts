import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Keys } from '../../platform/ids/keys.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import type { QuestionSource } from './past-question.entity.js';

/** A question that was answered: by an article, or only as an exception of a type. */
export interface AnsweredQuestion {
  readonly text: string;
  readonly lang: Language;
  readonly slug?: string | null;
  readonly typeCode?: string | null;
  readonly source: Exclude<QuestionSource, 'import'>;
  /** Of what it came from, a ticket or a vote: learnt once, and corrected where the answer has changed. Kept as a hash. */
  readonly sourceId: string;
  readonly at?: Date;
}

/** A question is kept up to here. */
export const PAST_QUESTION_LENGTH = 500;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** A past question as it may be stored: without secrets, in one line; null where nothing is left that says anything. */
export function storableQuestion(text: string): string | null {
  const kept = withoutSecrets(text).replace(/\s+/g, ' ').trim().slice(0, PAST_QUESTION_LENGTH).trimEnd();

  return SAYS_SOMETHING.test(kept) ? kept : null;
}

/** What was asked before and what answered it: search and triage learn from it. Who asked is not kept. */
@Injectable()
export class QuestionHistory {
  constructor(
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /**
   * Adds a question within the caller's unit; for a source that is known already, what answered it is replaced. Says
   * nothing where there is nothing to learn: no words, or no answer.
   */
  async learn(tx: Transaction, question: AnsweredQuestion): Promise<void> {
    const { lang, slug = null, typeCode = null, source, sourceId, at } = question;
    const text = storableQuestion(question.text);
    if (text === null || (slug === null && typeCode === null)) {
      return;
    }
    const now = this.clock.now();
    const [batch] = await tx.sql<{ id: string; last_seq: number }>(
      `UPDATE question_batches SET last_seq = last_seq + 1, changed_at = ?
       WHERE kind = 'own' AND state = 'live' RETURNING id, last_seq`,
      [now],
    );
    if (!batch) {
      return;
    }
    await tx.sql(
      `INSERT INTO past_questions (id, batch_id, seq, lang, text, slug, type_code, source, source_key, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (batch_id, source_key) DO UPDATE SET seq = excluded.seq, lang = excluded.lang, text = excluded.text,
         slug = excluded.slug, type_code = excluded.type_code, at = excluded.at`,
      [
        randomUUID(),
        batch.id,
        Number(batch.last_seq),
        lang,
        text,
        slug,
        typeCode,
        source,
        this.keys.hash('past question', `${source} ${sourceId}`),
        at ?? now,
      ],
    );
  }
}
