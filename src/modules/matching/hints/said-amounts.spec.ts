import { takeAmounts } from './said-amounts.js';
import { takeNumbers } from './said-references.js';
import { SaidText } from './said-text.js';

/** Amounts of a sentence as people would write them down: `200`, `~3000-3999.9999`, `200 CNY`. */
function amounts(text: string): string[] {
  const said = new SaidText(text);
  takeNumbers(said);

  return takeAmounts(said).map(({ value, from, to, currency, certainty }) =>
    [certainty === 'about' ? `${plain(from)}-${plain(to)}` : plain(value), currency]
      .filter(Boolean)
      .join(' '),
  );
}

const plain = (value: bigint): string => String(Number(value) / 10_000);

describe('amounts in a customer’s words', () => {
  it.each([
    ['转了两百块', ['200']],
    ['一千二没到账', ['1200']],
    ['充值1.2万', ['12000']],
    ['1万2还没到', ['12000']],
    ['两万五千元', ['25000 CNY']],
    ['兩百塊', ['200']],
    ['扣了５００元', ['500 CNY']],
    ['￥199.00', ['199 CNY']],
    ['付了15块5', ['15.5']],
    ['十五块五毛', ['15.5']],
    ['一百九十九块三毛四', ['199.34']],
    ['12块8毛5分', ['12.85']],
    ['一百二十块零五毛', ['120', '0.5 CNY']],
    ['50 bucks', ['50']],
    ['I sent 2k to her', ['2000']],
    ['paid $24.90 twice', ['24.9']],
    ['£1,250.50 is gone', ['1250.5 GBP']],
    ['24,90 €', ['24.9 EUR']],
    ['₹1,00,000', ['100000 INR']],
    ['Rs. 500', ['500 INR']],
    ['two hundred yuan', ['200 CNY']],
    ['fifty bucks', ['50']],
    ['a hundred and twenty pounds', ['120 GBP']],
    ['I sent a tenner', ['10']],
    ['two tenners and a fiver', ['20', '5']],
    ['it took a grand from me', ['1000']],
    ['2.5 grand to my landlord', ['2500']],
    ['half a grand is missing', ['500']],
    ['nearly two grand', ['1800-2200']],
    ['the grand total is £40', ['40 GBP']],
    ['5000 RWF', ['5000 RWF']],
    ['USD 75', ['75 USD']],
    ['转了200给朋友', ['200']],
  ])('reads %j', (text, expected) => {
    expect(amounts(text)).toEqual(expected);
  });

  it.each([
    ['三千多', ['3000-3999.9999']],
    ['一百多块', ['100-199.9999']],
    ['120多元', ['120-129.9999 CNY']],
    ['大概50块', ['45-55']],
    ['两百块左右', ['180-220']],
    ['about 50', ['45-55']],
    ['around $1,000', ['900-1100']],
    ['over 300 dollars', ['300-399.9999']],
    ['几百块', ['100-999.9999']],
    ['十几块', ['10-19.9999']],
  ])('knows that %j is not exact', (text, expected) => {
    expect(amounts(text)).toEqual(expected);
  });

  it.each([
    '请打 13800000001 找我',
    'call +44 7700 900003',
    'order 1234567890123',
    '订单号 730021',
    'version 4.2.0 on android 13',
    'I tried 3 times in 10 minutes',
    '试了3次，等了20分钟',
    'error 5003',
    'card •••• •••• •••• 1234',
    '尾号4821的卡',
    'up to 50% off',
    '第12步',
    'my card ending in 4821',
    'TX1000004242',
  ])('sees no money in %j', (text) => {
    expect(amounts(text)).toEqual([]);
  });

  it('believes what is called money, and not a number beside it', () => {
    expect(amounts('房间 512，付了 36 元')).toEqual(['36 CNY']);
  });
});
