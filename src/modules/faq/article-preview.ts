import type { FieldFault } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { type TrustedMarkup, trustedMarkup } from '../../platform/views/trusted-markup.js';
import { articleHtml } from './article-markdown.js';
import { longSentences } from './article-readability.js';
import type { ArticleWords } from './article-words.js';
import { articleUrl } from './help-links.js';

/** A text as customers would read it, and what its writer should know of it. */
export interface PreviewModel {
  readonly title: string;
  readonly heading: string;
  readonly lang: Language;
  /** Null where nothing is written. */
  readonly text: TrustedMarkup | null;
  readonly problemsTitle: string;
  readonly problems: readonly string[];
  readonly longTitle: string;
  readonly long: readonly string[];
}

/** Made by the renderer of the public pages. `faults` is what stands in the way of letting it out. */
export function previewOf(
  words: Words,
  lang: Language,
  { title, body }: ArticleWords,
  faults: readonly FieldFault[],
): PreviewModel {
  const { count, longest } = longSentences(body, lang);

  return {
    title: words.t('editor.preview.title', { language: words.t(`editor.languages.${lang}`) }),
    heading: title,
    lang,
    text: body === '' ? null : besidesOthers(articleText(body, lang), lang),
    problemsTitle: words.t('editor.preview.problems', { count: faults.length }),
    problems: faults.map(({ key, params }) => words.t(key, params)),
    longTitle: words.t('editor.preview.long', { count }),
    long: longest.map(({ text, length }) => words.t('editor.preview.long-item', { count: length, text })),
  };
}

/** Made from Markdown without raw HTML: markup that is not escaped again. Links lead to the public pages. */
export const articleText = (body: string, lang: Language): TrustedMarkup =>
  trustedMarkup(articleHtml(body, { linkBase: articleUrl(lang, '') }));

/**
 * Both languages may stand on one page: their parts and steps get names of their own. In the text itself a quotation
 * mark is always written otherwise, so that only attributes are met.
 */
const besidesOthers = (text: TrustedMarkup, lang: Language): TrustedMarkup =>
  trustedMarkup(
    text
      .toString()
      .replaceAll(/ id="/g, ` id="${lang}-`)
      .replaceAll(/ href="#/g, ` href="#${lang}-`),
  );
