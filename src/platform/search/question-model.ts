/** What was learnt from past questions about the articles of one language. Lives where the index lives. */
export interface QuestionModel {
  readonly version: number;
  /** How probable each document is as the answer, by its id. What it does not name is improbable. */
  probabilities(question: string): ReadonlyMap<string, number>;
  /** Some of the questions that each label answered, in their own words. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
  /** How much it says beside the documents' own words: grows with the past questions for each of them. */
  readonly weight: number;
  /** From this probability on its first answer is nearly always right. */
  readonly threshold: number;
  /** The words without which its first answer would have been less probable, most telling first. */
  wordsThatDecided(question: string): readonly string[];
}
