import { parseArticleFile } from './article-file.js';

const FACTS = [
  'title: Sign-in fails: what now',
  'slug: login-fails',
  'type: E101',
  'topic: sign-in',
  'causes: [network, user]',
  'keywords:',
  '  - cannot log in',
  '  - 登不上',
  'updatedOn: 2026-11-23',
];
const file = (facts: readonly string[], body = '\nFirst.\n\n---\n\nSecond.\n'): string =>
  `---\n${facts.join('\n')}\n---\n${body}`;

describe('an article file', () => {
  it('is facts, and Markdown after them', () => {
    expect(parseArticleFile(file(FACTS))).toEqual({
      title: 'Sign-in fails: what now',
      slug: 'login-fails',
      typeCode: 'E101',
      topic: 'sign-in',
      causes: ['network', 'user'],
      keywords: ['cannot log in', '登不上'],
      updatedOn: '2026-11-23',
      body: 'First.\n\n---\n\nSecond.',
    });
  });

  it('may be about no exception and about no cause', () => {
    const guide = FACTS.map((line) => line.replace('E101', 'null').replace('[network, user]', '[]'));

    expect(parseArticleFile(file(guide))).toMatchObject({ typeCode: null, causes: [] });
  });

  it('may come from a machine that ends lines otherwise', () => {
    expect(parseArticleFile(file(FACTS).replaceAll('\n', '\r\n'))).toEqual(parseArticleFile(file(FACTS)));
  });

  it.each([
    ['no facts', 'Just text.', 'begins with its facts'],
    ['no title', file(FACTS.slice(1)), 'needs the fact "title"'],
    ['a list for a title', file(FACTS.with(0, 'title: [a]')), 'needs the fact "title"'],
    ['no keywords', file([...FACTS.slice(0, 5), 'updatedOn: 2026-11-23']), 'needs the list "keywords"'],
    ['a fifth cause', file(FACTS.with(4, 'causes: [weather]')), '"weather" is not a cause'],
    ['a line that is nothing', file([...FACTS, '?? what']), 'cannot be read: ?? what'],
  ])('is refused with %s', (_what, source, message) => {
    expect(() => parseArticleFile(source)).toThrow(message);
  });
});
