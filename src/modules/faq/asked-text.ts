import { plainText } from '../../platform/redaction/plain-text.js';
import { redact } from '../../platform/redaction/redact.js';

const LONGEST = 120;
/** One sign for whatever has been left out. */
const LEFT_OUT = '…';
/** What could lead to a person: addresses, links, references, long numbers, also spelt out or with gaps, and identifiers. */
const PERSONAL =
  /\S*[@＠]\S*|(?:https?:\/\/|www\.)\S+|\bwd-\S+|\+?\d(?:[\s\-–.()/_]{0,3}\d){3,}\S*|[〇零一二三四五六七八九]{5,}|\b(?=[a-z0-9_-]*\d)[a-z0-9_-]{10,}/gu;

/**
 * A question as it is kept for the figures of the help centre: the same for all who mean the same letters, and without
 * anything that could name the one who asked. A number of four digits or more says nothing that an editor needs.
 */
export function askedText(typed: string, longest = LONGEST): string {
  const redacted = redact(typed.slice(0, longest * 2).normalize('NFC')).text;

  return plainText(redacted)
    .text.replaceAll(/\s+/gu, ' ')
    .replaceAll(PERSONAL, LEFT_OUT)
    .replaceAll(/[•\p{Cc}]+/gu, LEFT_OUT)
    .replaceAll(/…(?:\s*…)+/gu, LEFT_OUT)
    .slice(0, longest)
    .replaceAll(/\p{Cs}/gu, '')
    .trim();
}
