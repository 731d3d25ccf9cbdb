import type { SynonymGroup } from '../search/synonym-groups.js';
import { type Example, exampleHashes } from './example.js';
import { hashOf, type FeatureMaker, FeatureSpace, READ_LENGTH, type TextFeature } from './feature-space.js';
import { NetTraining } from './hidden-layer-net.js';
import { LearntModel, type ModelFacts, type TrainingQuality } from './learnt-model.js';
import { featuresOf } from './text-features.js';
import { WarmStart } from './warm-start.js';
import { partOf, wordedVectorOf } from './worded-vector.js';

export interface Trained {
  readonly model: LearntModel;
  readonly quality: TrainingQuality;
}

export interface TrainingOptions {
  /** Gone on from where little is new. */
  readonly before?: LearntModel | null;
  /** Expressions that mean the same; what is said in one of them is known in the others. */
  readonly synonyms?: readonly SynonymGroup[];
}

type Calibration = Pick<ModelFacts, 'temperature' | 'threshold' | 'quality'>;

const UNITS = 96;
/**
 * The nets of a model, each with what it sees: all of a text, or one of the parts of `FeatureMaker`. Measured on three
 * folds of the English questions that may be learnt from: these five have 98.0 of 100 among the first three, where three
 * or four that see all have 97.8, and cost a fifth more than three do, since a part is soon gone through.
 */
const NETS = [
  { seed: 1, part: null },
  { seed: 2, part: null },
  { seed: 1, part: 0 },
  { seed: 2, part: 0 },
  { seed: 1, part: 1 },
] as const;
type NetPlan = (typeof NETS)[number];
/** Small histories are gone through more often. */
const EPOCHS = { many: 12, few: 20 };
const RATE = 0.05;
/** Going on from what was learnt before takes few rounds and small steps. */
const WARM = { epochs: 3, rate: 0.02 };
const FEW_EXAMPLES = 3_000;
/** Every fifth question is held back to measure and to calibrate, where there are enough to say something. */
const FOLDS = 5;
const LEAST_HELD_BACK = 30;
/**
 * It is confident about this share of questions at most, and only as far as so many of the answers are right. What is
 * measured is one net that has seen less than all of them do, who are surer: of what is asked then they answer 80 of 100.
 */
const ANSWERED_SHARE = 0.77;
const LEAST_RIGHT = 0.9;
/** Without questions to measure by, it has to be quite sure. */
const UNMEASURED_THRESHOLD = 0.85;
/** Questions of a label that are kept in their own words. */
const ASKED_EACH = 100;
const TEMPERATURES = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2, 2.5];

/**
 * Learns from past questions, and from the sentences of the articles themselves, which stand in for questions where
 * nobody has asked yet; goes on from the model before where little is new. The same examples always give the same
 * model, after the same model. Takes seconds: for worker threads.
 */
export function trainQuestionModel(
  lang: string,
  labels: readonly string[],
  questions: readonly Example[],
  sentences: readonly Example[],
  { before = null, synonyms = [] }: TrainingOptions = {},
): Trained {
  const maker = featuresOf(lang, synonyms);
  const examples = [...questions, ...sentences];
  const pieces = new Map(examples.map((one) => [one, maker.featuresOf(one.text)]));
  const counts = {
    lang,
    labels,
    questionsPerLabel: questions.length / Math.max(1, labels.length),
    asked: askedOf(labels, questions),
    synonyms,
  };
  const warm = before && WarmStart.from(before, labels, examples);
  if (warm) {
    const { temperature, threshold, quality, warmStarts } = warm.before.facts;
    const facts = { ...counts, temperature, threshold, quality, warmStarts: warmStarts + 1 };

    return { model: learn(examples, pieces, facts, NETS, maker, warm), quality };
  }
  const facts = { ...counts, ...calibrate(questions, sentences, pieces, counts, maker), warmStarts: 0 };

  return { model: learn(examples, pieces, facts, NETS, maker), quality: facts.quality };
}

/** How sure a model of these questions may be, by those of them that are held back from another one. */
function calibrate(
  questions: readonly Example[],
  sentences: readonly Example[],
  pieces: Pieces,
  counts: Omit<ModelFacts, keyof Calibration | 'warmStarts'>,
  maker: FeatureMaker,
): Calibration {
  const quality = { tried: 0, first: 0, firstThree: 0, answered: 0, answeredRight: 0 };
  const heldBack = questions.filter(({ text }) => hashOf(text) % FOLDS === 0);
  if (heldBack.length < LEAST_HELD_BACK) {
    return { temperature: 1, threshold: UNMEASURED_THRESHOLD, quality };
  }
  const kept = questions.filter(({ text }) => hashOf(text) % FOLDS !== 0);
  const plain = { ...counts, temperature: 1, threshold: 1, quality, warmStarts: 0 };
  const tried = learn([...kept, ...sentences], pieces, plain, NETS.slice(0, 1), maker);

  return measure(tried, heldBack, pieces);
}

