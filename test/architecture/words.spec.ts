import { filesIn, readText } from './sources.js';
import { unequalWords } from './words.js';

describe('the words of the two languages', () => {
  it('have the same files, keys and gaps', () => {
    const files = filesIn(['src/i18n'], '.json').map((path): [string, string] => [
      path.slice('src/i18n/'.length),
      readText(path),
    ]);

    expect(unequalWords(new Map(files))).toEqual([]);
  });

  it('are compared by key, through nested objects', () => {
    expect(
      unequalWords(
        files({
          'en/faq.json': { title: 'Help', errors: { late: 'Too late' } },
          'zh-CN/faq.json': { title: '帮助', errors: { soon: '太早' } },
        }),
      ),
    ).toEqual(['zh-CN/faq.json lacks errors.late', 'en/faq.json lacks errors.soon']);
  });

  it('are compared by gap, whatever their order', () => {
    expect(
      unequalWords(
        files({
          'en/chat.json': { a: '{agent} answered {reference}.', b: 'Hello {name}, {name}' },
          'zh-CN/chat.json': { a: '{reference} 已由 {agent} 回复。', b: '您好' },
        }),
      ),
    ).toEqual(['en/chat.json b has the gaps [name]', 'zh-CN/chat.json b has the gaps []']);
  });

  it('are missed when a whole file is', () => {
    expect(unequalWords(files({ 'en/faq.json': {}, 'en/chat.json': {}, 'zh-CN/faq.json': {} }))).toEqual([
      'zh-CN/chat.json is missing',
    ]);
  });

  function files(contents: Readonly<Record<string, object>>): ReadonlyMap<string, string> {
    return new Map(Object.entries(contents).map(([path, words]) => [path, JSON.stringify(words)]));
  }
});
