const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What an incident concerns; a transaction names its rail as `rail` among its custom data. */
export type IncidentComponent = 'bank-rail-b' | 'core' | 'sms' | 'wallet-api' | 'app-android' | 'sign-in';

/** Something that was wrong, or is, at a known time. */
export interface Incident {
  readonly id: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6';
  readonly component: IncidentComponent;
  readonly from: Date;
  /** Null while it goes on. */
  readonly to: Date | null;
  readonly isPlanned: boolean;
  /** When it should be over, where that is known. */
  readonly expectedEnd: Date | null;
  /** How late answers are while it lasts, where it only slows. */
  readonly delayMs: number | null;
  readonly text: Readonly<Record<'zh-CN' | 'en', string>>;
}

export type IncidentId = Incident['id'];

/** China keeps one time all year; the operator's maintenance is at night there. */
const OPERATOR_OFFSET = 8 * HOUR;

/** The incidents of the demonstration, by the time at which its ledger was written. */
export function incidentsAt(now: number): readonly Incident[] {
  const yesterday = Math.floor((now - DAY + OPERATOR_OFFSET) / DAY) * DAY - OPERATOR_OFFSET;

  return [
    {
      id: 'I1',
      component: 'bank-rail-b',
      from: new Date(now - 3 * DAY),
      to: new Date(now - 3 * DAY + 2 * HOUR),
      isPlanned: false,
      expectedEnd: null,
      delayMs: null,
      text: {
        'zh-CN': '部分银行通道中断约两小时,现已恢复。',
        en: 'A bank connection was interrupted for about two hours. It works again.',
      },
    },
    {
      id: 'I2',
      component: 'core',
      from: new Date(yesterday + 2 * HOUR),
      to: new Date(yesterday + 4 * HOUR),
      isPlanned: true,
      expectedEnd: null,
      delayMs: null,
      text: {
        'zh-CN': '系统于凌晨两点至四点例行维护,期间无法登录和付款。',
        en: 'Planned maintenance from two to four at night. Signing in and paying were not possible.',
      },
    },
    {
      id: 'I3',
      component: 'sms',
      from: new Date(now - 6 * HOUR),
      to: new Date(now - 6 * HOUR + 90 * MINUTE),
      isPlanned: false,
      expectedEnd: null,
      delayMs: null,
      text: {
        'zh-CN': '短信验证码一度延迟送达,现已恢复正常。',
        en: 'Text messages with codes arrived late for a while. They are on time again.',
      },
    },
    {
      id: 'I4',
      component: 'wallet-api',
      from: new Date(now - 20 * MINUTE),
      to: null,
      isPlanned: false,
      expectedEnd: null,
      delayMs: 4_000,
      text: {
        'zh-CN': '交易查询目前较慢,付款不受影响。',
        en: 'Looking up transactions is slow at the moment. Payments are not affected.',
      },
    },
    {
      id: 'I5',
      component: 'app-android',
      from: new Date(now - 9 * DAY),
      to: new Date(now - 7 * DAY),
      isPlanned: false,
      expectedEnd: null,
      delayMs: null,
      text: {
        'zh-CN': '安卓版 4.2.0 在部分手机上启动即闪退,更新到 4.2.1 即可解决。',
        en: 'Version 4.2.0 for Android closed at once on some phones. Version 4.2.1 mends it.',
      },
    },
    {
      id: 'I6',
      component: 'sign-in',
      from: new Date(now - 40 * MINUTE),
      to: null,
      isPlanned: false,
      expectedEnd: new Date(now + HOUR),
      delayMs: null,
      text: {
        'zh-CN': '登录服务出现故障，正在抢修，请暂时不要反复尝试。',
        en: 'Signing in is disturbed and being repaired. Please do not keep trying for now.',
      },
    },
  ];
}
