import { diffText, diffWords } from './article-diff.js';
import { mergeWords } from './article-merge.js';
import type { ArticleWords } from './article-words.js';

const words = (changes: Partial<ArticleWords> = {}): ArticleWords => ({
  title: 'Fees',
  body: 'One.\nTwo.\nThree.',
  keywords: ['fee'],
  causes: ['user'],
  typeCode: null,
  topic: 'fees',
  visibility: 'public',
  ...changes,
});

describe('two people who have changed the same article', () => {
  it('both find their changes again where they touched different things', () => {
    const merged = mergeWords(
      words(),
      words({ title: 'All fees', body: 'Eins.\nTwo.\nThree.' }),
      words({ keywords: ['cost'], body: 'One.\nTwo.\nDrei.' }),
    );

    expect(merged).toEqual({
      words: words({ title: 'All fees', keywords: ['cost'], body: 'Eins.\nTwo.\nDrei.' }),
      clashes: [],
    });
  });

  it('agree where they wrote the same', () => {
    const same = words({ title: 'All fees', body: 'Eins.\nTwo.\nThree.' });

    expect(mergeWords(words(), same, same)).toEqual({ words: same, clashes: [] });
  });

  it('have both texts before them where they wrote something else in the same place', () => {
    const merged = mergeWords(
      words(),
      words({ title: 'Mine', body: 'One.\nMine.\nThree.' }),
      words({ title: 'Theirs', body: 'One.\nTheirs.\nThree.' }),
    );

    expect(merged.clashes).toEqual(['body', 'title']);
    expect(merged.words.title).toBe('Mine');
    expect(merged.words.body).toBe('One.\n<<<<<<<\nMine.\n=======\nTheirs.\n>>>>>>>\nThree.');
  });
});

describe('what is new in a version', () => {
  it('is told by words, also where a language puts no spaces between them', () => {
    expect(diffText('请核对金额。', '请核对收款人。', 'zh-CN')).toEqual([
      { kind: 'same', text: '请核对' },
      { kind: 'removed', text: '金额' },
      { kind: 'added', text: '收款人' },
      { kind: 'same', text: '。' },
    ]);
  });

  it('is told line by line, with lines that came and went, and fields that changed', () => {
    const diff = diffWords(words(), words({ body: 'One.\nThree.\nFour.', causes: [] }), 'en');

    expect(diff.title).toEqual([{ kind: 'same', text: 'Fees' }]);
    expect(diff.body.map(({ kind, parts }) => [kind, parts.map(({ text }) => text).join('')])).toEqual([
      ['same', 'One.'],
      ['removed', 'Two.'],
      ['same', 'Three.'],
      ['added', 'Four.'],
    ]);
    expect(diff.fields).toEqual(['causes']);
  });

  it('is nothing between a text and itself, and everything against none', () => {
    expect(diffWords(words(), words(), 'en').body.every(({ kind }) => kind === 'same')).toBe(true);
    expect(diffWords(words({ body: '' }), words({ body: 'a' }), 'en').body.at(-1)).toMatchObject({
      parts: [{ kind: 'added', text: 'a' }],
    });
  });
});
