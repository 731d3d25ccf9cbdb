import { type Example, exampleHashes, hashOfExample } from './example.js';
import type { FeatureSpace } from './feature-space.js';
import type { NetTraining } from './hidden-layer-net.js';
import type { LearntModel } from './learnt-model.js';
import { SeededRandom } from './seeded-random.js';

/** Where more than this share has come or gone, everything is learnt anew. */
const MOST_CHANGED = 0.1;
/** After so many, everything is learnt anew: then it is measured again, and what has drifted is set right. */
const MOST_IN_A_ROW = 10;
/** What was known is gone through again beside what is new, or it would be forgotten: so many times as much, and so much at least. */
const REPLAYED = 4;
const LEAST_REPLAYED = 1_000;

type Before = Pick<LearntModel, 'facts' | 'space' | 'nets' | 'examples'>;

/** Going on from a model where little is new, instead of learning everything again. */
export class WarmStart {
  private constructor(
    readonly before: Before,
    private readonly fresh: ReadonlySet<Example>,
  ) {}

  /** Null where everything has to be learnt anew: too much is new or gone, a label is gone, or it was long ago. */
  static from(before: Before, labels: readonly string[], examples: readonly Example[]): WarmStart | null {
    const known = new Set(before.examples);
    const fresh = new Set(examples.filter((example) => !known.has(hashOfExample(example))));
    const now = new Set(exampleHashes(examples));
    const gone = before.examples.filter((hash) => !now.has(hash)).length;
    const stay = new Set(labels);
    const isPossible =
      before.facts.warmStarts < MOST_IN_A_ROW &&
      fresh.size + gone <= before.examples.length * MOST_CHANGED &&
      before.facts.labels.every((label) => stay.has(label));

    return isPossible ? new WarmStart(before, fresh) : null;
  }

  /** What is gone through: all that is new, and some of what is known. The same every time. */
  chosen(examples: readonly Example[]): Example[] {
    const known = examples.filter((example) => !this.fresh.has(example));
    const order = Int32Array.from(known, (_, at) => at);
    new SeededRandom(this.before.facts.warmStarts + 1).shuffle(order);
    const replayed = [...order.subarray(0, Math.max(LEAST_REPLAYED, this.fresh.size * REPLAYED))];

    return [...this.fresh, ...replayed.flatMap((at) => known[at] ?? [])];
  }

  /** Gives the net at this place what its forerunner has learnt: what is known by name keeps its figures. */
  begin(training: NetTraining, place: number, space: FeatureSpace, labels: readonly string[]): void {
    const net = this.before.nets[place];
    const rows = new Map(this.before.facts.labels.map((label, row) => [label, row]));
    if (net) {
      training.takeUp(net, {
        features: Int32Array.from(space.hashes, (hash) => this.before.space.placeOf(hash)),
        labels: Int32Array.from(labels, (label) => rows.get(label) ?? -1),
      });
    }
  }
}
