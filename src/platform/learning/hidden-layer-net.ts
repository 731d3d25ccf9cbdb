import type { SparseVector } from './feature-space.js';
import { QuantisedMatrix } from './quantised-matrix.js';
import { SeededRandom } from './seeded-random.js';
import { thinned } from './word-dropout.js';
import type { WordedVector } from './worded-vector.js';

export interface NetSettings {
  readonly units: number;
  readonly epochs: number;
  readonly seed: number;
  /** How far the first steps go. */
  readonly rate: number;
}

export interface NetSizes {
  readonly features: number;
  readonly labels: number;
}

/** A net that has learnt. */
export interface Net {
  /** A row for each feature. */
  readonly input: QuantisedMatrix;
  /** A row for each label. */
  readonly output: QuantisedMatrix;
  readonly outputBias: Float32Array;
  /** How far each row has been moved: a net that goes on learning moves what it knows well but little. */
  readonly inputSquares: Float32Array;
  readonly outputSquares: Float32Array;
}

/** Of the hidden units so many are left out by turns, so that none is relied on. */
const HIDDEN_DROPOUT = 0.3;
/** Some of the past answers are wrong: nothing is learnt as quite certain. */
const SMOOTHING = 0.05;
const FIRST_SPREAD = 0.1;
const FIRST_SQUARE = 0.01;
/** The same as it stands among figures of four bytes. */
const UNMOVED = Math.fround(FIRST_SQUARE);
/** An error below this moves nothing that could be seen. */
const SMALLEST_ERROR = 1e-3;

/**
 * One hidden layer of rectified units and a probability for each label, learnt one text after the other.
 * Source of the steps: Duchi, Hazan, Singer, "Adaptive Subgradient Methods", JMLR 2011; one square a row.
 */
export class NetTraining {
  readonly input: Float32Array;
  readonly output: Float32Array;
  readonly outputBias: Float32Array;
  readonly inputSquares: Float32Array;
  readonly outputSquares: Float32Array;
  private readonly hidden: Float32Array;
  private readonly back: Float32Array;
  private readonly scores: Float32Array;
  /** The units that are at work for the text at hand: so many of this list. */
  private readonly active: Int32Array;
  private activeCount = 0;
  private readonly random: SeededRandom;

  constructor(
    sizes: NetSizes,
    private readonly settings: NetSettings,
  ) {
    const { units, seed } = settings;
    this.random = new SeededRandom(seed);
    this.input = this.spread(sizes.features * units, FIRST_SPREAD);
    this.output = this.spread(sizes.labels * units, Math.sqrt(6 / (sizes.labels + units)));
    this.outputBias = new Float32Array(sizes.labels);
    this.inputSquares = new Float32Array(sizes.features).fill(FIRST_SQUARE);
    this.outputSquares = new Float32Array(sizes.labels).fill(FIRST_SQUARE);
    this.hidden = new Float32Array(units);
    this.back = new Float32Array(units);
    this.active = new Int32Array(units);
    this.scores = new Float32Array(sizes.labels);
  }

  /** Begins where another net has ended. Of each row here: which one it was there, or -1 where it is new. */
  takeUp(net: Net, rows: { readonly features: Int32Array; readonly labels: Int32Array }): void {
    const { units } = this.settings;
    rows.features.forEach((row, feature) => {
      if (row >= 0) {
        net.input.copyRow(row, this.input, feature * units);
        this.inputSquares[feature] = net.inputSquares[row] ?? FIRST_SQUARE;
      }
    });
    rows.labels.forEach((row, label) => {
      if (row >= 0) {
        net.output.copyRow(row, this.output, label * units);
        this.outputBias[label] = net.outputBias[row] ?? 0;
        this.outputSquares[label] = net.outputSquares[row] ?? FIRST_SQUARE;
      }
    });
  }

  /** What has been learnt so far. A feature that was in no text says nothing, instead of what chance gave it. */
  get learnt(): Net {
    const { units } = this.settings;
    this.inputSquares.forEach((square, feature) => {
      if (square === UNMOVED) {
        this.input.fill(0, feature * units, (feature + 1) * units);
      }
    });

    return {
      input: QuantisedMatrix.of(this.input, units),
      output: QuantisedMatrix.of(this.output, units),
      outputBias: this.outputBias,
      inputSquares: this.inputSquares,
      outputSquares: this.outputSquares,
    };
  }

