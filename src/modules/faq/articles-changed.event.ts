import type { DomainEvent } from '../../platform/events/domain-event.js';

/** Articles have appeared, changed or gone: what is kept of them in memory is old. */
export class ArticlesChanged implements DomainEvent {
  static readonly eventName = 'articles.changed';
  readonly name = ArticlesChanged.eventName;

  /** All of them where `everything`: after an import a list of addresses would be longer than the news. */
  private constructor(
    readonly slugs: readonly string[],
    readonly everything: boolean,
    /** Which change of all that were counted; null for what is only told here. */
    readonly change: number | null,
  ) {}

  static from(articles: readonly { readonly slug: string }[], change: number | null = null): ArticlesChanged {
    return new ArticlesChanged([...new Set(articles.map(({ slug }) => slug))], false, change);
  }

  static everything(change: number | null = null): ArticlesChanged {
    return new ArticlesChanged([], true, change);
  }
}
