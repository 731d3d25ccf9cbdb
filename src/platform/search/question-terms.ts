import { framesQuestion } from './question-frame.js';
import { soundTerms } from './sound-terms.js';
import { termsOf } from './text-analyser.js';
import type { TextUnit } from './text-units.js';

/** Of a term's score. All measured on real questions. */
const SHARES = {
  /** Beside pairs and words a single Chinese character says little: it stands in half of all articles. */
  single: 0.7,
  /** Beside nothing but keywords it says all that it can. */
  singleKeyword: 1,
  /** Two English words in a row. */
  neighbours: 0.5,
  /** A word that carries the question. */
  frame: 0.6,
  /** The parts of a word together, beside the word itself. */
  parts: 2,
};

/** The terms of a question, and how much of each one's score counts. */
export function questionTerms(units: readonly TextUnit[], areKeywords: boolean): Map<string, number> {
  const shares = new Map<string, number>();

  for (const { kind, term } of termsOf(units)) {
    shares.set(term, Math.max(shares.get(term) ?? 0, shareOf(kind, term, areKeywords)));
  }

  return shares;
}

/** The same for sounds and parts of words: a long word does not count more than a short one. */
export function questionSounds(units: readonly TextUnit[]): Map<string, number> {
  const shares = new Map<string, number>();

  for (const [at, unit] of units.entries()) {
    const terms = soundTerms(units, at);
    const share = unit.script === 'han' ? 1 : (SHARES.parts * frameShare(unit.stem)) / terms.length;
    for (const term of terms) {
      shares.set(term, Math.max(shares.get(term) ?? 0, share));
    }
  }

  return shares;
}

function shareOf(kind: 'unit' | 'pair' | 'neighbours', term: string, isKeyword: boolean): number {
  if (kind === 'neighbours') {
    return SHARES.neighbours;
  }
  if (kind === 'pair') {
    return 1;
  }

  if (term.length === 1 && HAN.test(term)) {
    return isKeyword ? SHARES.singleKeyword : SHARES.single;
  }

  return frameShare(term);
}

const frameShare = (stem: string): number => (framesQuestion(stem) ? SHARES.frame : 1);

const HAN = /\p{Script=Han}/u;
