import { isLanguage } from '../../platform/i18n/languages.js';

/** Parts of the site that a customer needs for his request. */
const PARTS = ['help', 'requests', 'chat', 'widget'];
/** Where somebody shows who he is: never within a page of another site, which could lie over it. */
const DOORS = ['find', 'code', 'enter', 'wallet'];

/** `page` may stand in a frame, `door` is a customer's page that never does; everything else is none of ours. */
export function framePart(path: string): 'page' | 'door' | null {
  const [, language, part = '', next = ''] = path.split('/');
  // The routes take any letters' case: a door is one however it is written, and a page only as we write it.
  if (!isLanguage(language ?? '') || !PARTS.includes(part)) {
    return null;
  }

  return part === 'requests' && DOORS.includes(next.toLowerCase()) ? 'door' : 'page';
}

/** A page of ours that opens in a window of its own; null for what is none, another site's among them. */
export const windowPath = (asked: unknown): string | null =>
  typeof asked === 'string' &&
  asked.length <= 2_000 &&
  /^\/[\w-]+\/[\w./?=&%+:-]*$/.test(asked) &&
  // Its path as a browser reads it, which steps back at `..`.
  framePart(new URL(asked, 'http://desk.invalid').pathname)
    ? asked
    : null;
