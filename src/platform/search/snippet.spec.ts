import { snippetOf } from './snippet.js';
import { tokensOf } from './text-analyser.js';

function cut(body: string, question: string) {
  const asked = new Set(tokensOf(question).map(({ term }) => term));
  const snippet = snippetOf(body, tokensOf(body), (term) => (asked.has(term) ? 1 : 0));

  return { ...snippet, marked: snippet.ranges.map(([start, end]) => snippet.text.slice(start, end)) };
}

const FILLER = 'This sentence says nothing that was asked for. '.repeat(20);

describe('a snippet', () => {
  it('shows the sentence that answers, and marks the words as they are written', () => {
    const { text, marked } = cut(
      `${FILLER}Your Transfers were Declined by the bank. ${FILLER}`,
      'transfer declined',
    );

    expect(text).toMatch(/^…Your Transfers were Declined/);
    expect(text).toMatch(/…$/);
    expect(marked).toEqual(['Transfers', 'Declined']);
  });

  it('prefers the place where more of the question stands together', () => {
    const { text } = cut(`A transfer. ${FILLER}A transfer was declined. ${FILLER}`, 'transfer declined');

    expect(text).toContain('was declined');
  });

  it('marks overlapping pairs of Chinese characters as one stretch', () => {
    expect(cut('您的钱没到账时请看这里。', '钱没到账').marked).toEqual(['钱没到账']);
  });

  it('is the beginning of the text where nothing in it was asked for', () => {
    expect(cut(`Beginning. ${FILLER}`, 'unheard-of')).toMatchObject({
      text: expect.stringMatching(/^Beginning\./),
      ranges: [],
    });
  });

  it('is the whole of a short text, without dots', () => {
    expect(cut('Short.', 'short')).toMatchObject({ text: 'Short.', marked: ['Short'] });
    expect(cut('', 'short')).toMatchObject({ text: '', ranges: [] });
  });

  it('never marks beyond its text, nor out of order', () => {
    const { text, ranges } = cut('到账'.repeat(300), '到账');
    const flat = ranges.flat();

    expect(flat).toEqual([...flat].sort((a, b) => a - b));
    expect(Math.max(...flat)).toBeLessThanOrEqual(text.length);
  });

  it('keeps markup as the text it is', () => {
    const { text, marked } = cut('Never type <b>codes</b> here.', 'codes');

    expect(text).toContain('<b>codes</b>');
    expect(marked).toEqual(['codes']);
  });
});
