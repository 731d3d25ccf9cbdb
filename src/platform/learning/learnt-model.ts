import type { QuestionModel } from '../search/question-model.js';
import type { SynonymGroup } from '../search/synonym-groups.js';
import type { FeatureMaker, FeatureSpace, TextFeature } from './feature-space.js';
import { type Net, toProbabilities } from './hidden-layer-net.js';
import { wordsIn } from './worded-vector.js';

/** How a model did on questions that it had not learnt from. Shares of one. */
export interface TrainingQuality {
  readonly tried: number;
  readonly first: number;
  readonly firstThree: number;
  readonly answered: number;
  readonly answeredRight: number;
}

/** What a model says of itself. */
export interface ModelFacts {
  readonly lang: string;
  /** What a question may be answered by; numbered by their place. */
  readonly labels: readonly string[];
  /** Above 1 where it is surer than it should be. */
  readonly temperature: number;
  /** From this probability on it is confident. Above 1: never. */
  readonly threshold: number;
  /** How much past questions it has for a label, in the mean. */
  readonly questionsPerLabel: number;
  /** Of each label, some of the questions that it answered. */
  readonly asked: readonly (readonly string[])[];
  /** Of the model that was learnt as a whole last. */
  readonly quality: TrainingQuality;
  /** How often it has gone on learning since then. */
  readonly warmStarts: number;
  /** By which it reads a text: as they were when it was learnt. */
  readonly synonyms: readonly SynonymGroup[];
}

/**
 * Little is learnt from few questions, and the words of the articles lead; from many, words add but little to it.
 * Measured on folds: with eighty questions an article 98.0 of 100 were among the first three at a weight of six and more,
 * 97.9 at four.
 */
const WEIGHT_AT_ONE = 0.33;
const WEIGHT_GROWTH = 0.68;
const MOST_WEIGHT = 8;
/** What is less probable does not belong into an answer. */
const LEAST_PROBABILITY = 0.002;
const MOST_WORDS = 24;
const SHOWN_WORDS = 5;
/** A word that takes less than this from the probability has not decided anything. */
const LEAST_SHARE = 0.02;

/** From a question to the labels that answered questions like it. The same question always gets the same answer. */
export class LearntModel implements QuestionModel {
  constructor(
    readonly facts: ModelFacts,
    readonly space: FeatureSpace,
    readonly nets: readonly Net[],
    /** Of each example that was learnt, a word; in rising order. */
    readonly examples: Uint32Array,
    private readonly maker: FeatureMaker,
    readonly version = 0,
  ) {}

  get weight(): number {
    return Math.min(MOST_WEIGHT, WEIGHT_AT_ONE * this.facts.questionsPerLabel ** WEIGHT_GROWTH);
  }

  get asked(): ReadonlyMap<string, readonly string[]> {
    return new Map(this.facts.labels.map((label, place) => [label, this.facts.asked[place] ?? []]));
  }

  get threshold(): number {
    return this.facts.threshold;
  }

  /** Nothing for a question of which nothing is known. */
  probabilities(question: string): ReadonlyMap<string, number> {
    const features = this.maker.featuresOf(question);
    if (this.space.vectorOf(features).indices.length === 0) {
      return new Map();
    }
    const probabilities = this.probabilitiesOf(features);

    return new Map(
      this.facts.labels.flatMap((label, place) => {
        const probability = probabilities[place] ?? 0;

        return probability < LEAST_PROBABILITY ? [] : [[label, probability]];
      }),
    );
  }

  /** The words of a question without which its best label would have been less likely, most telling first. */
  wordsThatDecided(text: string): string[] {
    const features = this.maker.featuresOf(text);
    const whole = this.probabilitiesOf(features);
    const best = whole.indexOf(Math.max(...whole));
    const told = wordsIn(features)
      .slice(0, MOST_WORDS)
      .map(({ start, end }) => {
        const rest = features.filter((feature) => feature.end <= start || feature.start >= end);

        return { start, end, loss: (whole[best] ?? 0) - (this.probabilitiesOf(rest)[best] ?? 0) };
      });

    return told
      .filter(({ loss }) => loss > LEAST_SHARE)
      .sort((a, b) => b.loss - a.loss || a.start - b.start)
      .slice(0, SHOWN_WORDS)
      .map(({ start, end }) => text.slice(start, end));
  }

  /** Of every label. Where nothing of the text is known, every label is as likely. */
  probabilitiesOf(features: readonly TextFeature[]): Float32Array {
    const { indices, values } = this.space.vectorOf(features);
    const sum = new Float32Array(this.facts.labels.length);
    if (indices.length === 0) {
      return sum.fill(1 / Math.max(1, sum.length));
    }
    for (const net of this.nets) {
      const hidden = new Float32Array(net.input.columns);
      indices.forEach((place, at) => net.input.addRow(place, values[at] ?? 0, hidden));
      const scores = scoresOf(net, hidden);
      toProbabilities(scores);
      scores.forEach((probability, label) => {
        sum[label] = (sum[label] ?? 0) + Math.log(probability + 1e-9) / this.nets.length;
      });
    }
    const cooled = sum.map((score) => score / this.facts.temperature);
    toProbabilities(cooled);

    return cooled;
  }
}

function scoresOf({ output, outputBias }: Net, hidden: Float32Array): Float32Array {
  return outputBias.map((bias, label) => {
    const row = label * output.columns;
    let score = 0;
    for (let unit = 0; unit < hidden.length; unit += 1) {
      const level = hidden[unit] as number;
      score += level > 0 ? level * (output.cells[row + unit] as number) : 0;
    }

    return bias + score * (output.scales[label] ?? 0);
  });
}
