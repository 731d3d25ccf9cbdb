import { Injectable } from '@nestjs/common';
import type { Language } from '../../platform/i18n/languages.js';
import { Log } from '../../platform/logging/log.js';
import { READ_LENGTH } from '../../platform/learning/feature-space.js';
import { NOTHING_KNOWN, type TriageAnswer } from '../../platform/search/triage-answer.js';
import type { ArticleDocument } from './article-document.js';
import { ArticleIndex } from './article-index.service.js';
import { HeardTexts } from './heard-texts.js';
import { typeOfLabel } from './question-labels.js';

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

type Heard = TriageAnswer<ArticleDocument>;

const HAN = /\p{Script=Han}/u;
/** So much of a text tells its language. */
const TELLING_LENGTH = 2_000;
/** Below this a score is noise. */
const LEAST_SCORE = 0.001;

/** From words to types of exception and articles. Never fails for a text, and always answers. */
@Injectable()
export class TriageService {
  private readonly heard = new HeardTexts<Heard>();

  constructor(
    private readonly index: ArticleIndex,
    private readonly log: Log,
  ) {}

  async triage(
    text: string,
    { lang = guessLanguage(text), limit = 3 }: TriageQuestion = {},
  ): Promise<Triage> {
    const { items, confident, words, version } = await this.hear(text, lang);
    const articles = items.flatMap(({ document, score }) =>
      document ? [{ slug: document.id, title: document.title, score: rounded(score) }] : [],
    );

    return {
      lang,
      types: typesOf(items).slice(0, limit),
      articles: articles.filter(({ score }) => score >= LEAST_SCORE).slice(0, limit),
      confident,
      words,
      modelVersion: version,
    };
  }

  private async hear(words: string, lang: Language): Promise<Heard> {
    const text = words.slice(0, READ_LENGTH);
    try {
      return await this.heard.of(text, lang, this.index.state, () =>
        this.index.ask('triage', { text, lang }),
      );
    } catch (error) {
      this.log.warn({ err: error }, 'Nothing is said of a text, since the search is away.');

      return NOTHING_KNOWN;
    }
  }
}

/** An exception is as likely as all that is about it together. */
function typesOf(items: Heard['items']): ScoredType[] {
  const sums = new Map<string, number>();
  for (const { label, document, score } of items) {
    const code = document ? document.type : typeOfLabel(label);
    if (code !== null) {
      sums.set(code, (sums.get(code) ?? 0) + score);
    }
  }

  return [...sums]
    .map(([code, score]) => ({ code, score: rounded(score) }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}

const rounded = (score: number): number => Math.min(1, Math.round(score * 1e4) / 1e4);

/** Chinese where one Chinese character stands in it. */
const guessLanguage = (text: string): Language => (HAN.test(text.slice(0, TELLING_LENGTH)) ? 'zh-CN' : 'en');
