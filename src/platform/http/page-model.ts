import type { Words } from '../i18n/words.js';
import type { DeskRequest } from './request-context.js';

/** The words of a request that is answered with a page; app.setup puts them there before any handler runs. */
export function wordsOf(request: DeskRequest): Words {
  if (!request.words) {
    throw new Error('This request has no words: is it outside the pages?');
  }

  return request.words;
}
