import { withoutSecrets } from '../redaction/without-secrets.js';

const LONGEST = 120;
const FALLBACK = 'file';

/**
 * A name as people see it: the last part of a path, without signs that hide, turn or end a text, shorter than any
 * system's limit, its ending kept; and without secrets, like every text that is typed.
 */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? '';
  const stem = withoutSecrets(plain.slice(0, plain.length - ending.length));
  const short = [...stem].slice(0, LONGEST - ending.length).join('');

  return `${short === '' ? FALLBACK : short}${ending}`;
}

/** RFC 6266: a plain name for old readers, the true one for all others. Always a download, never a page. */
export function attachmentHeader(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );

  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
