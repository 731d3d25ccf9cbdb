import { createHash } from 'node:crypto';
import { type ModelBytes, readModel, toBytes } from './model-file.js';
import type { Example } from './example.js';
import { hashOf } from './feature-space.js';
import { answeredCount, trainQuestionModel, type Trained } from './model-training.js';

const THINGS: Readonly<Record<string, readonly string[]>> = {
  late: ['money', 'transfer', 'payment', 'salary'],
  locked: ['account', 'wallet', 'profile', 'login'],
  card: ['card', 'plastic', 'visa', 'chip'],
};
const SAYINGS: Readonly<Record<string, readonly string[]>> = {
  late: ['my {} has not arrived yet', 'where is the {} somebody sent me', 'the {} is still pending today'],
  locked: [
    'my {} was locked after a wrong password',
    'please unlock the {}',
    'the {} says too many attempts',
  ],
  card: ['i ordered a new {} last week', 'the {} does not work in the shop', 'how do i replace a broken {}'],
};
const QUESTIONS: readonly Example[] = Object.entries(SAYINGS).flatMap(([label, sayings]) =>
  sayings.flatMap((saying) =>
    (THINGS[label] ?? []).flatMap((thing) =>
      ['', 'hello ', 'please help '].map((before) => ({ label, text: before + saying.replace('{}', thing) })),
    ),
  ),
);
const LABELS = ['card', 'late', 'locked'];
const SENTENCES: readonly Example[] = [
  { label: 'late', text: 'A transfer usually arrives within minutes.' },
  { label: 'locked', text: 'An account is locked for a while after wrong passwords.' },
  { label: 'card', text: 'A card that is broken is replaced.' },
];

const stored = (bytes: Uint8Array): ModelBytes => ({
  bytes,
  hash: createHash('sha256').update(bytes).digest('hex'),
  version: 7,
});

describe('what is learnt from past questions', () => {
  let trained: Trained;
  beforeAll(() => {
    trained = trainQuestionModel('en', LABELS, QUESTIONS, SENTENCES);
  });

  const first = (text: string): string | undefined =>
    [...trained.model.probabilities(text)].sort(([, a], [, b]) => b - a)[0]?.[0];

  it('answers a question that nobody asked in these words', () => {
    expect(first('why is the payment from my friend pending')).toBe('late');
    expect(first('wrong password, and now I am lockd out')).toBe('locked');
  });

  it('is the same to the last bit when it is learnt again', () => {
    const again = trainQuestionModel('en', LABELS, QUESTIONS, SENTENCES);

    expect(toBytes(again.model).equals(toBytes(trained.model))).toBe(true);
    expect(again.quality).toEqual(trained.quality);
  });

  it('is measured on questions that were held back', () => {
    const { tried, first: share, answered, answeredRight } = trained.quality;

    expect(tried).toBe(0);
    expect([share, answered, answeredRight]).toEqual([0, 0, 0]);
    const more = QUESTIONS.flatMap((one) => [one, { ...one, text: `${one.text} today` }]);
    const measured = trainQuestionModel('en', LABELS, more, SENTENCES).quality;
    expect(measured.tried).toBeGreaterThanOrEqual(30);
    expect(measured.first).toBeGreaterThan(0.9);
    expect(measured.answered).toBeLessThanOrEqual(0.8);
  });

  it('knows nothing of a text without one familiar piece', () => {
    expect(trained.model.probabilities('钱没到账').size).toBe(0);
    expect(trained.model.probabilities('').size).toBe(0);
    expect(trained.model.wordsThatDecided('')).toEqual([]);
  });

  it('has nets that see but a part of a text, and say nothing of the rest', () => {
    const { nets, space } = trained.model;
    const says = (net: number, name: string): boolean =>
      (nets[net]?.input.scales[space.placeOf(hashOf(name))] ?? 0) > 0;

    expect(nets.map((_, net) => [says(net, 'w card'), says(net, 'c car')])).toEqual([
      [true, true],
      [true, true],
      [true, false],
      [true, false],
      [false, true],
    ]);
  });

  it('gives probabilities that add up to one', () => {
    const sum = [...trained.model.probabilities('the card is broken').values()].reduce((a, b) => a + b, 0);

    expect(sum).toBeGreaterThan(0.98);
    expect(sum).toBeLessThanOrEqual(1.0001);
  });

  it('names the words that decided, as they were written', () => {
    const words = trained.model.wordsThatDecided('Hello, my Account was LOCKED');

    expect(words).toEqual(expect.arrayContaining(['Account', 'LOCKED']));
    expect(words).not.toContain('Hello');
  });

  it('says after it was stored what it said before', () => {
    const read = readModel(stored(toBytes(trained.model)));
    const question = 'is my transfer lost';

    expect(read?.version).toBe(7);
    expect(read?.probabilities(question)).toEqual(trained.model.probabilities(question));
    expect(read?.weight).toBe(trained.model.weight);
    expect(read?.asked).toEqual(trained.model.asked);
  });

  it('keeps the first hundred questions of a label in their own words', () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ label: 'late', text: `where is payment ${at}` }));
    const { asked } = trainQuestionModel('en', LABELS, many, []).model;

    expect(asked.get('late')?.slice(-1)).toEqual(['where is payment 99']);
    expect(asked.get('card')).toEqual([]);
  });

  it('is not read where a single bit was changed', () => {
    const bytes = toBytes(trained.model);
    const { hash } = stored(bytes);
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;

    expect(readModel({ bytes, hash, version: 1 })).toBeNull();
  });

  it('knows what was asked in other words of the same meaning, and still does when it was stored', () => {
    const some = QUESTIONS.filter((_, at) => at % 3 === 0);
    const locked = (model: Trained['model'] | null): number =>
      model?.probabilities('frozen').get('locked') ?? 0;
    const alone = trainQuestionModel('en', LABELS, some, []).model;
    const { model } = trainQuestionModel('en', LABELS, some, [], {
      synonyms: [['frozen', 'locked', 'unlock']],
    });

    expect(locked(alone)).toBeLessThan(0.5);
    expect(locked(model)).toBeGreaterThan(locked(alone) + 0.1);
    expect(locked(readModel(stored(toBytes(model))))).toBe(locked(model));
  });

  it('learns Chinese by characters, words and sounds', () => {
    const chinese = ['钱没到账', '转账一直没到', '款还没到账', '钱怎么还没到'].flatMap((text) => [
      { label: 'late', text },
      { label: 'locked', text: text.replace(/[钱款]|转账/u, '账户').replace(/没到账?|一直没到/u, '被锁定') },
    ]);
    const { model } = trainQuestionModel('zh-CN', ['late', 'locked'], chinese, []);
    const probability = (text: string): number => model.probabilities(text).get('late') ?? 0;

    expect(probability('我的钱没到帐')).toBeGreaterThan(0.5);
    expect(probability('账户锁定了')).toBeLessThan(0.5);
    // A wrong character of the same sound.
    expect(probability('钱没道账')).toBeGreaterThan(0.5);
  });
});

describe('how many answers may be given', () => {
  it('is somewhat less than four of five where they are right', () => {
    expect(answeredCount(Array.from({ length: 100 }, () => true))).toBe(77);
  });

  it('is as many as nearly all of which are right, surest first', () => {
    const right = Array.from({ length: 100 }, (_, at) => at < 45);

    expect(answeredCount(right)).toBe(50);
  });

  it('is none where even the surest are wrong', () => {
    expect(answeredCount([false, false, true, true])).toBe(0);
  });
});
