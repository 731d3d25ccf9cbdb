import type { NotedQuestion } from './asked-questions.js';
import { documentScores } from './document-scores.js';
import type { IndexPart } from './index-file.js';
import { type AnalysedQuestion, LanguageIndex, type StoredLanguage } from './language-index.js';
import { type KnownSynonyms, LanguageSynonyms } from './language-synonyms.js';
import { lexicalScores } from './lexical-scores.js';
import type { PastQuestions } from './past-questions.js';
import {
  QUERY_LENGTH,
  type SearchDocument,
  type SearchHit,
  type SearchScope,
  type Suggestion,
} from './search-document.js';
import { snippetOf } from './snippet.js';
import { NOTHING_KNOWN, triageOf, type TriageAnswer } from './triage-answer.js';
import { Suggestions } from './suggestions.js';
import type { SynonymGroup } from './synonym-groups.js';
import { tokensOf, type Token } from './text-analyser.js';

export interface SearchAnswer<D extends SearchDocument> {
  readonly items: readonly SearchHit<D>[];
  /** What was learnt from the question, where that was asked for. */
  readonly noted: NotedQuestion | null;
}

/** What an index is written as, language by language. */
export type StoredSearchIndex<D> = Readonly<Record<string, StoredLanguage<D>>>;

/** Above so many documents in a language, sounds and parts of words are kept of titles and keywords alone. */
const MANY_DOCUMENTS = 2_000;
/** About 100 kilobytes each. */
const BODIES_KEPT = 200;

/**
 * Full-text search inside the process, one index a language. A document is added or replaced alone; a language that
 * is made anew is filled beside the old one and takes its place at once.
 */
export class SearchIndex<D extends SearchDocument = SearchDocument> {
  private languages = new Map<string, LanguageIndex<D>>();
  private readonly suggestions = new WeakMap<LanguageIndex<D>, Suggestions<D>>();
  private readonly past = new Map<string, PastQuestions>();
  private readonly bodies = new Map<D, readonly Token[]>();
  private synonyms: LanguageSynonyms;
  /** How many documents there will be in a language, as far as is known beforehand. */
  private expected = 0;

  constructor(groups: readonly SynonymGroup[] = []) {
    this.synonyms = new LanguageSynonyms({ groups, own: [] });
  }

  setSynonyms(known: KnownSynonyms): void {
    this.synonyms = new LanguageSynonyms(known);
    for (const [lang, index] of [...this.languages, ...this.past]) {
      index.setSynonyms(this.synonyms.in(lang));
    }
  }

  /** Null takes away what past questions said. */
  setPast(lang: string, past: PastQuestions | null): void {
    past?.setSynonyms(this.synonyms.in(lang));
    if (past) {
      this.past.set(lang, past);
    } else {
      this.past.delete(lang);
    }
  }

  put(document: D): void {
    const index = this.languages.get(document.lang) ?? this.emptyLanguage(document.lang);
    this.languages.set(document.lang, index);
    index.put(document);
    this.suggestions.delete(index);
  }

  forget({ lang, id }: { readonly lang: string; readonly id: string }): void {
    const index = this.languages.get(lang);
    if (index) {
      index.forget(id);
      this.suggestions.delete(index);
    }
  }

  /** Takes the documents of another index instead of its own, at once; what people asked stays known. */
  takeOver(other: SearchIndex<D>): void {
    for (const [lang, index] of other.languages) {
      const asked = this.languages.get(lang)?.asked;
      if (asked) {
        index.asked = asked;
      }
    }
    this.languages = other.languages;
    this.bodies.clear();
  }

  /** An index beside this one, to be filled with about so many documents in each language. */
  beside(documents: number): SearchIndex<D> {
    const index = new SearchIndex<D>();
    index.synonyms = this.synonyms;
    index.expected = documents;

    return index;
  }

  /** Each document's version, by language and id: what has to be compared with the truth. */
  versions(): Map<string, ReadonlyMap<string, string>> {
    return new Map([...this.languages].map(([lang, index]) => [lang, index.versions()]));
  }

