import { holderOf } from './scenario-holders.js';
import type { LedgerType } from './mix.js';
import { instantOf, lastChange, offsetAt } from './zone-changes.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What makes it hard to find. */
export type TrapKind =
  | 'clocks'
  | 'two-zones'
  | 'leap-day'
  | 'year-end'
  | 'alike-amounts'
  | 'fee'
  | 'whole-units'
  | 'phone-digits'
  | 'text';

/** A transaction that naive matching misses or confuses. Amounts are hundredths. */
export interface Trap {
  readonly kind: TrapKind;
  readonly reference: string;
  /** Wallet id of the payer, and the zone in which he tells the time. */
  readonly walletId: string;
  readonly zone: string;
  readonly at: Date;
  readonly type: LedgerType;
  readonly amount: number;
  readonly fee: number;
  readonly shop: string | null;
  readonly description: string | null;
  readonly geoCode?: string;
}

/** Who pays in the traps, by the zone he lives in. The first is at home in China, and travels. */
export const TRAP_ZONES: Readonly<Record<string, number>> = {
  'Asia/Shanghai': 70,
  'Europe/London': 71,
  'America/New_York': 72,
  'Europe/Berlin': 73,
  'Africa/Kigali': 74,
};

const SHOPS: Readonly<Record<string, string>> = {
  'Asia/Shanghai': '晨光超市',
  'Europe/London': 'Blue Whale Coffee',
  'America/New_York': 'Blue Whale Coffee US',
  'Europe/Berlin': 'Kiosk am Tor',
  'Africa/Kigali': 'Kigali Fresh',
};

type Draft = Pick<Trap, 'kind' | 'zone' | 'amount'> & { readonly at: number } & Partial<Omit<Trap, 'at'>>;

/** Every trap of a ledger that was written at `now`, always with the same references. */
export function trapsAt(now: number): readonly Trap[] {
  return [...clockTraps(now), ...calendarTraps(now), ...amountTraps(now), ...textTraps(now)].map(
    (draft, index) => ({
      reference: `TX92${String(index + 1).padStart(8, '0')}`,
      walletId: holderOf(TRAP_ZONES[draft.zone] ?? 70).walletid,
      type: 'merchantpay',
      fee: 0,
      shop: SHOPS[draft.zone] ?? null,
      description: null,
      ...draft,
      at: new Date(draft.at),
    }),
  );
}

/** Half an hour before and after the clocks change, and within the hour that comes twice. */
function clockTraps(now: number): Draft[] {
  return ['Europe/London', 'America/New_York', 'Europe/Berlin'].flatMap((zone) =>
    (['forward', 'back'] as const).flatMap((direction) => {
      const change = lastChange(zone, now - DAY, direction);

      return [-90, -30, 30, 90].flatMap((minutes, index) =>
        change === null
          ? []
          : [{ kind: 'clocks' as const, zone, amount: 1_310 + index * 97, at: change + minutes * MINUTE }],
      );
    }),
  );
}

function calendarTraps(now: number): Draft[] {
  const zone = 'Asia/Shanghai';
  const year = new Date(now).getUTCFullYear();
  const leapDays = Array.from({ length: 9 }, (_, back) => Date.UTC(year - back, 1, 29, 12, 30)).filter(
    (local) => new Date(local).getUTCMonth() === 1 && instantOf(zone, local) < now,
  );
  const newYear = instantOf(zone, Date.UTC(year, 0, 1));
  const midnight = newYear < now - DAY ? newYear : instantOf(zone, Date.UTC(year - 1, 0, 1));
  const abroad = 'Europe/London';
  const lunch = Math.floor((now - 6 * DAY) / DAY) * DAY + 13 * HOUR;

  return [
    { kind: 'leap-day', zone, amount: 2_902, at: instantOf(zone, leapDays[0] ?? 0) },
    { kind: 'year-end', zone, amount: 8_800, at: midnight - 2 * MINUTE },
    { kind: 'year-end', zone, amount: 8_800, at: midnight + 3 * MINUTE },
    { kind: 'two-zones', zone, amount: 5_230, at: instantOf(zone, lunch), geoCode: '31.2304,121.4737' },
    {
      kind: 'two-zones',
      zone,
      amount: 5_320,
      at: lunch - offsetAt(abroad, lunch),
      geoCode: '51.5072,-0.1276',
    },
  ];
}

function amountTraps(now: number): Draft[] {
  const zone = 'Asia/Shanghai';
  const ago = (days: number, hours = 0): number => now - days * DAY - hours * HOUR;

  return [
    { kind: 'alike-amounts', zone, amount: 12_000, at: ago(4, 2) },
    { kind: 'alike-amounts', zone, amount: 10_200, at: ago(4, 3) },
    { kind: 'alike-amounts', zone, amount: 19_900, at: ago(5, 2) },
    { kind: 'alike-amounts', zone, amount: 199_900, at: ago(5, 3) },
    { kind: 'fee', zone, amount: 50_000, fee: 500, type: 'withdrawal', shop: null, at: ago(7, 2) },
    { kind: 'fee', zone, amount: 50_500, at: ago(7, 4) },
    { kind: 'alike-amounts', zone, amount: 1_200_000, type: 'transfer', shop: null, at: ago(8, 1) },
    { kind: 'phone-digits', zone, amount: 3_070, at: ago(9, 1) },
    { kind: 'phone-digits', zone, amount: 13_800, at: ago(9, 3) },
    { kind: 'whole-units', zone: 'Africa/Kigali', amount: 350_000, at: ago(3, 4) },
    { kind: 'whole-units', zone: 'Africa/Kigali', amount: 3_500_000, at: ago(3, 5) },
  ];
}

function textTraps(now: number): Draft[] {
  const at = (hours: number): number => now - 10 * DAY - hours * HOUR;
  const text = (hours: number, shop: string, description: string, amount: number): Draft => ({
    kind: 'text',
    zone: 'Asia/Shanghai',
    at: at(hours),
    shop,
    description,
    amount,
  });

  return [
    text(1, '蓝鲸咖啡', 'lan jing kafei 拿铁', 2_850),
    text(2, '蓝鲸咖啡馆', '藍鯨咖啡館 兩杯', 5_600),
    text(4, '老城書店', '書籍三本', 10_350),
    text(6, '美味外卖', '🍜🥤 晚饭', 4_680),
    text(8, '星河数码（深圳）有限公司', '订单号 2026081900127745', 27_900),
    text(9, '晨光便利店', 'chenguang 早餐', 1_250),
  ];
}
