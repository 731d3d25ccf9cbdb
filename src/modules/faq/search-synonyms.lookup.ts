import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { KnownSynonyms } from '../../platform/search/language-synonyms.js';
import { SearchSynonym } from './search-synonym.entity.js';
import { SEARCH_SYNONYMS } from './search-synonyms.js';

/** More groups than anybody keeps by hand. */
export const MOST_SYNONYMS = 5_000;

/** Reads the expressions that mean the same: those the desk comes with, and its people's own. */
@Injectable()
export class SearchSynonymsLookup {
  constructor(@InjectRepository(SearchSynonym) private readonly synonyms: Repository<SearchSynonym>) {}

  /** All groups that the search uses: those of every language, and what people have said of one. */
  async groups(): Promise<KnownSynonyms> {
    const own = await this.own();

    return {
      groups: SEARCH_SYNONYMS,
      own: LANGUAGES.map((lang) => ({
        lang,
        groups: own.filter((group) => group.lang === lang).map(({ expressions }) => expressions),
      })),
    };
  }

  /** The groups that people have added and not taken out, in the order in which they came. */
  own(): Promise<SearchSynonym[]> {
    return this.synonyms.find({
      where: { active: 1 },
      order: { changedAt: 'ASC', id: 'ASC' },
      take: MOST_SYNONYMS,
    });
  }
}