  /** Everything that `load` wants, in pieces, each made when it is asked for. */
  *parts(): Generator<IndexPart> {
    for (const [lang, index] of this.languages) {
      for (const [name, value] of index.parts()) {
        yield { lang, name, value };
      }
    }
  }

  load(stored: StoredSearchIndex<D>): void {
    this.languages = new Map(
      Object.entries(stored).map(([lang, language]) => [
        lang,
        LanguageIndex.from(lang, this.synonyms.in(lang), language),
      ]),
    );
  }

  /** The best documents for a question in any spelling; never throws, and answers nothing for a question of none. */
  search(query: string, { lang, limit, type, note = false }: SearchScope): SearchAnswer<D> {
    const index = this.languages.get(lang);
    if (!index) {
      return { items: [], noted: null };
    }

    const question = index.understand(query.slice(0, QUERY_LENGTH));
    const noted = note ? noteIn(index, question) : null;
    const scores = documentScores(index, question, this.past.get(lang) ?? null, type);
    const best = [...scores]
      .flatMap(([id, score]) => {
        const document = index.document(id);
        return document && score > 0 && (type === undefined || document.type === type)
          ? [{ document, score }]
          : [];
      })
      .sort((a, b) => b.score - a.score || (a.document.id < b.document.id ? -1 : 1))
      .slice(0, Math.max(0, limit));
    const worth = worthShowing(question, index);

    return {
      items: best.map(({ document, score }) => ({
        document,
        score,
        snippet: snippetOf(document.body, this.bodyTokens(document), worth),
      })),
      noted,
    };
  }

  /** What a text is about: every document with its probability, as far as there is one. */
  triage(text: string, lang: string): TriageAnswer<D> {
    const index = this.languages.get(lang);
    if (!index) {
      return NOTHING_KNOWN;
    }
    const question = index.understand(text.slice(0, QUERY_LENGTH));

    return triageOf(text, lexicalScores(index, question), this.past.get(lang) ?? null, (id) =>
      index.document(id),
    );
  }

  /** What somebody who has typed so far may be about to ask: titles, best first. */
  suggest(beginning: string, { lang, limit }: SearchScope): Suggestion[] {
    const index = this.languages.get(lang);
    if (!index) {
      return [];
    }
    const known = this.suggestions.get(index) ?? new Suggestions(index);
    this.suggestions.set(index, known);

    return known.for(beginning.slice(0, QUERY_LENGTH), limit);
  }

  /** Takes back in what was noted before. */
  recall(lang: string, text: string, id: string | null): void {
    const index = this.languages.get(lang);
    if (index) {
      index.asked.recall(text, { id, terms: [...index.understand(text).terms.keys()] });
    }
  }

  private emptyLanguage(lang: string): LanguageIndex<D> {
    return new LanguageIndex<D>(lang, this.synonyms.in(lang), this.expected > MANY_DOCUMENTS);
  }

  /** Cutting a snippet needs the whole body's terms; the articles that are found are mostly the same ones. */
  private bodyTokens(document: D): readonly Token[] {
    const known = this.bodies.get(document);
    if (known) {
      return known;
    }

    const tokens = tokensOf(document.body);
    if (this.bodies.size >= BODIES_KEPT) {
      this.bodies.clear();
    }
    this.bodies.set(document, tokens);

    return tokens;
  }
}

function noteIn<T extends SearchDocument>(
  index: LanguageIndex<T>,
  question: AnalysedQuestion,
): NotedQuestion | null {
  const ranked = index.rank(question).slice(0, 2);

  return index.asked.note(
    question.text,
    [...question.terms.keys()],
    ranked.map(([{ id }, score]) => [id, score] as const),
  );
}

/** What a cut should show: beside pairs and words, single characters are mostly chance and are left unmarked. */
function worthShowing<T extends SearchDocument>(
  { terms }: AnalysedQuestion,
  index: LanguageIndex<T>,
): (term: string) => number {
  const anyLong = [...terms.keys()].some((term) => term.length > 1);

  return (term) => (terms.has(term) && (term.length > 1 || !anyLong) ? index.rarityOf(term) : 0);
}
