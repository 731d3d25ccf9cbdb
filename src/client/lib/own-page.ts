import { parseOwnPage } from './trusted-html.js';

/** This page as it is now, or null where it cannot be had at the moment. */
export async function fetchOwnPage(): Promise<Document | null> {
  try {
    const response = await fetch(location.href, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { accept: 'text/html' },
    });

    return response.ok && !response.redirected ? parseOwnPage(await response.text()) : null;
  } catch {
    return null;
  }
}
