/** Where people live; `customers` of them; phone numbers are from ranges that nobody is given. */
export interface Place {
  readonly zone: string;
  readonly currency: string;
  /** Winter offset; it only shapes the hours at which people pay. */
  readonly utcOffsetHours: number;
  /** Where a phone of somebody there is, as latitude and longitude. */
  readonly geo: string;
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
    geo: '31.2304,121.4737',
    customers: 84,
    msisdn: numbered('+861380001', 4),
  },
  {
    zone: 'Asia/Kolkata',
    currency: 'INR',
    utcOffsetHours: 5.5,
    geo: '19.0760,72.8777',
    customers: 10,
    msisdn: numbered('+91990000', 4),
  },
  {
    zone: 'Europe/London',
    currency: 'GBP',
    utcOffsetHours: 0,
    geo: '51.5072,-0.1276',
    customers: 8,
    msisdn: numbered('+447700900', 3),
  },
  {
    zone: 'America/New_York',
    currency: 'USD',
    utcOffsetHours: -5,
    geo: '40.7128,-74.0060',
    customers: 10,
    msisdn: numbered('+12025550', 3),
  },
  {
    zone: 'Europe/Berlin',
    currency: 'EUR',
    utcOffsetHours: 1,
    geo: '52.5200,13.4050',
    customers: 5,
    msisdn: numbered('+4915200000', 3),
  },
  {
    zone: 'Africa/Kigali',
    currency: 'RWF',
    utcOffsetHours: 2,
    geo: '-1.9441,30.0619',
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

/** What is written over the door where the legal name is another. */
export const TRADING_NAMES: Readonly<Record<string, string>> = {
  '星河数码（深圳）有限公司': '星河生活馆',
  'Northern Books Ltd t/a The Reading Room': 'The Reading Room',
  'Grüne Linie Mobility GmbH': 'Grüne Linie',
};

/** How people write the names of shops: by sound, in the other script, in short. */
export const SHOP_ALIASES: Readonly<Record<string, readonly string[]>> = {
  蓝鲸咖啡: ['lanjing kafei', 'lan jing', '藍鯨咖啡', '蓝鲸'],
  蓝鲸咖啡馆: ['lanjing kafeiguan', '藍鯨咖啡館'],
  晨光超市: ['chenguang chaoshi', 'chen guang', '晨光'],
  晨光便利店: ['chenguang bianlidian', '晨光便利'],
  '星河数码（深圳）有限公司': ['星河数码', '星河數碼', 'xinghe shuma', '星河生活馆', '星河'],
  老城書店: ['老城书店', 'laocheng shudian', '老城'],
  美味外卖: ['美味外賣', 'meiwei waimai', '美味'],
  'Sunrise Rides': ['sunrise', 'Sunrise taxi'],
  'Blue Whale Coffee': ['blue whale', 'bluewhale'],
  'Northern Books Ltd t/a The Reading Room': ['Reading Room', 'the reading room', 'Northern Books'],
  'Grüne Linie Mobility GmbH': ['Grüne Linie', 'Gruene Linie', 'grune linie'],
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
