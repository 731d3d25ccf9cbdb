const tag = (): HTMLMetaElement | null =>
  'document' in globalThis ? document.querySelector('meta[name="csrf-token"]') : null;

/** Says of a request that it comes from a page that the desk gave to this browser. Read anew for each. */
export const csrfHeader = (): Record<string, string> => ({ 'x-csrf-token': csrfToken() });

export const csrfToken = (): string => tag()?.content ?? '';

/**
 * Takes the token of a newer copy of this page, for scripts and for each form: the reader has signed in meanwhile,
 * here or in another window.
 *
 * @returns whether the newer page brought one
 */
export function renewCsrf(page: Document): boolean {
  const token = page.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
  const mine = tag();
  if (token === '' || !mine) {
    return false;
  }
  mine.content = token;
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name="_csrf"]')) {
    field.value = token;
  }

  return true;
}
