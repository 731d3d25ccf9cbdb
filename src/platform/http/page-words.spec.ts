import { Translator } from '../i18n/translator.js';
import { type LanguageWishes, localeOf } from './page-words.js';

describe('the language of a reader', () => {
  const spoken = (strict: boolean): Translator =>
    Translator.of(
      new Map([
        ['en', new Map<string, string>()],
        ['zh-CN', new Map<string, string>()],
      ]),
      strict,
    );
  const reads = (wishes: Partial<LanguageWishes>, strict = true): string =>
    localeOf(
      { address: undefined, profile: null, cookie: undefined, accepts: 'fr', ...wishes },
      spoken(strict),
    );

  it('is said by the address, else chosen, else of the profile, else of the browser', () => {
    const all = { address: 'en', cookie: 'zh-CN.', accepts: 'zh' };

    expect(reads(all)).toBe('en');
    expect(reads({ ...all, address: 'fr' })).toBe('zh-CN');
    expect(reads({ profile: 'zh-CN' })).toBe('zh-CN');
    expect(reads({ accepts: 'zh' })).toBe('zh-CN');
    expect(reads({})).toBe('en');
  });

  it('is the choice of a page until the profile says something else', () => {
    expect(reads({ cookie: 'en.zh-CN', profile: 'zh-CN' })).toBe('en');
    expect(reads({ cookie: 'en.', profile: 'zh-CN' })).toBe('zh-CN');
    expect(reads({ cookie: 'zh-CN.zh-CN', profile: 'en' })).toBe('en');
    expect(reads({ cookie: 'zh-CN.zh-CN', profile: null })).toBe('en');
  });

  it('is no pseudo-locale where those are not spoken, and nothing that a cookie makes up', () => {
    expect(reads({ address: 'ar-XB' })).toBe('ar-XB');
    expect(reads({ address: 'ar-XB', cookie: 'en-XA.' }, false)).toBe('en');
    expect(reads({ cookie: '__proto__.' })).toBe('en');
  });
});
