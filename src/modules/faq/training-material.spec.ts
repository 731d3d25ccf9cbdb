import { trainingMaterial } from './training-material.js';

const article = (slug: string, type: string | null = null) => ({
  slug,
  type_code: type,
  title: `About ${slug}`,
  body: 'The first sentence says much. Short. The second one says more!',
});
const question = (text: string, slug: string | null, type: string | null = null) => ({
  text,
  slug,
  type_code: type,
});
const NO_REDIRECTS = new Map<string, string>();

describe('what there is to learn from', () => {
  it('is each past question with the article that answers it today', () => {
    const { labels, examples } = trainingMaterial({
      articles: [article('fees'), article('late', 'E302')],
      questions: [
        question('a', 'fees'),
        question('b', 'old'),
        question('c', null, 'E302'),
        question('d', 'gone'),
      ],
      redirects: new Map([['old', 'late']]),
    });

    expect(labels).toEqual(['fees', 'late']);
    expect(examples).toEqual([
      { text: 'a', label: 'fees' },
      { text: 'b', label: 'late' },
      { text: 'c', label: 'late' },
    ]);
  });

  it('keeps a type that no article is about', () => {
    const { labels } = trainingMaterial({
      articles: [article('fees')],
      questions: [question('a', null, 'E101')],
      redirects: NO_REDIRECTS,
    });

    expect(labels).toEqual(['fees', 'type:E101']);
  });

  it('is also what the articles say, sentence by sentence', () => {
    const { sentences } = trainingMaterial({
      articles: [article('fees')],
      questions: [],
      redirects: NO_REDIRECTS,
    });

    expect(sentences.map(({ text }) => text)).toEqual([
      'About fees',
      'The first sentence says much.',
      'The second one says more!',
    ]);
  });

  it('is of thousands of articles only those that people asked for', () => {
    const { labels, sentences } = trainingMaterial({
      articles: Array.from({ length: 700 }, (_, number) => article(`a${number}`)),
      questions: [question('x', 'a3'), question('y', 'a7')],
      redirects: NO_REDIRECTS,
    });

    expect(labels).toEqual(['a3', 'a7']);
    expect(new Set(sentences.map(({ label }) => label))).toEqual(new Set(['a3', 'a7']));
  });
});
