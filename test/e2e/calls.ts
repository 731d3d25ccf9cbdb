import { randomUUID } from 'node:crypto';
import type { FormInput } from '../support/html.js';

/** What somebody says who rings, and can only be called back. */
export const aCall = (more: FormInput = {}): FormInput => ({
  caller: 'Bruno',
  phone: '+86 138 0000 0000',
  lang: 'zh-CN',
  accountKind: 'username',
  account: 'bruno',
  type: 'E302',
  asked: 'E302',
  description: '我昨天转的两百块还没有到账。',
  occurredDate: '2026-11-20',
  part: 'evening',
  zone: 'Asia/Shanghai',
  key: randomUUID(),
  ...more,
});
