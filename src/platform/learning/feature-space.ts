/** A piece of a text that may tell what it is about, and where in the text it stands. */
export interface TextFeature {
  readonly name: string;
  /** Features of one group are weighed among each other. */
  readonly group: number;
  readonly start: number;
  readonly end: number;
}

/** How texts of a language are taken apart. */
export interface FeatureMaker {
  /** How much each group counts. */
  readonly groups: readonly number[];
  /** Groups that tell something without the others: a net that sees no more errs elsewhere than one that sees all. */
  readonly parts: readonly (readonly number[])[];
  featuresOf(text: string): TextFeature[];
}

/** Numbers of features in rising order, each with its weight. */
export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** Nobody needs more words to say what it is about; what follows is a story. */
export const READ_LENGTH = 1_000;

/** 32 bits of a name. Two names that share them count as one: among a hundred thousand that is one pair. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);

  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The features that are known, and how much each tells: TF-IDF, each group made equally long. */
export class FeatureSpace {
  private readonly places = new Map<number, number>();

  constructor(
    /** In rising order. */
    readonly hashes: Uint32Array,
    readonly rarity: Float32Array,
    private readonly groups: readonly number[],
  ) {
    hashes.forEach((hash, place) => this.places.set(hash, place));
  }

  /** Knows what stands in at least so many of the texts. */
  static of(
    texts: readonly (readonly TextFeature[])[],
    groups: readonly number[],
    leastTexts: number,
  ): FeatureSpace {
    const holders = new Map<number, number>();
    for (const features of texts) {
      for (const hash of new Set(features.map(({ name }) => hashOf(name)))) {
        holders.set(hash, (holders.get(hash) ?? 0) + 1);
      }
    }
    const known = [...holders].filter(([, count]) => count >= leastTexts).sort(([a], [b]) => a - b);

    return new FeatureSpace(
      Uint32Array.from(known, ([hash]) => hash),
      Float32Array.from(known, ([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1),
      groups,
    );
  }

  /** Where a feature stands; -1 where it is not known. */
  placeOf(hash: number): number {
    return this.places.get(hash) ?? -1;
  }

  get size(): number {
    return this.hashes.length;
  }

  vectorOf(features: readonly TextFeature[]): SparseVector {
    const counts = new Map<number, { count: number; readonly group: number }>();
    for (const { name, group } of features) {
      const place = this.places.get(hashOf(name));
      const known = place === undefined ? undefined : counts.get(place);
      if (known) {
        known.count += 1;
      } else if (place !== undefined) {
        counts.set(place, { count: 1, group });
      }
    }
    const sorted = [...counts].sort(([a], [b]) => a - b);
    const squares = this.groups.map(() => 0);
    const weights = sorted.map(([place, { count, group }]) => {
      const weight = (1 + Math.log(count)) * (this.rarity[place] ?? 0);
      squares[group] = (squares[group] ?? 0) + weight * weight;

      return weight;
    });

    return {
      indices: Int32Array.from(sorted, ([place]) => place),
      values: Float32Array.from(
        sorted,
        ([, { group }], at) =>
          ((this.groups[group] ?? 0) * (weights[at] ?? 0)) / Math.sqrt(squares[group] || 1),
      ),
    };
  }
}
