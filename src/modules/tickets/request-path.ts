import type { Language } from '../../platform/i18n/languages.js';

/** The page of a request, for its customer. */
export const requestPath = (language: Language, reference: string): string =>
  `/${language}/requests/${reference}`;

/** What a customer sees when his request has come in: the reference, and until when he is answered. */
export const receivedPath = (language: Language, reference: string): string =>
  `${requestPath(language, reference)}/received`;

/** Where a report leads: to the receipt of a new request, or into the one that has taken it up. */
export const openedPath = (
  language: Language,
  { reference, joined }: { readonly reference: string; readonly joined?: boolean },
): string => (joined ? requestPath(language, reference) : receivedPath(language, reference));
