import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { DomainEvent } from '../../platform/events/domain-event.js';
import { NewsDesk } from '../../platform/events/news-desk.js';
import { On, Sweep } from '../../platform/events/registry.js';
import { ArticlesChanged } from './articles-changed.event.js';
import { SearchSynonymsChanged } from './search-synonyms-changed.event.js';

/** Seconds after which a process knows what another one, at the same database, has changed. */
const FOLLOWS = 1;

/**
 * News of a change reaches the process that made it. Every other one sees here that the count has gone on without it,
 * and tells its own listeners that anything may have changed: they compare what they keep with what is stored.
 */
@Injectable()
export class FollowHelpCentre implements OnModuleInit {
  private articles = 0;
  private synonyms = 0;

  constructor(
    private readonly reader: Reader,
    private readonly news: NewsDesk,
  ) {}

  /** Before anybody reads what he is going to keep. */
  async onModuleInit(): Promise<void> {
    [this.articles, this.synonyms] = await this.counted();
  }

  @On(ArticlesChanged)
  articlesChanged({ change }: ArticlesChanged): void {
    this.articles = following(this.articles, change);
  }

  @On(SearchSynonymsChanged)
  synonymsChanged({ change }: SearchSynonymsChanged): void {
    this.synonyms = following(this.synonyms, change);
  }

  @Sweep(FOLLOWS)
  async follow(_asOf: Date): Promise<void> {
    const [articles, synonyms] = await this.counted();
    const unheard: DomainEvent[] = [];
    if (this.articles < articles) {
      unheard.push(ArticlesChanged.everything());
      this.articles = articles;
    }
    if (this.synonyms < synonyms) {
      unheard.push(new SearchSynonymsChanged());
      this.synonyms = synonyms;
    }
    this.news.publish(unheard);
  }

  private async counted(): Promise<[articles: number, synonyms: number]> {
    const row = await this.reader.first('SELECT article_changes, synonym_changes FROM help_centre');

    return [Number(row?.article_changes ?? 0), Number(row?.synonym_changes ?? 0)];
  }
}

/** Where a number between is missing, it was somebody else's, and is still to be looked for. */
const following = (heard: number, change: number | null): number => (change === heard + 1 ? change : heard);
