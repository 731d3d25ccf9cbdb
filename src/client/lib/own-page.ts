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
  try {
    const response = await fetch(address, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { accept: 'text/html' },
    });

    return response.ok && !response.redirected ? parseOwnPage(await response.text()) : null;
  } catch {
    return null;
  }
}
