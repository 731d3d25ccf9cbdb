import { type Language } from '../../platform/i18n/languages.js';
import type { Translator } from '../../platform/i18n/translator.js';
import { Words } from '../../platform/i18n/words.js';
import type { EditionWords, ExceptionEdition } from './exception-edition.js';
import { aboutException, causesOf, nameOf, selfHelpOf } from './exception-words.js';
import type { ExceptionType } from './taxonomy.js';

/** Somebody who speaks each language, whichever the reader's is. */
export type Speakers = Readonly<Record<Language, Words>>;

export const speakersOf = (translator: Translator): Speakers => ({
  'zh-CN': new Words(translator, 'zh-CN', 'UTC'),
  en: new Words(translator, 'en', 'UTC'),
});

/** A type whole, with its words in every language, wherever they stand. */
export function editionOf(type: ExceptionType, speakers: Speakers): ExceptionEdition {
  const { priority, lookup, escalatesTo, causes, fields, urgentIf, isOffered } = type;

  return {
    priority,
    lookup,
    escalatesTo,
    causes,
    fields,
    ...(urgentIf ? { urgentIf } : {}),
    isOffered,
    words: { 'zh-CN': wordsIn(type, speakers['zh-CN']), en: wordsIn(type, speakers.en) },
  };
}

const wordsIn = (type: ExceptionType, words: Words): EditionWords => ({
  name: nameOf(type, words),
  about: aboutException(type, words),
  causes: Object.fromEntries(causesOf(type, words).map(({ tag, text }) => [tag, text])),
  steps: [...selfHelpOf(type, words)],
});
