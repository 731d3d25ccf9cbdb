import { readArticleLine } from './article-lines.js';

const read = (slug: string) =>
  readArticleLine({ number: 1, fields: { slug, lang: 'en', title: 'Fees', body: 'What it costs.' } });

describe('an article that is brought in a line', () => {
  it.each(['new', 'synonyms', 'Synonyms', 'NEW'])(
    'does not take an address of the editor: %s, which could never be opened there',
    (slug) => {
      expect(read(slug)).toEqual({ faults: [`slug: ${slug} is the address of a page of the editor`] });
    },
  );

  it.each(['news', 'synonyms-2', 'Refund_not_showing_up', 'reverted_payment?'])('may be at %s', (slug) => {
    expect(read(slug)).toMatchObject({ article: { slug, lang: 'en' } });
  });
});
