import type { Language } from '../../platform/i18n/languages.js';
import { mentionsState, requires } from './condition-facts.js';
import type { RuleEdition } from './diagnosis-rule.js';

/** What no text for a customer may do. */
export type TextFault = 'promises-money' | 'names-reason' | 'asks-secret' | 'no-caution' | 'not-protective';

/** Money that comes: only what has come already may be told. */
const PROMISES: Readonly<Record<Language, RegExp>> = {
  'zh-CN':
    /(将|会|必定|一定|保证|自动)[^，。；]{0,12}(退回|退还|返还|退款|到账|赔付|补偿|解冻)|(退回|退还|返还)[^，。；]{0,6}(给您|您的账户)/u,
  en: /\b(will|shall|guarantee\w*|promise\w*)\b[^.;]{0,40}\b(refund\w*|returned|return|paid back|repaid|credited|compensat\w*|arrive)\b|\byou will (get|receive|have)\b[^.;]{0,30}\b(money|refund|amount)\b/i,
};

/** Why somebody is looked at more closely is never told. */
const REASONS: Readonly<Record<Language, RegExp>> = {
  'zh-CN': /风控|风险|反洗钱|洗钱|涉嫌|可疑|制裁|黑名单|司法|法院|合规|监管|欺诈/u,
  en: /\b(risk\w*|money.?launder\w*|aml|sanction\w*|blacklist\w*|suspicio\w*|complian\w*|court|legal order|regulat\w*|fraud\w*)\b/i,
};

const SECRETS: Readonly<Record<Language, RegExp>> = {
  'zh-CN': /密码|验证码|口令|完整卡号|安全码|动态码/u,
  en: /\b(passwords?|pins?|(one-time |verification )?codes?|full card number|cvv|security code)\b/i,
};
const ASKS: Readonly<Record<Language, RegExp>> = {
  'zh-CN': /提供|告诉|告知|发送|发给|回复|填写|报给/u,
  en: /\b(send|tell|give|share|provide|reply with|enter|text)\b/i,
};
const FORBIDS: Readonly<Record<Language, RegExp>> = {
  'zh-CN': /勿|不要|不会|切勿|不必/u,
  en: /\b(do not|never|don’t|not)\b/i,
};
const CAUTION: Readonly<Record<Language, RegExp>> = {
  'zh-CN': /(勿|不要)(再次|重复)(付款|支付|转账|提现|充值|操作)/u,
  en: /\bdo not (pay|send|transfer|withdraw|top up)\b[^.]{0,20}\bagain\b/i,
};

/** Something that the customer, or we, do at once: it stands in the first sentence of what is most urgent. */
const PROTECTS: Readonly<Record<Language, RegExp>> = {
  'zh-CN': /冻结|锁定|挂失|修改|撤回|停止|报警|退出|拦截|保护/u,
  en: /\b(freeze|lock|block|change|recall|stop|cancel|sign out|report|protect)/i,
};

const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[。；.;!?！？])\s*/u).filter((one) => one !== '');

/** Whether a text says that nothing is to be paid twice. */
export const saysNotAgain = (text: string, language: Language): boolean => CAUTION[language].test(text);

/** What is wrong with the words for the customer, in one language. */
export function faultsOfText(
  { when, words, priority }: Pick<RuleEdition, 'when' | 'words' | 'priority'>,
  language: Language,
): TextFault[] {
  const text = words[language].customer;
  const has = (pattern: Readonly<Record<Language, RegExp>>): boolean => pattern[language].test(text);
  const hasCome =
    requires(when, 'reversal', 'done') ||
    requires(when, 'refund', 'done') ||
    requires(when, 'debit', 'returned');

  return [
    ...(has(PROMISES) && !hasCome ? (['promises-money'] as const) : []),
    ...(has(REASONS) ? (['names-reason'] as const) : []),
    ...(asksSecret(text, language) ? (['asks-secret'] as const) : []),
    ...(mentionsState(when, ['PENDING', 'IN_DOUBT']) && !saysNotAgain(text, language)
      ? (['no-caution'] as const)
      : []),
    ...(priority === 'P1' && !PROTECTS[language].test(sentencesOf(text)[0] ?? '')
      ? (['not-protective'] as const)
      : []),
  ];
}

const asksSecret = (text: string, language: Language): boolean =>
  sentencesOf(text).some(
    (sentence) =>
      SECRETS[language].test(sentence) && ASKS[language].test(sentence) && !FORBIDS[language].test(sentence),
  );
