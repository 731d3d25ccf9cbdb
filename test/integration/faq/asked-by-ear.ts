import type { Language } from '../../../src/platform/i18n/languages.js';

export interface Asked {
  readonly slug: string;
  readonly question: string;
}

/**
 * What customers type who have not read our titles, written by ear: one article a line, then questions that it
 * answers. No line was taken from the articles' own search words.
 */
const ENGLISH = `
login-fails | my wallet won't let me in even though the password is right | sign in page just spins and then says error | why do I get kicked out every time I log in
password-forgotten | I can't remember what my password was | how can I reset my passcode | the reset link does nothing
otp-not-received | the sms with the code never comes | still no verification text after 10 minutes | it says my code has expired already
new-device-or-authenticator-lost | bought a new phone how do I get my wallet on it | my authenticator was on the old phone | I have no backup codes left
account-locked | typed the wrong pin three times and now it is locked | when does my account unlock | locked out after too many tries
account-frozen | my account has been suspended and I don't know why | it says my wallet is restricted | how do I get my account unfrozen
account-closed-or-dormant | haven't used my wallet for years and now it is inactive | I'd like to close my account | can I reopen a closed account
balance-incorrect | my balance is lower than it should be | the balance doesn't add up | why is part of my balance reserved
history-missing | I can't see last month's transactions | a payment is missing from my history | how can I download a statement
payment-fails | my payment got declined at the shop | transfer keeps failing | the payment did not go through, what now
money-not-arrived | my friend says he never got the money I sent | I transferred money but it hasn't arrived | the seller has not received my payment
duplicate-charge | I paid once but was charged two times | there are two identical payments on my account | I got double charged for one order
wrong-amount | they took more than the price | the amount charged is not what I agreed to | the shop keyed in the wrong amount
wrong-recipient | I sent the money to the wrong number | can I cancel a transfer I just made | typed a wrong account and hit send
charged-but-failed | payment failed but the money left my account | order says unpaid but I was debited | money deducted although the transaction failed
payment-pending | my transfer has been pending since yesterday | payment stuck in processing | why is it still processing
fee-dispute | why did you take a fee from me | there is a fee nobody told me about | I was charged an extra fee on my transfer
cross-border-fx | the exchange rate you used is wrong | can I pay in a foreign country | my card payment in euros was converted badly
auto-debit-unwanted | something charges me every month | how do I cancel a subscription | a direct debit I never set up
topup-not-credited | I topped up and nothing happened to my balance | my top up is missing | deposit from my bank is not in the wallet
incoming-not-received | my boss says my salary was sent but it is not here | someone sent me money and I don't see it | customer paid me but I got nothing
agent-cash-in-missing | gave cash to the agent and it is not in my account | the kiosk took my cash but no deposit | the agent says it is done but nothing came
promo-not-credited | where is my cashback | my promo code doesn't work | I never got the referral bonus
withdrawal-pending | my withdrawal to the bank is still pending | how long does a withdrawal take | cashed out two days ago and nothing in my bank
withdrawal-failed | withdrawal was rejected | my bank sent the withdrawal back | I can't withdraw to my bank account
refund-not-arrived | the shop says it refunded me but I see nothing | where's my refund | returned the shoes and still no refund
cash-not-dispensed | the atm didn't give me any cash but charged me | machine ate my card | I only got half of the cash from the machine
unauthorised-transaction | there's a payment I did not make | somebody used my card to buy things | I do not recognise this transaction
account-takeover | someone logged in to my account | I think my account was hacked | got an alert about a login from another city
device-lost | I lost my phone with the wallet on it | my phone got stolen on the train | my sim was swapped
phishing-or-fake-app | I clicked on a strange link and entered my password | I got an sms that pretends to be you | I think I downloaded a fake app
scam-payment | I got scammed and sent the money | the seller vanished after I paid | a fraudster talked me into a transfer
data-leak-concern | I heard there was a data breach | strangers have my personal details | my information was leaked
kyc-failed | my id photo keeps getting rejected | why do you need to verify my identity | my passport has expired
card-linking-failed | I cannot add my bank card | why is my card not accepted when linking | how do I link a new bank card
limit-exceeded | it says I am over my limit | how can I raise my daily limit | what's the maximum I can transfer
profile-change-failed | I have a new phone number, how do I change it | I got married and need to change my name | can't update my address
app-crash-or-slow | the app keeps crashing | app is frozen on a white screen | your app is super slow today
app-update-problem | the update won't install | my phone is too old for the app | it forces me to update
network-problem | it says no internet connection | I keep getting network error | connection times out on wifi
service-maintenance | is the server down | system maintenance when does it end | everyone gets a system error
usage-question | how do I use this wallet | how to top up for the first time | where do I find my qr code
service-complaint | your support is terrible | I want to complain about an agent | nobody has answered me for days
data-rights-request | I want a copy of my data | please delete all my data | what information do you have about me
network-maintenance-and-safety-checks | why does my wallet not work | how do I find out what is wrong with my wallet
reach-support | I want to talk to a human | what is your customer service number | how can I chat with someone
protect-your-wallet | how do I keep my wallet safe | how to set up two-factor
maintenance-and-status | where can I see the service status | where are notices about planned maintenance
transaction-states | what does the status reserved mean | what do the transaction states mean
arrival-times | how long does it take for money to arrive | usual arrival times
fees-and-limits | what are your fees | how much does it cost to send money
choose-a-wallet | which wallet is best for me | is this a reputable wallet
experience-and-feedback | I have a suggestion for the app | where can I leave feedback
your-data-rights | how long do you keep my data | who can see my transactions
complaints-and-escalation | how do I make a formal complaint | I want to speak to a manager | is there an ombudsman
spot-phishing-and-scams | how can I tell if a message is a scam | is this call really from you
what-the-operator-does | is my data encrypted | how do you fix security holes
`;

