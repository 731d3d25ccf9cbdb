import type { Words } from '../../platform/i18n/words.js';
import type { PlaceInLine } from './chat-line.query.js';
import { waitEstimate } from './wait-estimate.js';

/** How many stand before somebody, as he is told on the page and as the line moves. */
export const aheadText = (ahead: number, words: Words): string =>
  ahead === 0 ? words.t('chat.line.next') : words.t('chat.line.ahead', { count: ahead });

/** How long it may take: only what is known, and nothing where nothing is. */
export function estimateText({ attended, waits }: PlaceInLine, words: Words): string {
  if (!attended) {
    return words.t('chat.line.nobody');
  }
  const estimate = waitEstimate(waits);
  if (estimate === null) {
    return '';
  }
  const { from, to } = estimate;

  return from === to
    ? words.t('chat.line.about', { wait: words.span(to) })
    : words.t('chat.line.between', { from: words.span(from), to: words.span(to) });
}
