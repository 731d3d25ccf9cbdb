import type { MatchRequest } from '../../../src/modules/matching/match-request.js';
import { TransactionMatching } from '../../../src/modules/matching/transaction-matching.js';
import { NoticeHistory } from '../../../src/modules/notices/notice-history.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import type { Reader } from '../../../src/platform/database/reader.js';
import { aTransaction } from '../wallets/a-transaction.js';
import { ListedLookup } from './listed-lookup.js';
import { NO_NOTICES } from './planted-run.js';

const AT = new Date('2026-07-28T12:00:00Z');
const asked = (over: Partial<MatchRequest> = {}): MatchRequest => ({
  account: 'amina',
  occurred: { localDate: '2026-07-28', localTime: '20:00', zone: 'Asia/Shanghai', precision: 'exact' },
  typeCode: 'E306',
  amount: '199.00',
  currency: 'CNY',
  sentAt: new Date('2026-07-28T22:00:00Z'),
  ...over,
});

const over = (transactions: readonly WalletTransaction[], notices = NO_NOTICES): TransactionMatching =>
  new TransactionMatching(
    new ListedLookup([{ kind: 'username', value: 'amina' }], transactions),
    new WalletOptions(null, 'Asia/Shanghai'),
    notices,
  );

describe('an answer to who means which transaction', () => {
  it('says that there were more than could be looked through', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) =>
      aTransaction({
        reference: `TX${index}`,
        createdAt: new Date(AT.getTime() - index * 1_000),
        amount: `${index + 1}.00`,
      }),
    );
    const { truncated, lookedAt, candidates } = await over(many).match(asked());

    expect([truncated, lookedAt]).toEqual([true, 500]);
    expect(candidates[0]?.transaction.amount).toBe('199.00');
  });

  it('names its hints, and repeats none of them', async () => {
    const description = '卡号 4111 1111 1111 1111，在蓝鲸咖啡付的，交易号尾号 4242，昨晚8点';
    const { hints } = await over([]).match(asked({ description }));

    expect(hints).toEqual(['time', 'time-in-words', 'amount', 'currency', 'reference', 'card']);
  });

  it('says that it happened while an outage of that kind was announced', async () => {
    const row = {
      id: 'notice-1',
      kind: 'outage',
      severity: 'major',
      features: '["payments"]',
      types: '[]',
      title_zh: '支付异常',
      title_en: 'Payments disturbed',
      text_zh: '',
      text_en: '',
      starts_at: AT.getTime() - 3_600_000,
      ends_at: null,
      next_update_at: null,
      zone: 'UTC',
      status: 'ended',
      created_at: 0,
      over_at: AT.getTime() + 60_000,
    };
    const notices = new NoticeHistory({ rows: () => Promise.resolve([row]) } as unknown as Reader);
    const during = aTransaction({ reference: 'during', createdAt: AT, amount: '199.00' });
    const after = aTransaction({
      reference: 'after',
      createdAt: new Date(AT.getTime() + 300_000),
      amount: '19.00',
    });
    const { candidates } = await over([during, after], notices).match(asked());
    const told = candidates.map(({ transaction, evidence }) => [
      transaction.reference,
      evidence.some(({ kind }) => kind === 'in-incident'),
    ]);

    expect(told).toEqual([
      ['during', true],
      ['after', false],
    ]);
  });

  it('shows nobody’s whole name among its reasons', async () => {
    const person = {
      identifiers: [{ kind: 'msisdn', value: '+8613800000002' }],
      display: '欧阳建国',
      isCustomer: false,
    } as const;
    const sent = aTransaction({ createdAt: AT, amount: '199.00', type: 'transfer', credit: person });
    const { candidates } = await over([sent]).match(
      asked({ typeCode: 'E302', description: '转给欧阳建国的' }),
    );

    expect(candidates[0]?.evidence).toContainEqual({ kind: 'counterparty-fits', params: { name: '欧•••' } });
    expect(JSON.stringify(candidates[0]?.evidence)).not.toContain('欧阳');
  });
});
