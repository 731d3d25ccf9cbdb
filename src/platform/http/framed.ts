import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { FRAMED, FRAMED_ASKED } from '../realtime/live-protocol.js';

const FRAMES = ['iframe', 'frame'];
const ASKED = new RegExp(`[?&]${FRAMED_ASKED}=1(?:&|$)`);

/**
 * Notes once, as a header, whether a request belongs to a page in a frame of another site: the browser says so of a
 * page, our scripts and addresses of the rest. It says nothing of who asks, and opens nothing: it decides which of two
 * sets of cookies is read. A page that stands alone never is one, whatever its address says.
 */
export function noteFrame({ headers, url = '' }: Pick<IncomingMessage, 'headers' | 'url'>): void {
  const aim = headers['sec-fetch-dest'];
  if (FRAMES.includes(String(aim)) || (ASKED.test(url) && (aim !== 'document' || isFile(url)))) {
    headers[FRAMED] = '1';
  } else if (aim === 'document') {
    delete headers[FRAMED];
  }
}

export const isFramed = (headers: IncomingHttpHeaders): boolean => headers[FRAMED] === '1';

/** A file that is saved shows nothing, and browsers do not agree on where it stands. */
const isFile = (url: string): boolean => url.startsWith('/tickets/');
