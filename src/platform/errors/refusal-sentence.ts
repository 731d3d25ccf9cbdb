import type { Words } from '../i18n/words.js';
import type { AppError } from './app-error.js';

/** What a refused reader is told; `{wait}` is how long until another try is worth it, as people say it. */
export function refusalSentence({ key, params, retryAfterSeconds }: AppError, words: Words): string {
  return words.t(
    key,
    retryAfterSeconds === null ? params : { ...params, wait: words.wait(retryAfterSeconds) },
  );
}
