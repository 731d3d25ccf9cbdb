import type { Language } from '../../src/platform/i18n/languages.js';
import { Translator } from '../../src/platform/i18n/translator.js';
import { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { signInByForms } from '../support/second-factor.js';
import type { Telling } from './telling.js';

const translator = Translator.load(true);

/** Where the story is played, and what may be done to the product in mid-chat. */
export interface Stage {
  readonly url: string;
  readonly telling: Telling;
  /** Kills the server and starts it again; null where the product is not ours to kill. */
  readonly killAndRestart: (() => Promise<void>) | null;
}

/** The words of the product, in the reader's language. */
export const say = (language: Language, key: string, params: Record<string, string | number> = {}): string =>
  translator.t(language, key, params);

export const visitor = ({ url }: Stage, language: Language): PageClient =>
  new PageClient(url, { headers: { 'accept-language': language } });

/** A member of the staff of the demonstration, signed in. */
export function staff(stage: Stage, login: string): Promise<PageClient> {
  return signInByForms(visitor(stage, 'en'), login);
}

export const lineOf = ({ url }: Stage, person: PageClient, language: Language): Promise<LiveLine> =>
  LiveLine.connect(url, person, { language });
