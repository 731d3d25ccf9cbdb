import { escapeText } from './trusted-markup.js';

/** Signs that XML 1.0 cannot hold at all, and halves of signs. */
const NO_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** A text as it may stand in XML, between tags and in attributes. */
export const xmlText = (text: string): string => escapeText(text.replaceAll(NO_XML, ''));
