import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { Sweep } from '../../platform/events/registry.js';
import { ArticlePublishing } from './article-publishing.service.js';

/** A round more is a few seconds; so many at once would hold up everybody else. */
const BITE = 50;

/** Lets out what was written for this time; one that cannot go out holds up none of the others. */
@Injectable()
export class PublishDueArticles {
  constructor(
    private readonly reader: Reader,
    private readonly publishing: ArticlePublishing,
  ) {}

  @Sweep(5)
  async publishDue(asOf: Date): Promise<void> {
    const due = await this.reader.rows(
      `SELECT article_id FROM article_drafts WHERE publish_at <= ? ORDER BY publish_at LIMIT ${BITE}`,
      [asOf],
    );
    const failures: unknown[] = [];
    for (const { article_id: id } of due) {
      try {
        await this.publishing.publishDue(String(id), asOf);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) {
      throw new AggregateError(
        failures,
        `${failures.length} of ${due.length} articles could not be let out.`,
      );
    }
  }
}
