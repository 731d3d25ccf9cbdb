import type { Language } from '../i18n/languages.js';

/**
 * `/requests/{reference}` → `/en/requests/WD-…?from=…`: a public page in the reader's language. What fits no gap of
 * the pattern becomes the question behind it; what is absent or '' is left out.
 */
export function sitePath(
  language: Language,
  pattern: string,
  given: Readonly<Record<string, unknown>> = {},
): string {
  const filled = new Set<string>();
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    filled.add(name);

    return encodeURIComponent(String(given[name]));
  });
  const question = new URLSearchParams(
    Object.entries(given)
      .filter(([name, value]) => !filled.has(name) && (value ?? '') !== '')
      .map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();

  return `/${language}${path}${question === '' ? '' : `?${question}`}`;
}
