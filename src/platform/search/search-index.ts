import { Bm25fIndex, type FieldRule } from './bm25f-index.js';
import { snippetOf, type Snippet } from './snippet.js';
import type { TextAnalyser, Token } from './text-analyser.js';

/** What can be found: plain text, no markup. `id` is unique within its language. */
export interface SearchDocument {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly body: string;
}

/** One hit. A higher score is a better hit; scores are comparable within one answer only. */
export interface SearchHit {
  readonly id: string;
  readonly score: number;
  readonly snippet: Snippet;
}

export interface SearchAnswer {
  readonly items: readonly SearchHit[];
}

export interface SearchScope {
  readonly lang: string;
  readonly limit: number;
}

/** A question longer than this is read up to here: nobody types more into a search field. */
export const QUERY_LENGTH = 500;

const FIELDS: readonly FieldRule<SearchDocument>[] = [
  { weight: 2, lengthNormalisation: 0.5, texts: ({ title }) => [title] },
  { weight: 2, lengthNormalisation: 0.5, texts: ({ keywords }) => keywords },
  { weight: 1, lengthNormalisation: 0.75, texts: ({ body }) => [body] },
];
/** How slowly repetition loses its worth: English wants a high value, Chinese the usual one. Measured. */
const SATURATION = { en: 4, other: 1.2 };

/** Of a Chinese character's score, where the question also holds pairs. Measured. */
const SINGLE_CHARACTER_SHARE = 0.6;
/** About 100 kilobytes each. */
const BODIES_KEPT = 200;

/** Full-text search inside the process, one index a language. Holds no more than it was last given. */
export class SearchIndex {
  private languages: ReadonlyMap<string, Bm25fIndex<SearchDocument>> = new Map();
  private readonly analysedBodies = new Map<SearchDocument, readonly Token[]>();
  constructor(private readonly analyser: TextAnalyser) {}

  /** Replaces everything at once: a search sees the old documents or the new ones, never a mixture. */
  replaceAll(documents: readonly SearchDocument[]): void {
    const languages = new Set(documents.map(({ lang }) => lang));

    this.analysedBodies.clear();
    this.languages = new Map(
      [...languages].map((language) => [
        language,
        new Bm25fIndex(
          documents.filter(({ lang }) => lang === language),
          FIELDS,
          language.startsWith('en') ? SATURATION.en : SATURATION.other,
          this.analyser,
        ),
      ]),
    );
  }

  /** The best documents for a question in any spelling; never throws, and answers nothing for a question of none. */
  search(query: string, { lang, limit }: SearchScope): SearchAnswer {
    const index = this.languages.get(lang);

    if (!index) {
      return { items: [] };
    }

    const asked = termShares(this.analyser.analyse(query.slice(0, QUERY_LENGTH)));
    const best = index.rank(asked).slice(0, Math.max(0, limit));
    const worth = worthShowing(asked, index);

    return {
      items: best.map(({ document, score }) => ({
        id: document.id,
        score,
        snippet: snippetOf(document.body, this.bodyTokens(document), worth),
      })),
    };
  }

  /** Cutting a snippet needs the whole body's terms; the articles that are found are mostly the same ones. */
  private bodyTokens(document: SearchDocument): readonly Token[] {
    const known = this.analysedBodies.get(document);

    if (known) {
      return known;
    }

    const tokens = this.analyser.analyse(document.body);

    if (this.analysedBodies.size >= BODIES_KEPT) {
      this.analysedBodies.clear();
    }
    this.analysedBodies.set(document, tokens);

    return tokens;
  }
}

/** What was asked for. Beside pairs and words a single character says little: it stands in half of all articles. */
function termShares(tokens: readonly Token[]): ReadonlyMap<string, number> {
  const terms = [...new Set(tokens.map(({ term }) => term))];
  const single = terms.some((term) => term.length > 1) ? SINGLE_CHARACTER_SHARE : 1;

  return new Map(terms.map((term) => [term, term.length > 1 ? 1 : single]));
}

/** What a cut should show: beside pairs and words, single characters are mostly chance and are left unmarked. */
function worthShowing(
  asked: ReadonlyMap<string, number>,
  index: Bm25fIndex<SearchDocument>,
): (term: string) => number {
  return (term) => (asked.get(term) === 1 ? index.rarityOf(term) : 0);
}
