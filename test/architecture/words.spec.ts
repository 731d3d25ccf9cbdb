import { faultsOf, type Vocabulary } from '../words/faults.js';
import { unequalWords } from '../words/words.js';
import { filesIn, readText, source } from './sources.js';

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

  it('are counted by the forms of each language', () => {
    const english = { rows_one: '{count} row', rows_other: '{count} rows' };

    expect(
      unequalWords(files({ 'en/a.json': english, 'zh-CN/a.json': { rows_other: '{count} 行' } })),
    ).toEqual([]);
    expect(
      unequalWords(
        files({
          'en/a.json': { rows_other: '{count} rows', gone_few: 'gone' },
          'zh-CN/a.json': { rows_one: '一行', rows_other: '多行', gone: '没有' },
        }),
      ),
    ).toEqual([
      'en/a.json lacks gone',
      'en/a.json has gone_few, a form that is never used',
      'en/a.json lacks rows_one',
      'zh-CN/a.json has rows_one, a form that is never used',
      'en/a.json rows_other has the gaps [count]',
      'zh-CN/a.json rows_other has the gaps []',
    ]);
  });

  it('are texts, each in its own language', () => {
    expect(
      unequalWords(
        files({
          'en/a.json': { empty: ' ', chinese: '帮助', digits: '404', gap: '{name}' },
          'zh-CN/a.json': { empty: '空', chinese: 'Help', digits: '404', gap: '{name}' },
        }),
      ),
    ).toEqual([
      'en/a.json empty is empty',
      'en/a.json chinese has Chinese signs',
      'zh-CN/a.json chinese has no Chinese signs',
    ]);
  });

  it('are all there, and all used', () => {
    const english = { a: 'A', b: 'B', kinds: { one: 'One' }, spare: 'Spare', rows_one: '1', rows_other: '2' };
    const chinese = { a: '甲', b: '乙', kinds: { one: '一' }, spare: '余', rows_other: '二' };
    const planted: Vocabulary = {
      sources: [
        source('src/a.ts', "words.t('faq.a'); words.t(`faq.kinds.${kind}`); words.t(`faq.${name}.x`);"),
        source('src/b.ts', "job('faq.job'); words.t('faq.rows', { count }); throw new NotFound('faq.lost');"),
      ],
      templates: new Map([['views/a.hbs', `<p title="{{t 'faq.b' name='{name}'}}">{{t 'faq.missing'}}</p>`]]),
      words: files({ 'en/faq.json': english, 'zh-CN/faq.json': chinese }),
      families: { 'faq.kinds.*': ['one', 'two'], 'faq.never.*': [], 'faq.any.*': null },
    };

    expect(faultsOf(planted)).toEqual([
      'faq.kinds.two has no words (the family faq.kinds.*)',
      'faq.lost has no words (src/b.ts)',
      'faq.missing has no words (views/a.hbs)',
      'faq.spare is used nowhere',
      'faq.*.x is not among the families of test/words/families.ts (src/a.ts)',
      'faq.never.* is a family that nothing puts together',
      'faq.any.* is a family that nothing puts together',
    ]);
  });

  function files(contents: Readonly<Record<string, object>>): ReadonlyMap<string, string> {
    return new Map(Object.entries(contents).map(([path, words]) => [path, JSON.stringify(words)]));
  }
});
