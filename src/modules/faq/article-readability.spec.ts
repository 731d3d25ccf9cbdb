import { longSentences } from './article-readability.js';

const words = (count: number): string =>
  ['Pay', ...Array.from({ length: count - 1 }, () => 'once')].join(' ');

describe('sentences that are too long', () => {
  it('are those of more than twenty words, the longest first', () => {
    const body = `${words(20)}. ${words(21)}.\n\n- ${words(30)}.`;
    const { count, longest } = longSentences(body, 'en');

    expect([count, longest.map(({ length }) => length)]).toEqual([2, [30, 21]]);
    expect(longest[1]?.text).toBe(`${words(21)}.`);
  });

  it('are in Chinese those of more than twenty-five characters; signs, figures and other scripts weigh nothing', () => {
    const body = `${'钱'.repeat(25)}（ABC 123），。${'到'.repeat(26)}。`;

    expect(longSentences(body, 'zh-CN').longest.map(({ length }) => length)).toEqual([26]);
  });

  it('do not run on from one paragraph, heading or step into the next', () => {
    expect(longSentences(`## ${words(15)}\n${words(15)}\n\n1. ${words(15)}`, 'en').count).toBe(0);
  });

  it('are counted without the signs of Markdown, and without addresses', () => {
    expect(longSentences(`[${words(20)}](https://example.org/a/b/c/d/e/f)`, 'en').count).toBe(0);
  });

  it('are counted all, and shown only some', () => {
    const { count, longest } = longSentences(
      Array.from({ length: 8 }, () => `${words(21)}.`).join('\n\n'),
      'en',
    );

    expect([count, longest.length]).toEqual([8, 5]);
  });
});
