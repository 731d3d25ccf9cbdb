import type { Span } from './plain-text.js';
import { type Digit, digitsOf, runsOf } from './said-digits.js';

export type CodeKind = 'security-code' | 'one-time-code' | 'pin';

export interface CodeFound extends Span {
  readonly kind: CodeKind;
  readonly digits: readonly Digit[];
}

interface CodeWords {
  readonly kind: CodeKind;
  readonly words: RegExp;
  readonly fewest: number;
  readonly most: number;
}

const word = (alternatives: string, chinese: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})s?(?![\\p{L}])|${chinese}`, 'gu');

/** Codes of other things that are fine to tell: an error, a country, a shop. */
const HARMLESS =
  /(?:error|status|country|area|post|postal|zip|promo|coupon|reference|currency|bank|branch|sort|swift|bic|merchant|agent|result|response|reason|qr|bar|source|invite|referral|product|type|case|exception|ticket)\s?$/;

const CODES: readonly CodeWords[] = [
  {
    kind: 'security-code',
    words: word(
      'cvv2?|cvc2?|cvn2?|csc|card verification (?:code|value|number)|card security code|security code|(?:three|3)[- ]digits? (?:code |number )?(?:on the back|behind)',
      '安全码|(?:卡)?背面的?(?:后|末|最后)?[三3]位(?:数字|数|码)?|卡验证码',
    ),
    fewest: 3,
    most: 4,
  },
  {
    kind: 'pin',
    words: word(
      'pin(?:[- ]?(?:code|number|no))?|m-?pin|passcode',
      'pin码|支付密码|交易密码|取款密码|取现密码|手势密码|银行卡密码',
    ),
    fewest: 4,
    most: 8,
  },
  {
    kind: 'one-time-code',
    words: word(
      'otp|one[- ]?time (?:code|password|passcode|pin)|tan|code',
      '验证码|校验码|确认码|短信码|动态码|动态密码|动态口令|一次性密码|一次性口令|随机码|认证码|登录码',
    ),
    fewest: 4,
    most: 8,
  },
];

const LINK =
  /(?:[\s:：=,，"'“”‘’「」『』【】()（）[\]<>\-–—.~→]|is|was|are|of|it|that|i|got|received|this|here|my|the|your|one|time|number|code|no|otp|cvv2?|cvc2?|是|为|就是|号码|收到的?|这个|我的|您的|你的|给我的|发来的?|g-){0,8}/y;
const LINK_BACK =
  /[\s"'“”’」』】)）,，]{0,3}(?:is|was|as|for|是|为|就是|作为|=|←)\s{0,2}(?:my|the|your|a|an|this|我的|您的|你的|这个|收到的)?\s{0,2}(?:sms|phone|login|sign-?in|verification|security|confirmation|access|wallet|card|bank|walletdesk|auth|authentication|短信|手机|登录|支付|银行|卡的?)?\s{0,2}$/;
const LOOK_BACK = 48;
const GAP = /^[\s\-–.·]{0,2}$/;
/** Behind these a number is a sum, a length of time, a date, a telephone of five signs and more: not a code. */
const MEASURE =
  /^(?:\s?(?:[\p{Sc}%]|元|块|圆|年|月|天|次|分钟|小时|秒|人民币|yuan|rmb|cny|usd|eur|gbp|kes|dollar|euro|pound|shilling|percent|minute|min(?![a-z])|second|sec(?![a-z])|hour|day|week|time|people|error)|[.,:/]\d|[-–]\d|[a-z])/u;

/** Codes by what is said before or behind them, in both languages. A bounded look at each word: linear. */
export function codesIn(plain: string): CodeFound[] {
  const runs = runsOf(digitsOf(plain), plain, (gap) => GAP.test(gap));
  const behind = new Map(
    runs.flatMap((run) => run.map(({ start }, index) => [start, { run, index }] as const)),
  );
  const before = new Map(runs.map((run) => [run.at(-1)?.end ?? 0, run]));

  return CODES.flatMap((codes) =>
    Array.from(plain.matchAll(codes.words)).flatMap(({ 0: said, index }) => {
      if (HARMLESS.test(plain.slice(Math.max(0, index - 16), index))) {
        return [];
      }
      const next = behind.get(endOfLink(plain, index + said.length));
      const last = before.get(startOfLink(plain, index));

      return [
        next ? codeOf(groupsBehind(next.run, next.index), codes, plain) : null,
        last ? codeOf(groupsBefore(last), codes, plain) : null,
      ].filter((found) => found !== null);
    }),
  );
}

function endOfLink(plain: string, at: number): number {
  LINK.lastIndex = at;

  return at + (LINK.exec(plain)?.[0].length ?? 0);
}

function startOfLink(plain: string, at: number): number {
  const before = plain.slice(Math.max(0, at - LOOK_BACK), at);

  return at - (LINK_BACK.exec(before)?.[0].length ?? 0);
}

interface Groups {
  /** The digits that touch each other, nearest to the word. */
  readonly unbroken: readonly Digit[];
  /** All that are said in one breath, as far as they could be a code. */
  readonly breath: readonly Digit[];
}

const LONGER = 9;

function groupsBehind(run: readonly Digit[], index: number): Groups {
  const breath = run.slice(index, index + LONGER);
  const broken = breath.findIndex((digit, at) => at > 0 && breath[at - 1]?.end !== digit.start);

  return { breath, unbroken: broken < 0 ? breath : breath.slice(0, broken) };
}

function groupsBefore(run: readonly Digit[]): Groups {
  const breath = run.slice(-LONGER);
  const broken = breath.findLastIndex((digit, at) => at > 0 && breath[at - 1]?.end !== digit.start);

  return { breath, unbroken: broken < 0 ? breath : breath.slice(broken) };
}

/** All in one breath, where they are as many as such a code has; else the unbroken ones. */
function codeOf({ breath, unbroken }: Groups, codes: CodeWords, plain: string): CodeFound | null {
  if (isDate(plain, breath[0]?.start ?? 0)) {
    return null;
  }
  const tries = codes.kind === 'security-code' ? [unbroken, breath] : [breath, unbroken];
  const digits = tries.find(
    (some) =>
      some.length >= codes.fewest &&
      some.length <= codes.most &&
      !MEASURE.test(plain.slice(some.at(-1)?.end ?? 0, (some.at(-1)?.end ?? 0) + 12)),
  );
  const [first] = digits ?? [];

  return digits && first
    ? { kind: codes.kind, digits, start: first.start, end: digits.at(-1)?.end ?? first.end }
    : null;
}

const isDate = (plain: string, at: number): boolean =>
  /^(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)/.test(
    plain.slice(at, at + 12),
  );
