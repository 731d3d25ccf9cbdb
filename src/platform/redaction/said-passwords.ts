import type { Span } from './plain-text.js';

/** `password`, `passphrase`, 密码 and what stands between the word and the secret. */
const SAID =
  /(?:(?<!\p{L})(?:pass\s?word|passphrase|passwd|pwd|pass)(?!\p{L})|密码|口令|秘钥|密钥)((?:\s{0,3}(?:is|was|=|:|：|是|为|：|->|→)){1,3}\s{0,3}|(?<=[码令钥])\s{0,3})["'“‘「『(（[]?/gu;
const SECRET = /[^\s"'”’」』)）\],，。;；!！?？、]{3,64}/y;
/** What people say of a password, rather than the password. */
const ORDINARY = new Set(
  'not wrong correct incorrect right okay fine expired locked forgotten forgot lost reset being still always invalid rejected refused the same too never required working what good saved unknown also now very just only different old new changed accepted strong weak safe secure secret needed protected blocked asked asking for from with when and but because where how does did has have had that this there then again gone broken missing empty known unchanged unsafe kept stored hidden visible sent easy hard long short enough'.split(
    ' ',
  ),
);
const CLAUSE_END = /^["'”’」』)）\]]?\s*(?:$|[\n,，。.;；!！?？、)]|and\b|but\b|so\b|please\b|can\b|for\b)/;

/**
 * Passwords by what is said before them. Sentences about a password ("my password is not accepted", 密码是错的) pass:
 * behind "is" only what looks like a secret, or ends the clause and is no ordinary word, is one. Linear.
 */
export function passwordsIn(plain: string, typed: (span: Span) => string): Span[] {
  const found: Span[] = [];
  for (const { 0: said, 1: link = '', index } of plain.matchAll(SAID)) {
    SECRET.lastIndex = index + said.length;
    const secret = SECRET.exec(plain)?.[0];
    if (secret !== undefined) {
      const span = {
        start: index + said.length,
        end: index + said.length + secret.replace(/\.+$/, '').length,
      };
      if (
        isSecret(plain.slice(span.start, span.end), typed(span), link, plain.slice(span.end, span.end + 12))
      ) {
        found.push(span);
      }
    }
  }

  return found;
}

function isSecret(plain: string, typed: string, link: string, behind: string): boolean {
  if (!/^[\x21-\x7e]{3,}$/.test(plain) || ORDINARY.has(plain)) {
    return false;
  }
  const isMarked = /\d|[^a-z\-.'/]/.test(plain) || /[A-Z]/.test(typed.slice(1));

  return isMarked || (link.trim() !== '' && CLAUSE_END.test(behind));
}
