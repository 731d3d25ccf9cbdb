import { AskedQuestions } from './asked-questions.js';
import { Bm25fIndex, type StoredIndex } from './bm25f-index.js';
import { isChance } from './chance-words.js';
import {
  SHARES,
  SOUND_FIELDS,
  soundFields,
  unitsOfFields,
  WORD_FIELDS,
  wordFields,
} from './document-fields.js';
import { areKeywords } from './keywords.js';
import { questionSounds, questionTerms } from './question-terms.js';
import type { SearchDocument } from './search-document.js';
import { Spelling, type StoredSpelling } from './spelling.js';
import { SynonymGroups } from './synonym-groups.js';
import { unitsIn } from './text-analyser.js';
import type { TextUnit } from './text-units.js';

/** A question as it was understood. */
export interface AnalysedQuestion {
  readonly text: string;
  readonly units: readonly TextUnit[];
  /** Without synonyms: what the person said. */
  readonly terms: ReadonlyMap<string, number>;
}

/** Documents and their scores, best first; equal scores in the order of their ids. */
export type Ranking<D> = readonly (readonly [document: D, score: number])[];

/** What an index of one language is written as. */
export interface StoredLanguage<D> {
  readonly documents: readonly (D | null)[];
  readonly onlyTitles: boolean;
  readonly words: StoredIndex;
  readonly sounds: StoredIndex;
  readonly spelling: StoredSpelling;
}

/** How slowly repetition loses its worth. Measured. */
const SOUND_SATURATION = { en: 1.2, other: 2 };
/** What sounds and parts of words count beside the words. */
const SOUND_SHARE = { sentence: 0.5, keywords: 0.8 };
/** Where no word fits, this much of what a question sounds like must: less is chance. */
const LEAST_ALIKE = { besideWords: 0.4, alone: 0.2 };
/** Scores closer than this are equal: floating point decides nothing. */
const STEPS = 1e6;

/** The documents of one language. */
export class LanguageIndex<D extends SearchDocument = SearchDocument> {
  private words = new Bm25fIndex(WORD_FIELDS);
  private sounds = new Bm25fIndex(SOUND_FIELDS);
  private readonly documents: (D | null)[] = [];
  private readonly slots = new Map<string, number>();
  private readonly free: number[] = [];
  private spelling = new Spelling();
  /** Kept when a language is made anew. */
  asked: AskedQuestions;

  /**
   * @param onlyTitles keeps parts of words and sounds of titles and keywords alone: for thousands of documents those
   * of the bodies would be most of the index
   */
  constructor(
    readonly lang: string,
    private synonyms: SynonymGroups,
    private readonly onlyTitles: boolean,
    asked = new AskedQuestions(),
  ) {
    this.asked = asked;
    this.learnSpelling(synonyms, 1);
  }

  static from<T extends SearchDocument>(
    lang: string,
    synonyms: SynonymGroups,
    stored: StoredLanguage<T>,
  ): LanguageIndex<T> {
    const index = new LanguageIndex<T>(lang, synonyms, stored.onlyTitles);
    index.spelling = Spelling.from(stored.spelling);
    index.learnSpelling(synonyms, 1);
    index.words = Bm25fIndex.from(WORD_FIELDS, stored.words);
    index.sounds = Bm25fIndex.from(SOUND_FIELDS, stored.sounds);
    for (const [slot, document] of stored.documents.entries()) {
      index.documents[slot] = document;
      if (document) {
        index.slots.set(document.id, slot);
      } else {
        index.free.push(slot);
      }
    }

    return index;
  }

  /** Everything that `from` wants, in pieces, each made when it is asked for. */
  *parts(): Generator<[name: keyof StoredLanguage<D>, value: unknown]> {
    yield ['documents', this.documents];
    yield ['onlyTitles', this.onlyTitles];
    yield ['words', this.words.stored()];
    yield ['sounds', this.sounds.stored()];
    // Synonyms are kept elsewhere, and may be others when this is read.
    this.learnSpelling(this.synonyms, -1);
    const spelling = this.spelling.stored();
    this.learnSpelling(this.synonyms, 1);
    yield ['spelling', spelling];
  }

  get size(): number {
    return this.slots.size;
  }

  /** Each document's version, by its id. */
  versions(): Map<string, string> {
    return new Map([...this.slots].map(([id, slot]) => [id, this.documents[slot]?.version ?? '']));
  }

