import type { Language } from '../../platform/i18n/languages.js';
import type { ExceptionCode } from './taxonomy.js';

/** One type a line: its code, and how people say it, Chinese before the bar and English after it. */
const SAID = `
E101 登不上, 登不进去, 登录不了, 进不去 | cannot log in, can't sign in, won't let me in
E102 密码忘了, 不记得密码, 密码重置不了 | forgot my password, cannot reset password
E103 收不到短信, 没有验证码, 验证码不来 | no sms code, otp not coming, code never arrives
E104 换手机了, 换了新手机, 验证器丢了 | new phone, changed my phone, lost authenticator
E201 锁了, 被锁了, 账号锁住了 | locked out, account blocked, too many tries
E202 被封了, 冻结了, 账户受限 | account frozen, account restricted, cannot use my account
E203 销户了, 账号注销了, 很久没用 | account closed, dormant account, reopen my account
E204 余额不对, 钱少了, 余额少了 | balance wrong, money gone from balance
E205 记录没了, 找不到账单, 查不到交易 | history missing, cannot find my transaction
E301 付不了款, 转不出去, 付款失败, 卡住了 | payment declined, cannot pay, transfer failed
E302 钱没到, 对方没收到, 没到账 | they did not get it, money not arrived, recipient got nothing
E303 扣了两次, 扣了两遍, 重复扣钱 | charged twice, double charged, paid two times
E304 多扣了, 扣多了, 金额不对 | wrong amount, charged too much
E305 转错人了, 打错账号, 转错了 | wrong person, sent to wrong number
E306 扣了钱没成功, 钱扣了没付成 | debited but failed, money taken but not paid
E307 一直处理中, 卡在处理中 | stuck in processing, still pending
E308 乱收费, 手续费太高 | fee too high, unexpected fee
E309 汇率不对, 国外付不了 | exchange rate, paying abroad
E310 自动扣钱, 取消订阅, 莫名扣费 | unwanted subscription, stop auto payment
E401 充值没到, 充了钱没有, 充不进去 | top-up missing, added money not there
E402 没收到钱, 别人转我没到 | did not receive money, waiting for a payment
E403 代理点存钱没到, 存了现金没到 | cash deposit missing, agent did not credit
E404 红包没到, 优惠没给, 返现没到 | cashback missing, voucher missing, no reward
E501 提不出来, 提现一直没到, 提现太慢 | withdrawal pending, cash out not arrived
E502 提现失败, 提现退回来了 | withdrawal failed, withdrawal returned
E503 退款没到, 没退钱, 退款去哪了 | refund missing, where is my refund
E504 没吐钱, 取钱没出来 | no cash came out, machine kept the money
E601 被盗刷, 不是我付的, 钱被转走了 | not my payment, unknown payment, money stolen
E602 被盗, 号被盗了, 别人登我账号 | hacked, someone is in my account
E603 手机丢了, 手机被偷, 卡被补了 | lost my phone, phone stolen, sim swapped
E604 假网站, 假客服, 钓鱼短信 | fake app, phishing, fake website
E605 被骗了, 骗了我的钱, 骗我转账 | scammed, tricked me into paying
E606 信息泄露, 资料被泄露 | data leaked, somebody has my data
E701 实名不过, 认证失败, 身份证过期 | verification failed, kyc rejected, id expired
E702 绑不了卡, 绑卡失败 | cannot add card, card not accepted
E703 超限了, 限额不够 | over the limit, limit too low
E704 改不了手机号, 换号改不了 | cannot change number, update my profile
E801 闪退, 卡死了, 打不开 | app crashes, app freezes, app too slow
E802 更新不了, 更新后打不开 | cannot update, broken after update
E803 连不上, 没网, 网络错误 | no connection, network error
E804 系统维护, 系统崩了, 服务器挂了 | is it down, server down, outage
E805 怎么用, 怎么弄, 怎么收费 | how do i, how does it work
E806 要投诉, 态度差, 没人理 | complain, bad service, nobody answers
E807 删除我的信息, 导出我的数据 | delete my data, copy of my data
`;

const WORDS: ReadonlyMap<string, Readonly<Record<Language, readonly string[]>>> = new Map(
  SAID.trim()
    .split('\n')
    .map((line) => {
      const [chinese = '', english = ''] = line.slice(4).split('|');

      return [line.slice(0, 4), { 'zh-CN': expressions(chinese), en: expressions(english) }] as const;
    }),
);

/** How people say it who do not know what it is called: for searching and sorting, never shown. */
export const colloquialWords = (code: ExceptionCode, language: Language): readonly string[] =>
  WORDS.get(code)?.[language] ?? [];

function expressions(text: string): string[] {
  return text.split(',').map((expression) => expression.trim());
}
