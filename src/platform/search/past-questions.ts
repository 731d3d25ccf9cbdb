import { type PastView, shareOut } from './fusion.js';
import { LanguageIndex } from './language-index.js';
import { lexicalScores } from './lexical-scores.js';
import type { QuestionModel } from './question-model.js';
import { SynonymGroups } from './synonym-groups.js';

/**
 * What past questions tell in one language: the model that has learnt from them, and an index of their own words. The
 * index knows synonyms and is right after five questions an article, when the model has seen too little. Measured.
 */
export class PastQuestions {
  private readonly index: LanguageIndex;

  constructor(
    private readonly lang: string,
    readonly model: QuestionModel,
  ) {
    this.index = new LanguageIndex(lang, new SynonymGroups([]), false);
  }

  /** Adds the questions that one label answered. */
  put(label: string, questions: readonly string[]): void {
    if (questions.length > 0) {
      const body = questions.join('\n');
      this.index.put({ id: label, lang: this.lang, version: '', title: '', keywords: [], body, type: null });
    }
  }

  setSynonyms(synonyms: SynonymGroups): void {
    this.index.setSynonyms(synonyms);
  }

  /** `isOpen`: whether a label may come out. */
  about(text: string, isOpen: (label: string) => boolean): PastView {
    const open = (scores: ReadonlyMap<string, number>): Map<string, number> =>
      new Map([...scores].filter(([label]) => isOpen(label)));

    return {
      asked: shareOut(open(lexicalScores(this.index, this.index.understand(text)))),
      learnt: open(this.model.probabilities(text)),
      weight: this.model.weight,
    };
  }
}
