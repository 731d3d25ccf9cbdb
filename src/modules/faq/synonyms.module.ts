import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArticleSearchModule } from './article-search.module.js';
import { SearchSynonym } from './search-synonym.entity.js';
import { SearchSynonyms } from './search-synonyms.service.js';
import { SearchSynonymsQuery } from './search-synonyms.query.js';
import { SynonymHint } from './synonym-hint.entity.js';
import { SynonymHints } from './synonym-hints.service.js';
import { SynonymHintsQuery } from './synonym-hints.query.js';
import { SynonymMining } from './synonym-mining.service.js';

/** What means the same to customers: what the desk's own people say, and what past questions hint at. */
@Module({
  imports: [TypeOrmModule.forFeature([SearchSynonym, SynonymHint]), ArticleSearchModule],
  providers: [SearchSynonyms, SearchSynonymsQuery, SynonymHints, SynonymHintsQuery, SynonymMining],
  exports: [SearchSynonyms, SearchSynonymsQuery, SynonymHints, SynonymHintsQuery],
})
export class SynonymsModule {}
