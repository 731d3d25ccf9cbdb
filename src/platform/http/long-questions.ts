/** For the line of a request and its headers: ten thousand signs of any script, as an address spells them. */
export const LONGEST_HEAD = 160 * 1_024;
/** Where people ask in their own words, and may paste a whole story. */
const ASKING = /^\/(?:[A-Za-z-]{2,10}\/help\/search|api\/v1\/faq\/(?:search|suggest))$/;
/** More than is read of any question, so that a page can say that it was cut. */
const LONGEST = 300;

/**
 * The same address with the beginning of each of its answers, where a question of any length may be asked; any other
 * address as it is. Nobody who tells us all of it should get an error instead of an answer.
 */
export function withShortQuestion(url: string): string {
  const [path = ''] = url.split('?', 1);
  if (!ASKING.test(path)) {
    return url;
  }
  const asked = new URLSearchParams(url.slice(path.length + 1));
  const short = [...asked].map(([name, value]): [string, string] => [name, value.slice(0, LONGEST)]);

  return `${path}?${new URLSearchParams(short).toString()}`;
}
