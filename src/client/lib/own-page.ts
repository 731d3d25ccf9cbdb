import { UNATTENDED } from '../../platform/realtime/live-protocol.js';
import { frameHeader } from './framed.js';
import { parseOwnPage } from './trusted-html.js';

/**
 * This page as it is now, or null where it cannot be had at the moment.
 *
 * @param query what the address says besides
 */
export async function fetchOwnPage(query: Readonly<Record<string, string>> = {}): Promise<Document | null> {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(query)) {
    address.searchParams.set(name, value);
  }
  const main = document.querySelector('main');
  main?.setAttribute('aria-busy', 'true'); // A line shows it, where it takes long enough to be seen.
  try {
    const response = await fetch(address, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { accept: 'text/html', [UNATTENDED]: '1', ...frameHeader() },
    });

    return response.ok && !response.redirected ? parseOwnPage(await response.text()) : null;
  } catch {
    return null;
  } finally {
    main?.removeAttribute('aria-busy');
  }
}
