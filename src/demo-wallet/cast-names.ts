/** Where people live; `customers` of them; phone numbers are from ranges that nobody is given. */
export interface Place {
  readonly zone: string;
  readonly currency: string;
  /** Winter offset; it only shapes the hours at which people pay. */
  readonly utcOffsetHours: number;
  readonly customers: number;
  readonly msisdn: (index: number) => string;
}

const numbered = (prefix: string, digits: number) => (index: number) =>
  `${prefix}${String(index).padStart(digits, '0')}`;

/** Shares of zones and currencies, our own choice for the demonstration. */
export const PLACES: readonly Place[] = [
  {
    zone: 'Asia/Shanghai',
    currency: 'CNY',
    utcOffsetHours: 8,
    customers: 84,
    msisdn: numbered('+861380001', 4),
  },
  {
    zone: 'Asia/Kolkata',
    currency: 'INR',
    utcOffsetHours: 5.5,
    customers: 10,
    msisdn: numbered('+91990000', 4),
  },
  {
    zone: 'Europe/London',
    currency: 'GBP',
    utcOffsetHours: 0,
    customers: 8,
    msisdn: numbered('+447700900', 3),
  },
  {
    zone: 'America/New_York',
    currency: 'USD',
    utcOffsetHours: -5,
    customers: 10,
    msisdn: numbered('+12025550', 3),
  },
  {
    zone: 'Europe/Berlin',
    currency: 'EUR',
    utcOffsetHours: 1,
    customers: 5,
    msisdn: numbered('+4915200000', 3),
  },
  {
    zone: 'Africa/Kigali',
    currency: 'RWF',
    utcOffsetHours: 2,
    customers: 3,
    msisdn: numbered('+250780000', 3),
  },
];

/** Four shops are named almost alike, three trade under another name than the legal one. */
export const MERCHANTS: Readonly<Record<string, readonly string[]>> = {
  CNY: [
    '蓝鲸咖啡',
    '蓝鲸咖啡馆',
    '晨光超市',
    '晨光便利店',
    '星河数码（深圳）有限公司',
    '老城書店',
    '美味外卖',
    'Sunrise Rides',
  ],
  INR: ['Chai Corner', 'Metro Mart'],
  GBP: ['Blue Whale Coffee', 'Northern Books Ltd t/a The Reading Room'],
  USD: ['Blue Whale Coffee US', 'Hudson Groceries'],
  EUR: ['Kiosk am Tor', 'Grüne Linie Mobility GmbH'],
  RWF: ['Kigali Fresh', 'Moto Ride'],
};

export const BILLERS: Readonly<Record<string, readonly string[]>> = {
  CNY: ['城市供电', '清泉水务', '联讯话费充值'],
  INR: ['State Power Board'],
  GBP: ['Thames Lights'],
  USD: ['Metro Water'],
  EUR: ['Stadtwerke Nord'],
  RWF: ['Umeme Energy'],
};

export const FAMILY_NAMES: readonly (readonly [string, string])[] = [
  ['王', 'wang'],
  ['李', 'li'],
  ['张', 'zhang'],
  ['刘', 'liu'],
  ['陈', 'chen'],
  ['杨', 'yang'],
  ['赵', 'zhao'],
  ['黄', 'huang'],
  ['周', 'zhou'],
  ['吴', 'wu'],
  ['欧阳', 'ouyang'],
  ['林', 'lin'],
];

export const GIVEN_NAMES: readonly (readonly [string, string])[] = [
  ['伟', 'wei'],
  ['芳', 'fang'],
  ['娜', 'na'],
  ['敏', 'min'],
  ['静', 'jing'],
  ['强', 'qiang'],
  ['磊', 'lei'],
  ['洋', 'yang'],
  ['艳', 'yan'],
  ['志明', 'zhiming'],
  ['秀英', 'xiuying'],
  ['建国', 'jianguo'],
  ['雨桐', 'yutong'],
  ['子轩', 'zixuan'],
];

export const FOREIGN_NAMES: Readonly<Record<string, readonly string[]>> = {
  INR: ['Asha Rao', 'Vikram Iyer', 'Neha Gupta', 'Rahul Menon', 'Priya Nair'],
  GBP: ['Emma Clarke', 'Oliver Wood', 'Sofia Khan', 'Lea Martin'],
  USD: ['Grace Miller', 'Diego Ramos', 'Hannah Lee', 'Samuel Brooks'],
  EUR: ['Mia Fischer', 'Luca Rossi', 'Zoë Müller'],
  RWF: ['Aline Uwase', 'Eric Mugisha', 'Diane Ingabire'],
};

export const DESCRIPTIONS: Readonly<Record<string, readonly (string | null)[]>> = {
  merchantpay: [
    null,
    '午餐',
    '订单 20260118-7731',
    'Coffee ☕',
    'Order #48213',
    '打车',
    '書籍兩本',
    'Groceries',
  ],
  transfer: [null, '房租', '还你饭钱', 'Dinner split 🍜', '生日快乐', 'Rent', '谢谢', 'for the tickets'],
  deposit: [null, '充值', 'Top-up'],
  withdrawal: [null, '提现', 'Cash out'],
  billpay: ['电费', '水费', 'Electricity', '话费'],
  disbursement: ['工资', 'Salary', '红包 🧧'],
  inttransfer: ['学费', 'Family support', 'Tuition'],
};
