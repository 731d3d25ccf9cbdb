import { randomInt } from 'node:crypto';
import { JobType } from '../../platform/events/registry.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Keys } from '../../platform/ids/keys.js';

export const CODE_MINUTES = 10;
export const LINK_MINUTES = 30;
/** Of one code. With eight digits and few codes an hour, guessing leads nowhere. */
export const CODE_TRIES = 5;
const DIGITS = 8;

/** What somebody says who wants to be known again. */
export interface AccessQuestion {
  readonly reference: string;
  readonly contact: string;
  readonly language: Language;
}

/** The question, looked into after its answer. What was asked is sealed for its own row. */
export const ANSWER_ACCESS_REQUEST = new JobType<{ readonly id: string; readonly sealed: string }>(
  'access.answer',
);

export const newCode = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');

/** A code means something beside its own request only. */
export const codeHash = (keys: Keys, id: string, code: string): string =>
  keys.hash('access-codes', `${id} ${code}`);
