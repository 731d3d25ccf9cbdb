import type { ScenarioDraft } from './scenario.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Signing in, the account and who one is: D41 to D48, D57 and D58. */
export const ACCOUNT_SCENARIOS: readonly ScenarioDraft[] = [
  {
    row: 41,
    type: 'E201',
    article: 'account-locked',
    by: 'username',
    says: {
      'zh-CN': '密码输错几次,账户被锁了。',
      en: 'I typed the wrong password a few times, and now my account is locked.',
    },
    holder: { status: 'unavailable', subStatus: 'lockedPin', unlocksAfterMs: 2 * HOUR },
    happenedAgoMs: 35 * MINUTE,
  },
  {
    row: 42,
    type: 'E201',
    article: 'account-takeover',
    by: 'msisdn',
    says: {
      'zh-CN': '账户突然被锁,还有一笔 5000 元的转账不是我转的。',
      en: 'My account was locked all of a sudden, and there is a transfer of 5,000 yuan that I did not make.',
    },
    holder: { status: 'unavailable', subStatus: 'lockedPin' },
    money: [
      {
        agoMs: 20 * HOUR,
        type: 'transfer',
        status: 'completed',
        amount: 500_000,
        with: 'other-wallet',
        subType: 'toOtherProvider',
        details: { deviceId: 'DEV-UNKNOWN-42' },
      },
    ],
    facts: { customerDenies: true, newDevice: true, foreignSignIn: true },
  },
  {
    row: 43,
    type: 'E202',
    article: 'account-frozen',
    by: 'emailaddress',
    says: {
      'zh-CN': '我的账户显示受限,什么都做不了。',
      en: 'My account says that it is restricted. I cannot do anything.',
    },
    holder: { status: 'unavailable', subStatus: 'frozenRisk' },
    happenedAgoMs: DAY,
  },
  {
    row: 44,
    type: 'E101',
    article: 'service-maintenance',
    by: 'username',
    says: {
      'zh-CN': '一直登录不了,密码肯定是对的。',
      en: 'I cannot sign in, and I am sure that the password is right.',
    },
    happenedAgoMs: 15 * MINUTE,
    incident: 'I6',
  },
  {
    row: 45,
    type: 'E101',
    article: 'login-fails',
    by: 'walletid',
    says: {
      'zh-CN': '手机上登不上去,换了网络也不行。',
      en: 'I cannot sign in on my phone, on another network neither.',
    },
    happenedAgoMs: 2 * DAY,
  },
  {
    row: 46,
    type: 'E101',
    article: 'account-closed-or-dormant',
    by: 'username',
    says: {
      'zh-CN': '一年没用了,现在登录说账户不能用。',
      en: 'I have not used it for a year, and now it says that the account cannot be used.',
    },
    holder: { status: 'unavailable', subStatus: 'dormant' },
    happenedAgoMs: HOUR,
  },
  {
    row: 47,
    type: 'E103',
    article: 'otp-not-received',
    by: 'msisdn',
    says: {
      'zh-CN': '验证码短信一直收不到,试了三次。',
      en: 'The text message with the code does not arrive. I have tried three times.',
    },
    happenedAgoMs: 5 * HOUR + 30 * MINUTE,
    incident: 'I3',
  },
  {
    row: 48,
    type: 'E103',
    article: 'otp-not-received',
    by: 'emailaddress',
    says: {
      'zh-CN': '收不到验证码,信号是满格的。',
      en: 'I do not get the code, although the signal is good.',
    },
    happenedAgoMs: 40 * MINUTE,
  },
  {
    row: 57,
    type: 'E701',
    article: 'kyc-failed',
    by: 'username',
    says: {
      'zh-CN': '实名认证提交两次都没通过。',
      en: 'I sent my identity verification twice, and it was refused.',
    },
    holder: { kyc: 'rejected', kycLevel: 1, kycReason: 'documentUnreadable', subStatus: 'limitedKyc' },
    happenedAgoMs: DAY,
  },
  {
    row: 58,
    type: 'E702',
    article: 'card-linking-failed',
    by: 'walletid',
    says: {
      'zh-CN': '绑定储蓄卡总是失败,说信息不一致。',
      en: 'Linking my debit card keeps failing. It says that the details differ.',
    },
    happenedAgoMs: 3 * HOUR,
  },
];
