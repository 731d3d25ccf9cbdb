import type { HelperDelegate } from 'handlebars';
import type { ErrorParams } from '../errors/app-error.js';
import type { Words } from '../i18n/words.js';
import { FRAMED_ASKED } from '../realtime/live-protocol.js';
import type { Assets } from './client-assets.js';
import { type Gaps, markedSentence } from './marked-sentence.js';
import { sitePath } from './site-path.js';
import { escapeText, trustedMarkup } from './trusted-markup.js';

interface Options {
  /** What the page has: the response's locals and its model. */
  readonly data: {
    readonly root: {
      readonly words: Words;
      readonly csrfToken: () => string;
      readonly knownCsrfToken: () => string;
      /** Of a page in a frame of another site. */
      readonly frame?: object;
    };
  };
  readonly hash: ErrorParams;
}

const wordsOf = ({ data }: Options): Words => data.root.words;

/** All that a template can do besides printing, choosing and repeating. */
export const viewHelpers = (assets: Assets): Readonly<Record<string, HelperDelegate>> => ({
  /** Words by their key, with what fills their gaps. */
  t: (key: string, options: Options) => wordsOf(options).t(key, options.hash),
  /** A sentence with marks: `{{tr 'faq.not-found' search=(path '/help/search')}}`, see `markedSentence`. */
  tr: (key: string, options: Options) =>
    trustedMarkup(markedSentence((gaps) => wordsOf(options).t(key, gaps), options.hash as Gaps)),
  date: (instant: Date | null, options: Options) => (instant ? wordsOf(options).date(instant) : ''),
  iso: (instant: Date) => instant.toISOString(),
  money: (amount: string, currency: string, options: Options) => wordsOf(options).money(amount, currency),
  /** An address in the reader's language: `{{path '/requests/{reference}' reference=reference from=page}}`. */
  path: (pattern: string, options: Options) => sitePath(wordsOf(options).language, pattern, options.hash),
  /** The first line of every form that is posted; its token is letters, digits, `-` and `_`. */
  csrf: ({ data }: Options) =>
    trustedMarkup(`<input type="hidden" name="_csrf" value="${escapeText(data.root.csrfToken())}">`),
  csrfKnown: ({ data }: Options) => data.root.knownCsrfToken(),
  /** The address of a file, which is asked for with the cookies of the page that it stands on. */
  fileUrl: (address: string, { data }: Options) =>
    data.root.frame ? `${address}?${FRAMED_ASKED}=1` : address,
  eq: (a: unknown, b: unknown) => a === b,
  asset: (name: string) => assets.url(name),
  /** A picture beside words that say the same; readers of screens pass it over. `flip` for what points a way. */
  icon: (name: string, { hash }: Options) => trustedMarkup(iconMarkup(assets.icon(name), hash.flip)),
});

const iconMarkup = (address: string, flip: unknown): string =>
  `<svg class="icon${flip ? ' flip' : ''}" aria-hidden="true" focusable="false"><use href="${escapeText(address)}"></use></svg>`;
