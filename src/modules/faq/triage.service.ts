import { Injectable } from '@nestjs/common';
import type { Language } from '../../platform/i18n/languages.js';
import { ArticleSearchService } from './article-search.service.js';

export interface TriageQuestion {
  /** Guessed from the script where it is not given. */
  readonly lang?: Language;
  /** Types and articles, each at most so many. */
  readonly limit?: number;
}

export interface ScoredType {
  readonly code: string;
  readonly score: number;
}

export interface ScoredArticle {
  readonly slug: string;
  readonly title: string;
  readonly score: number;
}

/** What free words are most likely about. Scores are probabilities: 0 to 1. */
export interface Triage {
  readonly lang: Language;
  readonly types: readonly ScoredType[];
  readonly articles: readonly ScoredArticle[];
  /** False: too weak to be shown to anybody. */
  readonly confident: boolean;
  /** The words of the text that decided, most telling first. */
  readonly words: readonly string[];
  /** Of what was learnt; null where there is no history. */
  readonly modelVersion: number | null;
}

const HAN = /\p{Script=Han}/u;

/** From words to types of exception and articles. Never throws for a text, and always answers. */
@Injectable()
export class TriageService {
  constructor(private readonly search: ArticleSearchService) {}

  async triage(
    text: string,
    { lang = guessLanguage(text), limit = 3 }: TriageQuestion = {},
  ): Promise<Triage> {
    const found = await Promise.resolve(this.search.search(text, { lang, limit: 20 }));
    const weights = found.map((_, rank) => 1 / (rank + 2));
    const sum = weights.reduce((total, weight) => total + weight, 0) || 1;
    const types = new Map<string, number>();
    for (const [rank, { typeCode }] of found.entries()) {
      if (typeCode !== null) {
        types.set(typeCode, (types.get(typeCode) ?? 0) + (weights[rank] ?? 0) / sum);
      }
    }

    return {
      lang,
      types: [...types]
        .map(([code, score]) => ({ code, score }))
        .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
        .slice(0, limit),
      articles: found
        .map(({ slug, title }, rank) => ({ slug, title, score: (weights[rank] ?? 0) / sum }))
        .slice(0, limit),
      confident: false,
      words: [],
      modelVersion: null,
    };
  }
}

/** Chinese where one Chinese character stands in it. */
const guessLanguage = (text: string): Language => (HAN.test(text.slice(0, 2_000)) ? 'zh-CN' : 'en');
