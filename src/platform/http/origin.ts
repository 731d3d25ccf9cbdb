import type { IncomingMessage } from 'node:http';

/**
 * Whether a request that changes something, or a socket, was caused by another site. Browsers say so in
 * Fetch-Metadata and Origin; a program without a browser's cookies sends neither, and is told by its absence.
 */
export function isForeignRequest(request: Pick<IncomingMessage, 'headers'>, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') {
    return true;
  }
  const { origin, host } = request.headers;
  if (origin === undefined) {
    return false;
  }

  return origin !== new URL(publicUrl).origin && !(isLoopback(host) && origin === `http://${host}`);
}

/** On this machine the address may be 127.0.0.1 or localhost, with whatever port was free. */
export const isLoopback = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
