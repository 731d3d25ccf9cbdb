import { fold } from '../../../platform/search/text-folding.js';

/** Stands where something was understood, so that nothing reads it twice and nothing reads across it. */
export const TAKEN = '\ue000';

/**
 * A customer's words as they are read: full width made plain, lower case, traditional characters simplified. What one
 * reader has understood is blanked for the next: a date is no amount, and a phone number is neither.
 */
export class SaidText {
  private left: string;

  constructor(typed: string) {
    this.left = fold(typed)
      .text.replaceAll(/[“”„«»]/g, '"')
      .replaceAll('：', ':');
  }

  /** What nobody has understood so far. */
  get text(): string {
    return this.left;
  }

  /** Every match of a global pattern that `isMeant` accepts, in its order; each is blanked. */
  take(pattern: RegExp, isMeant: (match: RegExpExecArray) => boolean = () => true): RegExpExecArray[] {
    const found = [...this.left.matchAll(pattern)].filter(isMeant);
    for (const { index, 0: whole } of found) {
      this.left =
        this.left.slice(0, index) + TAKEN.repeat(whole.length) + this.left.slice(index + whole.length);
    }

    return found;
  }
}
