import { acceptedLanguage, directionOf, languageOfLocale } from './languages.js';

describe('the language of somebody who has not chosen one', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['zh-HK,en;q=0.9', 'zh-CN'],
    ['yue-Hant-HK', 'zh-CN'],
    ['ZH-hans', 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr-FR,fr;q=0.9', 'en'],
    ['fr, zh;q=0.5, en;q=0.4', 'zh-CN'],
    ['en;q=0.5, zh-CN;q=0.8', 'zh-CN'],
    ['zh;q=0, en', 'en'],
    ['zhx, eng', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    [';;,,q=', 'en'],
  ])('who sends %j reads %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });

  it('a pseudo-locale has the addresses of English, and one runs from right to left', () => {
    expect([languageOfLocale('ar-XB'), directionOf('ar-XB')]).toEqual(['en', 'rtl']);
    expect([languageOfLocale('en-XA'), directionOf('en-XA')]).toEqual(['en', 'ltr']);
    expect([languageOfLocale('zh-CN'), directionOf('zh-CN')]).toEqual(['zh-CN', 'ltr']);
  });
});
