import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { SynonymGroup } from '../../platform/search/synonym-groups.js';
import { SearchSynonym } from './search-synonym.entity.js';
import { SEARCH_SYNONYMS } from './search-synonyms.js';

/** More groups than anybody keeps by hand. */
const MOST = 5_000;

/** Reads the expressions that mean the same: those the desk comes with, and its people's own. */
@Injectable()
export class SearchSynonymsLookup {
  constructor(@InjectRepository(SearchSynonym) private readonly synonyms: Repository<SearchSynonym>) {}

  /** All groups that the search uses. */
  async groups(): Promise<SynonymGroup[]> {
    const own = await this.own();

    return [...SEARCH_SYNONYMS, ...own.map(({ expressions }) => expressions)];
  }

  /** The groups that people have added and not taken out, in the order in which they came. */
  own(): Promise<SearchSynonym[]> {
    return this.synonyms.find({ where: { active: 1 }, order: { changedAt: 'ASC', id: 'ASC' }, take: MOST });
  }
}
