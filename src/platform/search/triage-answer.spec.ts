import { fuse } from './fusion.js';
import type { QuestionModel } from './question-model.js';
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

function model(probabilities: Readonly<Record<string, number>>): QuestionModel {
  return {
    version: 3,
    weight: 2,
    threshold: 0.7,
    probabilities: () => new Map(Object.entries(probabilities)),
    wordsThatDecided: () => ['money'],
  };
}

const about = (learnt: QuestionModel | null, words = lexical) =>
  triageOf('where is my money', words, learnt, (id) => OPEN.get(id));

describe('joining words and past questions', () => {
  it('gives shares of one, in the order of the words where nothing was learnt', () => {
    const shares = fuse(lexical, null, 0);

    expect([...shares.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1);
    expect(shares.get('late')).toBeGreaterThan(shares.get('locked') ?? 1);
  });

  it('lets what was learnt win where it is sure, and knows documents by it that no word finds', () => {
    const shares = fuse(lexical, new Map([['card', 0.95]]), 3);

    expect([...shares].sort(([, a], [, b]) => b - a)[0]?.[0]).toBe('card');
  });

  it('answers nothing from nothing', () => {
    expect(fuse(new Map(), null, 1).size).toBe(0);
    expect(fuse(new Map(), new Map(), 1).size).toBe(0);
  });
});

describe('what a text is about', () => {
  it('is told with confidence where what was learnt is sure', () => {
    const { items, confident, words, version } = about(model({ late: 0.9, locked: 0.1 }));

    expect(items[0]).toMatchObject({ label: 'late', document: { id: 'late' } });
    expect({ confident, words, version }).toEqual({ confident: true, words: ['money'], version: 3 });
  });

  it('is not sure below the threshold', () => {
    expect(about(model({ late: 0.6, locked: 0.4 })).confident).toBe(false);
  });

  it('is not sure where the surest answer has gone', () => {
    const { items, confident } = about(model({ gone: 0.9, late: 0.1 }));

    expect(items.map(({ label }) => label)).not.toContain('gone');
    expect(confident).toBe(false);
  });

  it('keeps an exception that no article is about', () => {
    expect(about(model({ 'type:E101': 0.9 })).items[0]).toMatchObject({ label: 'type:E101', document: null });
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