const CHINESE = `
login-fails | 登不上去了怎么办 | 密码是对的就是登不进去 | 老是自动退出登录
password-forgotten | 密码忘了怎么找回 | 我想不起来支付密码了 | 重置密码一直不成功
otp-not-received | 等了半天短信验证码还没来 | 手机收不到短信 | 验证码老是提示过期
new-device-or-authenticator-lost | 换了新手机怎么登录 | 旧手机坏了没法验证 | 备用码找不到了
account-locked | 密码输错好几次账号锁了 | 锁了多久能解开 | 支付密码被锁住了
account-frozen | 账号突然被封了 | 我的账户为什么被冻结 | 钱被冻结了怎么解冻
account-closed-or-dormant | 好几年没用账户休眠了 | 我想把账户注销掉 | 注销以后里面的钱怎么办
balance-incorrect | 余额怎么少了 | 余额对不上 | 可用余额比总额少
history-missing | 上个月的账单找不到了 | 交易记录怎么没有了 | 怎么导出流水
payment-fails | 付款老是失败 | 扫码付不了钱 | 转账转不出去
money-not-arrived | 钱转过去对方说没收到 | 转账半天了还没到账 | 我打的钱去哪了
duplicate-charge | 一个订单扣了我两次钱 | 重复付款了 | 怎么扣了两笔一样的
wrong-amount | 扣的钱比订单多 | 商家收多了我的钱 | 扣款金额和订单不一样
wrong-recipient | 钱转错人了 | 账号输错转给别人了能撤回吗 | 不小心转到陌生人那里
charged-but-failed | 显示支付失败但是钱扣了 | 扣了钱订单还是未支付 | 交易失败了钱没退回来
payment-pending | 转账一直显示处理中 | 这笔付款卡住了 | 都两天了怎么还在处理
fee-dispute | 为什么扣我手续费 | 没告诉我就收了服务费 | 手续费收得太高了
cross-border-fx | 汇率怎么和当时不一样 | 在国外能付款吗 | 外币消费折算不对
auto-debit-unwanted | 每个月都自动扣我钱 | 怎么取消自动续费 | 免密支付在哪里关
topup-not-credited | 充了钱没到账 | 银行卡扣了钱包没收到充值 | 充值失败了
incoming-not-received | 朋友转给我的钱没收到 | 公司说工资发了我没看到 | 客户扫码付了我这边没有
agent-cash-in-missing | 在小店存的现金没到账 | 代理点收了钱说充好了可是没有 | 自助机存钱没显示
promo-not-credited | 红包领了没到账 | 优惠券怎么用不了 | 邀请好友的奖励没给我
withdrawal-pending | 钱提不出来 | 提现两天了还没到卡里 | 提现要多久
withdrawal-failed | 提现失败了 | 提现被银行退回来了 | 为什么不能提现
refund-not-arrived | 退款怎么还没到 | 商家说退了我没收到退款 | 退货了钱没退
cash-not-dispensed | 取款机没吐钱可是扣了 | 卡被机器吞了 | 取钱少给了我一百
unauthorised-transaction | 有一笔不是我付的钱 | 我的钱被盗刷了 | 卡里莫名其妙少了一笔消费
account-takeover | 有人登录了我的账号 | 我的号被盗了 | 提示异地登录不是我
device-lost | 手机丢了钱包怎么办 | 手机被人偷了 | 手机卡被别人补办了
phishing-or-fake-app | 我点了一个奇怪的链接还输了密码 | 收到冒充你们的短信 | 好像下载了假的应用
scam-payment | 我被骗了钱转出去了 | 遇到骗子怎么把钱追回来 | 刷单被骗了
data-leak-concern | 我的信息好像泄露了 | 陌生人怎么知道我的信息 | 身份证被别人拿去用了
kyc-failed | 实名认证通不过 | 刷脸总是失败 | 身份证过期了要更新吗
card-linking-failed | 银行卡绑不上 | 绑卡提示预留手机号不对 | 为什么加不了这张卡
limit-exceeded | 提示超出限额 | 怎么把额度提高 | 一天最多能转多少
profile-change-failed | 换了手机号怎么改 | 改名字了资料改不了 | 原来的手机号不用了
app-crash-or-slow | 一打开就闪退 | 应用卡得不行 | 打开是白屏
app-update-problem | 更新装不上 | 手机太旧不支持了 | 为什么一定要我更新
network-problem | 老提示网络异常 | 连接超时 | 信号不好连不上
service-maintenance | 系统是不是崩了 | 系统维护到什么时候 | 一直说系统繁忙
usage-question | 这个钱包怎么用 | 第一次用怎么充值 | 收款码在哪里找
service-complaint | 客服态度太差了 | 我要投诉你们 | 好几天了没人理我
data-rights-request | 把你们保存的我的信息发我一份 | 请删除我的个人信息 | 我要查阅个人信息
network-maintenance-and-safety-checks | 钱包用不了是什么原因 | 怎么知道是网络还是系统的问题
reach-support | 我要找人工客服 | 客服电话是多少 | 怎么联系你们
protect-your-wallet | 怎么保护账户安全 | 双重验证怎么开
maintenance-and-status | 维护公告在哪里看 | 怎么看服务状态
transaction-states | 预留是什么意思 | 交易状态怎么看
arrival-times | 一般几个工作日能到账 | 跨行转账多久到账
fees-and-limits | 要收手续费吗 | 收费标准在哪里
choose-a-wallet | 哪个钱包比较靠谱 | 推荐一个好用的钱包
experience-and-feedback | 我想提个建议 | 意见反馈在哪里
your-data-rights | 我的信息你们保存多久 | 谁能看到我的交易
complaints-and-escalation | 我要找你们领导 | 怎么正式投诉 | 投诉多久有结果
spot-phishing-and-scams | 怎么分辨是不是诈骗 | 这个电话是不是官方的
what-the-operator-does | 我的信息是加密保存的吗 | 有安全漏洞你们怎么处理
`;

const askedIn = (lines: string): Asked[] =>
  lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [slug = '', ...questions] = line.split(' | ');

      return questions.map((question) => ({ slug, question }));
    });

/** Questions, each with the article that answers it. */
export const ASKED: Readonly<Record<Language, readonly Asked[]>> = {
  en: askedIn(ENGLISH),
  'zh-CN': askedIn(CHINESE),
};