  /** Learns the label of each vector, in as many rounds as were set. */
  learn(vectors: readonly WordedVector[], labels: Int32Array): void {
    const { epochs } = this.settings;
    const order = Int32Array.from(vectors, (_, at) => at);
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      const rate = this.settings.rate * (1 - epoch / epochs);
      this.random.shuffle(order);
      for (const at of order) {
        const vector = vectors[at];
        if (vector) {
          this.learnOne(thinned(vector, this.random), labels[at] ?? 0, rate);
        }
      }
    }
  }

  private learnOne(vector: SparseVector, label: number, rate: number): void {
    this.forward(vector);
    this.adjustOutput(label, rate);
    this.adjustInput(vector, rate);
  }

  private forward({ indices, values }: SparseVector): void {
    const { input, output, hidden, active, scores } = this;
    const units = hidden.length;
    hidden.fill(0);
    for (let i = 0; i < indices.length; i += 1) {
      const row = (indices[i] as number) * units;
      const value = values[i] as number;
      if (value === 0) {
        continue;
      }
      for (let unit = 0; unit < units; unit += 1) {
        hidden[unit] = (hidden[unit] as number) + (input[row + unit] as number) * value;
      }
    }
    let count = 0;
    for (let unit = 0; unit < units; unit += 1) {
      const level = hidden[unit] as number;
      if (level > 0 && this.random.next() >= HIDDEN_DROPOUT) {
        hidden[unit] = level / (1 - HIDDEN_DROPOUT);
        active[count] = unit;
        count += 1;
      }
    }
    this.activeCount = count;
    for (let label = 0; label < scores.length; label += 1) {
      const row = label * units;
      let score = this.outputBias[label] as number;
      for (let i = 0; i < count; i += 1) {
        const unit = active[i] as number;
        score += (output[row + unit] as number) * (hidden[unit] as number);
      }
      scores[label] = score;
    }
    toProbabilities(scores);
  }

  /** Moves the figures of the labels, and gathers what each unit at work should have been. */
  private adjustOutput(right: number, rate: number): void {
    const { output, outputSquares, outputBias, hidden, back, active, activeCount, scores } = this;
    const units = hidden.length;
    let square = 0;
    for (let i = 0; i < activeCount; i += 1) {
      back[i] = 0;
      square += (hidden[active[i] as number] as number) ** 2;
    }
    square /= units;
    for (let label = 0; label < scores.length; label += 1) {
      const wanted = (label === right ? 1 - SMOOTHING : 0) + SMOOTHING / scores.length;
      const error = (scores[label] as number) - wanted;
      if (Math.abs(error) < SMALLEST_ERROR) {
        continue;
      }
      const sum = (outputSquares[label] as number) + error * error * square;
      const step = (rate * error) / Math.sqrt(sum);
      const row = label * units;
      outputSquares[label] = sum;
      for (let i = 0; i < activeCount; i += 1) {
        const unit = active[i] as number;
        const weight = output[row + unit] as number;
        back[i] = (back[i] as number) + error * weight;
        output[row + unit] = weight - step * (hidden[unit] as number);
      }
      outputBias[label] = (outputBias[label] as number) - step;
    }
  }

  private adjustInput({ indices, values }: SparseVector, rate: number): void {
    const { input, inputSquares, back, active, activeCount } = this;
    const units = this.hidden.length;
    let square = 0;
    for (let i = 0; i < activeCount; i += 1) {
      back[i] = (back[i] as number) / (1 - HIDDEN_DROPOUT);
      square += (back[i] as number) ** 2;
    }
    square /= units;
    for (let i = 0; i < indices.length; i += 1) {
      const place = indices[i] as number;
      const value = values[i] as number;
      if (value === 0) {
        continue;
      }
      const sum = (inputSquares[place] as number) + square * value * value;
      const step = (rate * value) / Math.sqrt(sum);
      const row = place * units;
      inputSquares[place] = sum;
      for (let k = 0; k < activeCount; k += 1) {
        const cell = row + (active[k] as number);
        input[cell] = (input[cell] as number) - step * (back[k] as number);
      }
    }
  }

  private spread(length: number, width: number): Float32Array {
    return new Float32Array(length).map(() => (this.random.next() * 2 - 1) * width);
  }
}

/** Makes scores probabilities, in their place. */
export function toProbabilities(scores: Float32Array): void {
  let top = -Infinity;
  for (const score of scores) {
    top = Math.max(top, score);
  }
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const weight = Math.exp((scores[at] as number) - top);
    scores[at] = weight;
    sum += weight;
  }
  for (let at = 0; at < scores.length; at += 1) {
    scores[at] = (scores[at] as number) / sum;
  }
}
