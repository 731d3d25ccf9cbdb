import { OTHER_LABEL } from '../../platform/search/triage-answer.js';

/** The label of an exception that no article is about. An article's label is its address. */
export const typeLabel = (code: string): string => `${OTHER_LABEL}${code}`;

/** The exception of such a label; null for an article. */
export const typeOfLabel = (label: string): string | null =>
  label.startsWith(OTHER_LABEL) ? label.slice(OTHER_LABEL.length) : null;