/** The first questions of each label. Measured: a hundred served triage better than thirty. */
function askedOf(labels: readonly string[], questions: readonly Example[]): string[][] {
  const byLabel = new Map(labels.map((label): [string, string[]] => [label, []]));
  for (const { text, label } of questions) {
    const known = byLabel.get(label);
    if (known && known.length < ASKED_EACH) {
      known.push(text.slice(0, READ_LENGTH));
    }
  }

  return [...byLabel.values()];
}

type Pieces = ReadonlyMap<Example, readonly TextFeature[]>;

function learn(
  examples: readonly Example[],
  pieces: Pieces,
  facts: ModelFacts,
  plans: readonly NetPlan[],
  maker: FeatureMaker,
  warm: WarmStart | null = null,
): LearntModel {
  const isSmall = examples.length < FEW_EXAMPLES;
  const piecesOf = (example: Example): readonly TextFeature[] => pieces.get(example) ?? [];
  const space = FeatureSpace.of(examples.map(piecesOf), maker.groups, isSmall ? 1 : 2);
  const chosen = warm ? warm.chosen(examples) : examples;
  const vectors = chosen.map((example) => wordedVectorOf(space, piecesOf(example)));
  const places = new Map(facts.labels.map((label, place) => [label, place]));
  const targets = Int32Array.from(chosen, ({ label }) => places.get(label) ?? 0);
  const sizes = { features: space.size, labels: facts.labels.length };
  const whole = { epochs: isSmall ? EPOCHS.few : EPOCHS.many, rate: RATE };
  const nets = plans.map(({ seed, part }, place) => {
    const seen = part === null ? null : new Set(maker.parts[part]);
    const training = new NetTraining(sizes, { units: UNITS, seed, ...(warm ? WARM : whole) });
    warm?.begin(training, place, space, facts.labels);
    training.learn(seen ? vectors.map((vector) => partOf(vector, seen)) : vectors, targets);

    return training.learnt;
  });

  return new LearntModel(facts, space, nets, exampleHashes(examples), maker);
}

interface Tried {
  /** Of each label, as it came. */
  readonly probabilities: Float32Array;
  readonly right: number;
}

/** How it does on questions that it does not know, and how sure it may be. */
export function measure(model: LearntModel, questions: readonly Example[], pieces: Pieces): Calibration {
  const places = new Map(model.facts.labels.map((label, place) => [label, place]));
  const tried = questions.map((question): Tried => ({
    probabilities: model.probabilitiesOf(pieces.get(question) ?? []),
    right: places.get(question.label) ?? -1,
  }));
  const temperature = bestTemperature(tried);
  const tops = tried
    .map(({ probabilities, right }) => {
      const cooled = cool(probabilities, temperature);
      const score = Math.max(...cooled);

      return { score, isRight: cooled.indexOf(score) === right };
    })
    .sort((a, b) => b.score - a.score);
  const answered = answeredCount(tops.map(({ isRight }) => isRight));
  const share = (list: readonly boolean[]): number => list.filter(Boolean).length / Math.max(1, list.length);

  return {
    temperature,
    threshold: answered === 0 ? 1.01 : (tops[answered - 1]?.score ?? 1.01),
    quality: {
      tried: tried.length,
      first: share(tops.map(({ isRight }) => isRight)),
      firstThree: share(tried.map((one) => rankOf(one) < 3)),
      answered: answered / tried.length,
      answeredRight: share(tops.slice(0, answered).map(({ isRight }) => isRight)),
    },
  };
}

/** How many of the surest answers may be given. */
export function answeredCount(right: readonly boolean[]): number {
  let count = Math.floor(right.length * ANSWERED_SHARE);
  let good = right.slice(0, count).filter(Boolean).length;
  while (count > 0 && good < count * LEAST_RIGHT) {
    count -= 1;
    good -= right[count] ? 1 : 0;
  }

  return count;
}

function bestTemperature(tried: readonly Tried[]): number {
  const losses = TEMPERATURES.map((temperature) =>
    tried.reduce(
      (sum, { probabilities, right }) =>
        sum - Math.log((cool(probabilities, temperature)[right] ?? 0) + 1e-6),
      0,
    ),
  );

  return TEMPERATURES[losses.indexOf(Math.min(...losses))] ?? 1;
}

function cool(probabilities: Float32Array, temperature: number): Float32Array {
  const powers = probabilities.map((probability) => probability ** (1 / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);

  return powers.map((power) => power / sum);
}

const rankOf = ({ probabilities, right }: Tried): number =>
  right < 0
    ? probabilities.length
    : probabilities.filter((probability) => probability > (probabilities[right] ?? 0)).length;