  document(id: string): D | null {
    return this.documents[this.slots.get(id) ?? -1] ?? null;
  }

  *all(): Generator<D> {
    for (const document of this.documents) {
      if (document) {
        yield document;
      }
    }
  }

  put(document: D): void {
    this.forget(document.id);
    const slot = this.free.pop() ?? this.documents.length;
    this.documents[slot] = document;
    this.slots.set(document.id, slot);
    const fields = unitsOfFields(document);
    this.words.add(slot, wordFields(fields));
    this.sounds.add(slot, soundFields(fields, this.onlyTitles));
    this.learnWords(document, 1);
  }

  forget(id: string): void {
    const slot = this.slots.get(id);
    const document = slot === undefined ? null : this.documents[slot];
    if (slot === undefined || !document) {
      return;
    }
    const fields = unitsOfFields(document);
    this.words.remove(slot, wordFields(fields));
    this.sounds.remove(slot, soundFields(fields, this.onlyTitles));
    this.learnWords(document, -1);
    this.documents[slot] = null;
    this.slots.delete(id);
    this.free.push(slot);
  }

  setSynonyms(synonyms: SynonymGroups): void {
    this.learnSpelling(this.synonyms, -1);
    this.synonyms = synonyms;
    this.learnSpelling(synonyms, 1);
  }

  understand(text: string): AnalysedQuestion {
    const units = this.spelling.corrected(unitsIn(text));

    return { text, units, terms: questionTerms(units, areKeywords(units)) };
  }

  /** Scores by the words of the documents alone. */
  rank(question: AnalysedQuestion, accept: (document: D) => boolean = () => true): Ranking<D> {
    return this.ranking(this.lexicalScores(question), accept);
  }

  /** The same with what people asked before. */
  rankAsAsked(question: AnalysedQuestion, accept: (document: D) => boolean = () => true): Ranking<D> {
    const scores = this.lexicalScores(question);
    this.asked.score(question.terms, this.size, (id, score) => {
      const slot = this.slots.get(id);
      if (slot !== undefined) {
        scores[slot] = (scores[slot] ?? 0) + score;
      }
    });

    return this.ranking(scores, accept);
  }

  rarityOf(term: string): number {
    return this.words.rarityOf(term);
  }

  /** Known words that begin like this, the most frequent first. */
  completions(beginning: string, most: number): string[] {
    return this.spelling.completions(beginning, most);
  }

  private lexicalScores({ units, terms }: AnalysedQuestion): Float64Array {
    const scores = new Float64Array(this.documents.length);
    const kind = this.lang.startsWith('en') ? 'en' : 'other';
    const bare = areKeywords(units);
    const share = SOUND_SHARE[bare ? 'keywords' : 'sentence'];
    const expansion: Map<string, number> = this.synonyms.expansionOf(units, bare);
    if (expansion.size === 0 && isChance(this.words, [...terms.keys()])) {
      return scores;
    }
    for (const term of terms.keys()) {
      expansion.delete(term);
    }
    this.words.scoreApart(terms, SHARES.words, scores);
    this.words.scoreApart(expansion, SHARES.synonyms, scores);
    const sounding = new Float64Array(this.documents.length);
    const sounds = questionSounds(units);
    this.sounds.score(sounds, SOUND_SATURATION[kind], sounding, share);
    const anyWord = scores.some((score) => score > 0);
    const least = LEAST_ALIKE[anyWord ? 'besideWords' : 'alone'] * share * this.sounds.worthOfAll(sounds);
    for (const [slot, score] of sounding.entries()) {
      const word = scores[slot] ?? 0;
      scores[slot] = word > 0 || score >= least ? word + score : 0;
    }

    return scores;
  }

  private ranking(scores: Float64Array, accept: (document: D) => boolean): Ranking<D> {
    const ranked: (readonly [D, number])[] = [];
    for (const [slot, score] of scores.entries()) {
      const document = score > 0 ? this.documents[slot] : null;
      if (document && accept(document)) {
        ranked.push([document, Math.round(score * STEPS) / STEPS]);
      }
    }

    return ranked.sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1));
  }

  private learnWords(document: D, by: 1 | -1): void {
    for (const units of unitsOfFields(document)) {
      this.spelling.count(units, by);
    }
  }

  private learnSpelling(synonyms: SynonymGroups, by: 1 | -1): void {
    for (const units of synonyms.units()) {
      this.spelling.count(units, by);
    }
  }
}
