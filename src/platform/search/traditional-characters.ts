import { Converter } from 'opencc-js/t2cn';

/** Traditional writing of the mainland's standard, of Taiwan and of Hong Kong, in this order. */
const CONVERTERS = (['t', 'tw', 'hk'] as const).map((from) => Converter({ from, to: 'cn' }));

/**
 * What a converter leaves alone because both writings are right, and what people mix up when they write about money:
 * 帐 (a curtain) for 账 (an account), 甚麼 for 什么.
 */
const OWN = new Map(
  [...'帐帳賬著瞭甚妳幺'].map((character, place) => [character, '账账账着了什你么'.charAt(place)]),
);

/** The simplified form of one character, or the character itself. */
export function simplified(character: string): string {
  for (const convert of CONVERTERS) {
    const converted = convert(character);
    if (converted !== character) {
      return OWN.get(converted) ?? converted;
    }
  }

  return OWN.get(character) ?? character;
}
