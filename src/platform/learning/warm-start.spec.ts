import type { Example } from './example.js';
import type { LearntModel } from './learnt-model.js';
import { toBytes } from './model-file.js';
import { trainQuestionModel } from './model-training.js';
import { WarmStart } from './warm-start.js';

const OPENINGS = ['', 'hello ', 'please help ', 'good morning ', 'sorry to ask '];
const SAYINGS: Readonly<Record<string, readonly string[]>> = {
  card: ['i ordered a new card', 'the plastic does not work in the shop', 'how do i replace a broken chip'],
  late: [
    'my money has not arrived yet',
    'where is the transfer somebody sent',
    'the salary is still pending',
  ],
  locked: ['my wallet was locked after typing', 'please unlock the login', 'it says too many attempts'],
};
const LABELS = Object.keys(SAYINGS);
const opened = (label: string, saying: string): Example[] =>
  OPENINGS.map((opening) => ({ label, text: opening + saying }));
const KNOWN = Object.entries(SAYINGS).flatMap(([label, sayings]) =>
  sayings.flatMap((saying) =>
    ['', ' today', ' and now', ' again'].flatMap((end) => opened(label, saying + end)),
  ),
);
/** Words that nobody has used before, for something that is known. */
const NEW = opened('locked', 'the zorp refuses my grimble');

const train = (questions: readonly Example[], before: LearntModel | null = null, labels = LABELS) =>
  trainQuestionModel('en', labels, questions, [], { before }).model;
const best = (model: LearntModel, text: string): string | undefined =>
  [...model.probabilities(text)].sort(([, a], [, b]) => b - a)[0]?.[0];

describe('going on from what was learnt before', () => {
  let before: LearntModel;
  let after: LearntModel;
  beforeAll(() => {
    before = train(KNOWN);
    after = train([...NEW, ...KNOWN], before);
  });

  it('knows what has been asked since then', () => {
    expect(before.probabilities('zorp grimble').size).toBe(0);
    expect(after.facts.warmStarts).toBe(1);
    expect(after.probabilities('zorp grimble').get('locked')).toBeGreaterThan(0.6);
  });

  it('forgets nothing of what it knew', () => {
    const right = (model: LearntModel): number =>
      KNOWN.filter(({ text, label }) => best(model, text) === label).length;

    expect(right(after)).toBe(right(before));
    expect(right(after)).toBeGreaterThan(KNOWN.length * 0.95);
  });

  it('learns an answer that did not exist before', () => {
    const tax = opened('tax', 'which form does the revenue office want');
    const model = train([...tax, ...KNOWN], before, [...LABELS, 'tax']);

    expect(model.facts.warmStarts).toBe(1);
    expect(best(model, 'a form for the revenue office')).toBe('tax');
    expect(best(model, 'where is my transfer')).toBe('late');
  });

  it('is the same to the last bit when it is learnt again', () => {
    expect(toBytes(train([...NEW, ...KNOWN], before)).equals(toBytes(after))).toBe(true);
  });

  it('is as sure as the model was that was measured', () => {
    const { temperature, threshold, quality } = before.facts;

    expect(quality.tried).toBeGreaterThan(0);
    expect(after.facts).toMatchObject({ temperature, threshold, quality });
  });

  it('is left where more than a tenth is new', () => {
    const many = ['', ' again', ' still', ' yet'].flatMap((end) =>
      opened('locked', `the zorp refuses${end}`),
    );

    expect(WarmStart.from(before, LABELS, [...many.slice(0, 18), ...KNOWN])).not.toBeNull();
    expect(WarmStart.from(before, LABELS, [...many.slice(0, 19), ...KNOWN])).toBeNull();
  });

  it('is left where more than a tenth is gone, so that no model keeps what was taken back', () => {
    expect(WarmStart.from(before, LABELS, KNOWN.slice(18))).not.toBeNull();
    expect(WarmStart.from(before, LABELS, KNOWN.slice(19))).toBeNull();
  });

  it('is left where an answer is gone', () => {
    expect(WarmStart.from(before, [...LABELS, 'tax'], KNOWN)).not.toBeNull();
    expect(WarmStart.from(before, LABELS.slice(1), KNOWN)).toBeNull();
  });

  it('is left after ten times, so that it is measured again', () => {
    const { space, nets, examples } = before;
    const atTurn = (warmStarts: number) => ({
      space,
      nets,
      examples,
      facts: { ...before.facts, warmStarts },
    });

    expect(WarmStart.from(atTurn(9), LABELS, KNOWN)).not.toBeNull();
    expect(WarmStart.from(atTurn(10), LABELS, KNOWN)).toBeNull();
  });
});
