import { partsOf } from './article-search.view.js';

describe('a snippet on the page', () => {
  it('is cut into what is marked and what is not', () => {
    expect(
      partsOf({
        text: 'your payment failed today',
        ranges: [
          [5, 12],
          [13, 19],
        ],
      }),
    ).toEqual([
      { text: 'your ', marked: false },
      { text: 'payment', marked: true },
      { text: ' ', marked: false },
      { text: 'failed', marked: true },
      { text: ' today', marked: false },
    ]);
  });

  it('is one piece where nothing is marked, and none where there is no text', () => {
    expect(partsOf({ text: 'all', ranges: [] })).toEqual([{ text: 'all', marked: false }]);
    expect(partsOf({ text: '', ranges: [] })).toEqual([]);
  });

  it('loses no character', () => {
    const text = '<b>钱</b> & "money"';
    const parts = partsOf({
      text,
      ranges: [
        [0, 3],
        [3, 4],
        [text.length - 1, text.length],
      ],
    });

    expect(parts.map((part) => part.text).join('')).toBe(text);
  });
});
