import type { PseudoLocale } from './languages.js';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = [...'áƀçďéƒĝĥíĵķľḿñóṕɋŕšťúṽŵẋýžÁƁÇĎÉƑĜĤÍĴĶĽḾÑÓṔɊŔŠŤÚṼŴẊÝŽ'];
const FILLING = 'ôñé ŧŵô ŧĥŕéé ƒôúŕ ƒîṽé šîẋ šéṽéñ ';
/** Translations of short English texts are longer by about that. */
const LONGER_BY = 0.4;
const RIGHT_TO_LEFT = '\u202E';
const END = '\u202C';

/**
 * A text of the English words, made strange: what is not accented on a page did not come from the words, what has
 * lost a bracket is cut off, what does not fit will not fit in German. Gaps stay as they are.
 */
export function pseudo(locale: PseudoLocale, text: string): string {
  const parts = text.split(/(\{[^{}]+\})/);
  if (locale === 'ar-XB') {
    return parts.map((part) => (part.startsWith('{') ? part : turned(part))).join('');
  }
  const written = parts.map((part) => (part.startsWith('{') ? part : accented(part))).join('');

  return `[${written} ${filling(Math.ceil(text.length * LONGER_BY))}]`;
}

const accented = (text: string): string =>
  [...text].map((sign) => ACCENTED[PLAIN.indexOf(sign)] ?? sign).join('');

const filling = (length: number): string =>
  FILLING.repeat(Math.ceil(length / FILLING.length))
    .slice(0, length)
    .trim();

/** Word by word, so that lines may still break between them. */
const turned = (text: string): string =>
  text.replace(/[A-Za-z][\w'’-]*/g, (word) => `${RIGHT_TO_LEFT}${word}${END}`);
