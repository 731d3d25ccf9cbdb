/**
 * Expressions customers use for the same thing: one group a line, and a line that ends in `=` goes on. A group joins
 * only what is interchangeable in a question to a support desk. English forms are found by their stem.
 */
const GROUPS = `
log in = login = log into = log on = sign in = signin = sign into = access my account = get into my account
登录 = 登陆 = 登入
登录失败 = 登陆失败 = 登不上 = 登不进 = 登不了 = 登录不了 = 登陆不了 = 登录不上 = 登陆不上 = 无法登录 =
  不能登录 = 不能登陆 = 没法登录
password = passcode = pass code
忘记密码 = 忘了密码 = 密码忘 = 找回密码 = 重置密码 = 不记得密码
verification code = security code = sms code = one-time code = otp
验证码 = 校验码 = 动态码
收不到验证码 = 没收到验证码 = 没有收到验证码 = 收不到短信 = 没收到短信 = 验证码收不到 = 验证码没收到
账户 = 账号

locked = blocked = unlock = unblock
frozen = suspended = restricted = unfreeze
too many times = too many attempts = too many tries = exceeded the number = tries have run out = tries used up
锁定 = 被锁 = 锁了 = 锁住 = 解锁
冻结 = 解冻 = 被封 = 封号 = 封了 = 受限

failed = declined = rejected = refused = denied = unsuccessful = go through = could not be completed = interrupted
支付失败 = 付款失败 = 交易失败 = 转账失败 = 付不了 = 支付不了 = 付款不了 = 不能支付 = 不能付款 = 无法支付 =
  无法付款 = 转不了 = 转不出
支付 = 付款
charged twice = double charge = duplicate charge = charged two times
扣了两次 = 重复扣款 = 多扣

not received = haven't received = hasn't received = didn't receive = never received = not arrived = hasn't arrived =
  haven't arrived = never arrived = not showing up = isn't showing = not credited = not there yet =
  didn't get there = does not see = missing
top up = top-up = topup = recharge
充值 = 充钱 = 充了钱
withdraw = withdrawal = cash out = cashed out
转账 = 转钱 = 打钱 = 汇款
pending = in processing = still processing = on its way
没到账 = 未到账 = 不到账 = 没有到账 = 没收到 = 没有收到 = 未收到 = 钱没到 = 款没到
处理中 = 卡住 = 卡在

maintenance = outage = system down = server down = app down = is down = not responding = unavailable
系统繁忙 = 系统忙 = 系统正忙 = 系统维护 = 系统故障 = 服务器维护 = 服务器故障 = 服务中断 = 稍后再试
闪退 = 崩溃 = 卡顿 = 卡死 = 打不开 = 加载不出来

customer service = customer support = help desk = helpline = hotline = contact support = reach support =
  talk to someone = talk to a person = speak to someone = speak to a person = speak to a human = real person
supervisor = manager = superior
complaint = complain
客服 = 人工 = 真人
主管 = 经理 = 领导 = 上级

hacked = compromised = taken over
scam = scammed = fraudster
unauthorised = do not recognise = don't recognise = not recognising = did not make = didn't make = not mine
two-factor = 2fa = second factor = authenticator
双重验证 = 二次验证 = 双重认证 = 两步验证
盗号 = 号被盗 = 账号被盗
盗刷 = 不是我操作 = 不是我付 = 不是我转 = 不是本人 = 非本人
诈骗 = 被骗 = 骗子 = 骗了
钓鱼 = 仿冒 = 冒充 = 假客服

fee = cost = price
手续费 = 费用 = 收费 = 要钱吗 = 要收钱吗
`;

/** The groups as lists of expressions. */
export const SEARCH_SYNONYMS: readonly (readonly string[])[] = GROUPS.replaceAll(/=\s*\n/g, '=')
  .split('\n')
  .map((line) => line.split('=').map((expression) => expression.trim()))
  .filter((group) => group.length > 1);
