import { englishFeatures } from './english-features.js';
import { FeatureSpace, hashOf } from './feature-space.js';
import { SeededRandom } from './seeded-random.js';
import { thinned } from './word-dropout.js';
import { partOf, type WordedVector, wordedVectorOf } from './worded-vector.js';

const FEATURES = englishFeatures.featuresOf('Money lost, card lost');
const SPACE = FeatureSpace.of([FEATURES], englishFeatures.groups, 1);
const VECTOR = wordedVectorOf(SPACE, FEATURES);

const at = (name: string): number => VECTOR.indices.indexOf(SPACE.hashes.indexOf(hashOf(name)));
const wordsOf = (name: string): (number | undefined)[] => [VECTOR.first[at(name)], VECTOR.last[at(name)]];

describe('the words of a text', () => {
  it('are known of each of its pieces: where it begins, and where it ends', () => {
    expect(VECTOR.words).toBe(4);
    expect(wordsOf('w card')).toEqual([2, 2]);
    expect(wordsOf('c car')).toEqual([2, 2]);
    expect(wordsOf('b lost card')).toEqual([1, 2]);
    expect(wordsOf('a card money')).toEqual([0, 2]);
  });

  it('are where they are said first', () => {
    expect(wordsOf('w lost')).toEqual([1, 1]);
  });
});

describe('a part of a text', () => {
  it('has all that is of its groups, where it was, and nothing else', () => {
    const part = partOf(VECTOR, new Set(englishFeatures.parts[1]));
    const names = [...new Set(FEATURES.map(({ name }) => name))];
    const known = names.filter((name) => part.indices.includes(SPACE.hashes.indexOf(hashOf(name))));

    expect(known).toEqual(names.filter((name) => name.startsWith('c ')));
    expect(part.words).toBe(VECTOR.words);
    const place = part.indices.indexOf(SPACE.hashes.indexOf(hashOf('c car')));
    expect([part.first[place], part.last[place], part.values[place]]).toEqual([
      2,
      2,
      VECTOR.values[at('c car')],
    ]);
  });
});

describe('a text of which chance leaves words out', () => {
  const isLeft = (vector: WordedVector, seed: number): boolean[] =>
    Array.from(thinned(vector, new SeededRandom(seed)).values, (value) => value > 0);

  it('loses a word with most of its pieces, and each word about as often', () => {
    const rounds = Array.from({ length: 400 }, (_, seed) => isLeft(VECTOR, seed));
    const share = (list: readonly boolean[]): number => list.filter(Boolean).length / list.length;
    const word = rounds.map((left) => left[at('w card')] ?? false);
    const withoutWord = rounds.filter((left) => !left[at('c car')] && !left[at('c card')]);

    expect(share(word)).toBeGreaterThan(0.6);
    expect(share(word)).toBeLessThan(0.85);
    expect(share(withoutWord.map((left) => left[at('w card')] ?? false))).toBeLessThan(0.2);
  });

  it('never loses all of them', () => {
    const [only] = [englishFeatures.featuresOf('card')];
    const single = wordedVectorOf(FeatureSpace.of([only ?? []], englishFeatures.groups, 1), only ?? []);

    for (let seed = 0; seed < 100; seed += 1) {
      expect(isLeft(single, seed)).toContain(true);
    }
  });

  it('is the same whenever chance begins alike', () => {
    expect(isLeft(VECTOR, 7)).toEqual(isLeft(VECTOR, 7));
  });
});
