import type { Language } from '../../platform/i18n/languages.js';
import type { ExceptionCause, ExceptionFacts } from './exception-type.js';

/** The words of a type in one language. */
export interface EditionWords {
  readonly name: string;
  /** One line that says what the name means. */
  readonly about: string;
  /** What each cause of the type means here. */
  readonly causes: Readonly<Partial<Record<ExceptionCause, string>>>;
  /** What customers can do themselves, in this order. */
  readonly steps: readonly string[];
}

/** All that may be changed about a type. Its code and slug never change: addresses and figures go by them. */
export interface ExceptionEdition extends Omit<ExceptionFacts, 'code' | 'slug'> {
  /** Whether requests may still be begun with it; those that were keep it. */
  readonly isOffered: boolean;
  readonly words: Readonly<Record<Language, EditionWords>>;
}

/** An edition from the version on in which it came into force. */
export interface StandingEdition {
  readonly code: string;
  readonly version: number;
  readonly edition: ExceptionEdition;
}
