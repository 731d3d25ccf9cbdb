import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import type { TypedArticle } from './article-writer.entity.js';

export interface OtherWriter {
  readonly name: string;
  readonly seenAt: Date;
}

export interface KeptTyping extends TypedArticle {
  readonly at: Date;
}

/** The page on which an article is begun: no article has this address. */
export const NEW_ARTICLE = 'new';

/** Two beats of the browser, and some time for a slow line. */
const HERE_MS = 5 * 60_000;
const KEPT_MS = 30 * 24 * 3_600_000;

/**
 * Who is at an article, and what each has typed there: kept for himself alone, until he saves or throws it away. Not
 * redacted: nobody else reads it, an article may well show what a code looks like, and its publication looks for secrets.
 */
@Injectable()
export class ArticleWritersService {
  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** He is here; with what he has typed, where that has changed. */
  async keep(actor: KnownActor, slug: string, typed: TypedArticle | null): Promise<Date> {
    authorize(canWriteArticles, actor);
    const now = this.clock.now();
    const text = typed && JSON.stringify(typed);
    await this.unitOfWork.run((tx) =>
      tx.sql(
        `INSERT INTO article_writers (slug, user_id, seen_at, typed, typed_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (slug, user_id) DO UPDATE SET seen_at = excluded.seen_at,
           typed = coalesce(excluded.typed, article_writers.typed),
           typed_at = coalesce(excluded.typed_at, article_writers.typed_at)`,
        [slug, actor.id, now, text, text && now],
      ),
    );

    return now;
  }

  /** Colleagues who were here within the last minutes, the last one first. */
  async others(actor: KnownActor, slug: string): Promise<OtherWriter[]> {
    const rows = await this.reader.rows(
      `SELECT u.display_name, w.seen_at FROM article_writers w JOIN users u ON u.id = w.user_id
       WHERE w.slug = ? AND w.user_id <> ? AND w.seen_at > ? ORDER BY w.seen_at DESC, w.user_id`,
      [slug, actor.id, this.since(HERE_MS)],
    );

    return rows.map((row) => ({ name: String(row.display_name), seenAt: new Date(Number(row.seen_at)) }));
  }

  /** What he has typed and not saved; null where there is nothing. */
  async typedBy(actor: KnownActor, slug: string): Promise<KeptTyping | null> {
    const row = await this.reader.first<{ typed: string; typed_at: number }>(
      'SELECT typed, typed_at FROM article_writers WHERE slug = ? AND user_id = ? AND typed IS NOT NULL',
      [slug, actor.id],
    );
    const at = instantOf(row?.typed_at);

    return row && at ? { ...(JSON.parse(row.typed) as TypedArticle), at } : null;
  }

  /** It is saved, or he does not want it any more. */
  async forget(actor: KnownActor, slug: string): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.sql('DELETE FROM article_writers WHERE slug = ? AND user_id = ?', [slug, actor.id]),
    );
  }

  /** What is typed goes with its article to the new address. */
  async move(from: string, to: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.sql(
        `DELETE FROM article_writers WHERE slug = ? AND user_id IN (SELECT user_id FROM article_writers WHERE slug = ?)`,
        [to, from],
      );
      await tx.sql('UPDATE article_writers SET slug = ? WHERE slug = ?', [to, from]);
    });
  }

  @Sweep(3_600)
  async forgetOld(asOf: Date): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.sql('DELETE FROM article_writers WHERE seen_at <= ? OR (typed IS NULL AND seen_at <= ?)', [
        new Date(asOf.getTime() - KEPT_MS),
        new Date(asOf.getTime() - HERE_MS),
      ]),
    );
  }

  private since(ms: number): Date {
    return new Date(this.clock.now().getTime() - ms);
  }
}
