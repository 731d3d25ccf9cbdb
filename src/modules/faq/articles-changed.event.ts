import type { DomainEvent } from '../../platform/events/domain-event.js';

/** Articles have appeared, changed or gone: what is kept of them in memory is old. */
export class ArticlesChanged implements DomainEvent {
  static readonly eventName = 'articles.changed';
  readonly name = ArticlesChanged.eventName;

  private constructor(readonly slugs: readonly string[]) {}

  static from(articles: readonly { readonly slug: string }[]): ArticlesChanged {
    return new ArticlesChanged([...new Set(articles.map(({ slug }) => slug))]);
  }
}
