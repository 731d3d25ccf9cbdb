/** How people say that it was not they who did it. */
const DENIALS =
  /不是我(本人)?(操作|付|转|买|取消|做|弄|点|的|干|登)|非本人|不是本人|没(有)?(授权|操作过)|我没(有)?(付|转|买|消费|取消|操作|授权|登录)过?|(not|n’t|n't) (me|mine|authori[sz]ed?)\b|\b(did not|didn’t|didn't|never) (make|made|authori[sz]e|pay|send|sent|cancel|do|sign|order)/iu;

/** Signs that somebody else is at the account. */
const STRANGERS =
  /陌生(设备|登录|交易|地点)|异地登录|新设备登录|别人登录|被盗|盗刷|可疑登录|\b(unknown|strange|new|another|foreign) (device|sign.?in|log.?in|place|country)|\b(hacked|stolen|break.?in|broke into)\b/iu;

/** Whether the customer says that it was not he. What he does not say is not known. */
export const deniesIt = (words: string): boolean => DENIALS.test(words.normalize('NFKC'));

/** Whether his words tell of a stranger at his account. */
export const tellsOfStranger = (words: string): boolean => STRANGERS.test(words.normalize('NFKC'));

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

/**
 * Whether a name that the customer gives is the one that the wallet shows; null where nobody can tell, as between
 * scripts: a wrong "somebody else" would frighten people for nothing.
 */
export function isSamePayee(stated: string, shown: string): boolean | null {
  const [said, seen] = [stated, shown].map(folded) as [string, string];
  if (said === '' || seen === '' || sharedScript(said) !== sharedScript(seen)) {
    return null;
  }

  return (
    said.includes(seen) ||
    seen.includes(said) ||
    said.split(' ').some((word) => seen.split(' ').includes(word))
  );
}

const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function sharedScript(name: string): string {
  if (HAN.test(name)) {
    return 'han';
  }

  return LATIN.test(name) ? 'latin' : 'other';
}
