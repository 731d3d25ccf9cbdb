import { Injectable } from '@nestjs/common';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { DocumentKey, SearchRunner } from '../../platform/search/search-tasks.js';
import { type ArticleDocument, type ArticleRow, versionOf } from './article-document.js';
import { ARTICLES_A_CHUNK, ArticleIndexReader, type ArticleState } from './article-index.reader.js';
import { AskedQuestionsService } from './asked-questions.service.js';
import { SearchSynonymsLookup } from './search-synonyms.lookup.js';

type Desk = SearchRunner<ArticleRow, ArticleDocument>;

/** Brings into an index what the database holds, in chunks, so that neither of them is kept from other work. */
@Injectable()
export class ArticleIndexFilling {
  constructor(
    private readonly reader: ArticleIndexReader,
    private readonly asked: AskedQuestionsService,
    private readonly synonyms: SearchSynonymsLookup,
  ) {}

  /** Makes an index beside the one that answers, and puts it in its place. @returns how many articles it holds */
  async anew(desk: Desk, told: (done: number) => void): Promise<number> {
    const slugs = new Set<string>();
    for await (const page of this.reader.states()) {
      page.forEach(({ slug }) => slugs.add(slug));
    }
    await desk.run('begin', { documents: slugs.size });
    const done = await this.bring(desk, [...slugs], true, told);
    await desk.run('takeOver', null);

    return done;
  }

  /** Renews what the index knows in another state than the database. @returns how many articles that were */
  async compare(desk: Desk): Promise<number> {
    const versions = await desk.run('versions', null);
    const unseen = new Map([...versions].map(([lang, known]) => [lang, new Set(known.keys())]));
    const changed = new Set<string>();
    const look = (state: ArticleState): void => {
      if (versions.get(state.lang)?.get(state.slug) !== versionOf(state)) {
        changed.add(state.slug);
      }
      unseen.get(state.lang)?.delete(state.slug);
    };
    for await (const page of this.reader.states()) {
      page.forEach(look);
    }
    for (const slugs of unseen.values()) {
      slugs.forEach((slug) => changed.add(slug));
    }
    await this.renew(desk, [...changed]);

    return changed.size;
  }

  /** Brings these articles to their last state, in all languages; what is no longer open to everybody goes. */
  async renew(desk: Desk, slugs: readonly string[]): Promise<void> {
    await this.bring(desk, slugs, false, () => undefined);
  }

  async tellSynonyms(desk: Desk): Promise<void> {
    await desk.run('synonyms', await this.synonyms.groups());
  }

  /** Reminds an index of what was asked before. */
  async recall(desk: Desk): Promise<void> {
    for await (const questions of this.asked.recall()) {
      await desk.run('recall', { questions });
    }
  }

  private async bring(
    desk: Desk,
    slugs: readonly string[],
    beside: boolean,
    told: (done: number) => void,
  ): Promise<number> {
    let done = 0;

    for (let from = 0; from < slugs.length; from += ARTICLES_A_CHUNK) {
      const chunk = slugs.slice(from, from + ARTICLES_A_CHUNK);
      const rows = await this.reader.among(chunk);
      await desk.run('put', { rows, gone: beside ? [] : goneAmong(chunk, rows), beside });
      done += rows.length;
      told(done);
    }

    return done;
  }
}

function goneAmong(slugs: readonly string[], rows: readonly ArticleRow[]): DocumentKey[] {
  const there = new Set(rows.map(({ lang, slug }) => `${lang} ${slug}`));

  return slugs
    .flatMap((id) => LANGUAGES.map((lang) => ({ lang, id })))
    .filter(({ lang, id }) => !there.has(`${lang} ${id}`));
}
