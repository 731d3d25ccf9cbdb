import { type FeatureSpace, hashOf, type SparseVector, type TextFeature } from './feature-space.js';

/** A vector that knows of each feature in which word of its text it begins, and in which it ends. */
export interface WordedVector extends SparseVector {
  /** How many words there are. */
  readonly words: number;
  /** -1 where it is in none. */
  readonly first: Int16Array;
  readonly last: Int16Array;
  /** The group of each feature. */
  readonly groups: Int8Array;
}

interface Word {
  readonly start: number;
  readonly end: number;
}

/** The places of single words: features of that name. */
export function wordsIn(features: readonly TextFeature[]): Word[] {
  const words = features.filter(({ name }) => name.startsWith('w '));
  const seen = new Set<number>();

  return words.filter(({ start }) => !seen.has(start) && seen.add(start));
}

/** What is said twice is where it is said first. */
export function wordedVectorOf(space: FeatureSpace, features: readonly TextFeature[]): WordedVector {
  const vector = space.vectorOf(features);
  const words = wordsIn(features);
  const wordAt = new Map<number, number>();
  for (const [word, { start, end }] of words.entries()) {
    for (let at = start; at < end; at += 1) {
      wordAt.set(at, word);
    }
  }
  const places = new Map<number, TextFeature>();
  for (const feature of features.toReversed()) {
    places.set(hashOf(feature.name), feature);
  }
  const found = Array.from(vector.indices, (index) => places.get(space.hashes[index] ?? -1));

  return {
    ...vector,
    words: words.length,
    first: Int16Array.from(found, (feature) => wordAt.get(feature?.start ?? -1) ?? -1),
    last: Int16Array.from(found, (feature) => wordAt.get((feature?.end ?? 0) - 1) ?? -1),
    groups: Int8Array.from(found, (feature) => feature?.group ?? -1),
  };
}

/** What is left of it for whom only these groups are there. */
export function partOf(vector: WordedVector, groups: ReadonlySet<number>): WordedVector {
  const isSeen = (_: number, at: number): boolean => groups.has(vector.groups[at] ?? -1);

  return {
    words: vector.words,
    indices: vector.indices.filter(isSeen),
    values: vector.values.filter(isSeen),
    first: vector.first.filter(isSeen),
    last: vector.last.filter(isSeen),
    groups: vector.groups.filter(isSeen),
  };
}
