import { fuse, type PastView } from './fusion.js';
import { PastQuestions } from './past-questions.js';
import type { SearchDocument } from './search-document.js';
import { triageOf } from './triage-answer.js';

const document = (id: string): SearchDocument => ({
  id,
  lang: 'en',
  version: '1',
  title: id,
  keywords: [],
  body: '',
  type: null,
});
const OPEN = new Map(['late', 'locked'].map((id) => [id, document(id)]));
const lexical = new Map([
  ['late', 4],
  ['locked', 2],
]);

function learning(
  probabilities: Readonly<Record<string, number>>,
  asked: Readonly<Record<string, readonly string[]>> = {},
): PastQuestions {
  const past = new PastQuestions('en', {
    version: 3,
    asked: new Map(),
    weight: 2,
    threshold: 0.7,
    probabilities: () => new Map(Object.entries(probabilities)),
    wordsThatDecided: () => ['money'],
  });
  Object.entries(asked).forEach(([label, questions]) => past.put(label, questions));

  return past;
}

const view = (part: Partial<PastView>): PastView => ({
  asked: new Map(),
  learnt: new Map(),
  weight: 1,
  ...part,
});
const about = (past: PastQuestions | null, words = lexical) =>
  triageOf('where is my money', words, past, (id) => OPEN.get(id));

describe('joining words and past questions', () => {
  it('gives shares of one, in the order of the words where nothing was learnt', () => {
    const shares = fuse(lexical, null);

    expect([...shares.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1);
    expect(shares.get('late')).toBeGreaterThan(shares.get('locked') ?? 1);
  });

  it('lets what was learnt win where it is sure, and knows documents by it that no word finds', () => {
    const shares = fuse(lexical, view({ learnt: new Map([['card', 0.95]]), weight: 3 }));

    expect([...shares].sort(([, a], [, b]) => b - a)[0]?.[0]).toBe('card');
  });

  it('lets the words of past questions decide between documents that fit as well', () => {
    const even = new Map([
      ['late', 3],
      ['locked', 3],
    ]);
    const shares = fuse(even, view({ asked: new Map([['locked', 1]]) }));

    expect(shares.get('locked')).toBeGreaterThan(shares.get('late') ?? 1);
  });

  it('answers nothing from nothing', () => {
    expect(fuse(new Map(), null).size).toBe(0);
    expect(fuse(new Map(), view({})).size).toBe(0);
  });
});

describe('what a text is about', () => {
  it('is told with confidence where what was learnt is sure', () => {
    const { items, confident, words, version } = about(learning({ late: 0.9, locked: 0.1 }));

    expect(items[0]).toMatchObject({ label: 'late', document: { id: 'late' } });
    expect({ confident, words, version }).toEqual({ confident: true, words: ['money'], version: 3 });
  });

  it('is not sure below the threshold', () => {
    expect(about(learning({ late: 0.6, locked: 0.4 })).confident).toBe(false);
  });

  it('is not sure where the surest answer has gone', () => {
    const { items, confident } = about(learning({ gone: 0.9, late: 0.1 }));

    expect(items.map(({ label }) => label)).not.toContain('gone');
    expect(confident).toBe(false);
  });

  it('is found by the words of a past question that no article has, and not where its article has gone', () => {
    const past = learning({}, { locked: ['my money is stuck behind a bolt'], gone: ['where is my money'] });
    const { items } = about(past, new Map());

    expect(items.map(({ label }) => label)).toEqual(['locked']);
  });

  it('keeps an exception that no article is about', () => {
    expect(about(learning({ 'type:E101': 0.9 })).items[0]).toMatchObject({
      label: 'type:E101',
      document: null,
    });
  });

  it('is sure without past questions only where one article stands alone', () => {
    expect(about(null, new Map([['late', 4]])).confident).toBe(true);
    expect(
      about(
        null,
        new Map([
          ['late', 4],
          ['locked', 3.8],
        ]),
      ).confident,
    ).toBe(false);
    expect(about(null, new Map()).confident).toBe(false);
  });
});
