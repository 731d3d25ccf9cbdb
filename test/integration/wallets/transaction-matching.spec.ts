import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import * as personas from '../../../src/demo-wallet/personas.js';
import { startDemoWallet } from '../../../src/demo-wallet/server.js';
import type { DemoWallet } from '../../../src/demo-wallet/server.js';
import { MatchingModule } from '../../../src/modules/matching/matching.module.js';
import type { MatchRequest } from '../../../src/modules/matching/match-request.js';
import { TransactionMatching } from '../../../src/modules/matching/transaction-matching.js';
import { TransactionLookup } from '../../../src/modules/wallets/transaction.lookup.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { Log } from '../../../src/platform/logging/log.js';
import { Metrics } from '../../../src/platform/health/metrics.js';
import { NoticeHistory } from '../../../src/modules/notices/notice-history.js';
import { NO_NOTICES } from '../matching/planted-run.js';
import { StillClock } from '../../support/still-clock.js';

/** 18:00 in Shanghai. */
const NOW = new Date('2026-07-29T10:00:00Z');

@Global()
@Module({})
class Ground {}

describe('looking for the transaction behind a customer’s words', () => {
  let demo: DemoWallet;
  let app: TestingModule;
  let matching: TransactionMatching;
  let lookup: TransactionLookup;

  beforeAll(async () => {
    demo = await startDemoWallet({ file: ':memory:', now: NOW });
    const providers = [
      { provide: WalletOptions, useValue: new WalletOptions(demo.baseUrl, 'Asia/Shanghai') },
      { provide: NoticeHistory, useValue: NO_NOTICES },
      { provide: Clock, useValue: new StillClock(NOW) },
      { provide: Log, useValue: { error: () => undefined } },
      { provide: Metrics, useValue: {} },
    ];
    app = await Test.createTestingModule({
      imports: [
        { module: Ground, providers, exports: [WalletOptions, Clock, Log, Metrics, NoticeHistory] },
        MatchingModule,
      ],
    }).compile();
    matching = app.get(TransactionMatching);
    lookup = app.get(TransactionLookup, { strict: false });
  });

  afterAll(async () => {
    await app.close();
    await demo.close();
  });

  const asked = (over: Partial<MatchRequest> = {}): MatchRequest => ({
    account: '13800000001',
    occurred: { localDate: '2026-07-29', localTime: '14:45', zone: 'Asia/Shanghai', precision: 'exact' },
    amount: '500',
    currency: 'CNY',
    sentAt: NOW,
    ...over,
  });

  it.each(['13800000001', '+86 138 0000 0001', 'amina', 'Amina@wallet.example', 'W10000001', 'ACC000001'])(
    'finds Amina’s transfer when she calls herself %s',
    async (account) => {
      const { candidates, truncated } = await matching.match(asked({ account }));
      const [best, ...others] = candidates;

      expect(best).toMatchObject({
        transaction: { reference: personas.AMINA_TRANSFER_COMPLETED },
        score: 100,
      });
      expect(best?.evidence.map(({ kind }) => kind)).toEqual(['time-near', 'amount-exact']);
      expect(others.every(({ score }) => score <= 60)).toBe(true);
      expect(truncated).toBe(false);
    },
  );

  it('finds what 李华 was charged, not the lookalike of the day before', async () => {
    const occurred = {
      localDate: '2026-07-29',
      localTime: '12:00',
      zone: 'Asia/Shanghai',
      precision: 'part-of-day',
    } as const;
    const { candidates } = await matching.match(asked({ account: 'lihua', occurred, amount: '199.00' }));

    expect(candidates[0]?.transaction).toMatchObject({
      reference: personas.LIHUA_CHARGED_BUT_FAILED,
      legs: { debit: 'posted' },
    });
    expect(candidates.map(({ transaction }) => transaction.reference)).not.toContain(
      personas.LIHUA_LOOKALIKE,
    );
  });

  it('shows both of a pair when Jonas paid twice', async () => {
    const occurred = {
      localDate: '2026-07-29',
      localTime: '02:00',
      zone: 'Europe/London',
      precision: 'hour',
    } as const;
    const { candidates } = await matching.match(
      asked({ account: '+447700900003', occurred, amount: '24.90', currency: 'GBP' }),
    );

    expect(candidates.slice(0, 2).map(({ transaction, score }) => [transaction.reference, score])).toEqual([
      [personas.JONAS_DUPLICATE_SECOND, 100],
      [personas.JONAS_DUPLICATE_FIRST, 100],
    ]);
  });

  it('is not sure when the customer remembers nothing but the amount', async () => {
    const occurred = { localDate: '', localTime: null, zone: '', precision: 'unknown' } as const;
    const { candidates } = await matching.match(asked({ occurred }));

    expect(candidates[0]).toMatchObject({
      transaction: { reference: personas.AMINA_TRANSFER_COMPLETED },
      score: 55,
    });
  });

  it('finds nothing on another day', async () => {
    const occurred = {
      localDate: '2026-01-02',
      localTime: null,
      zone: 'Asia/Shanghai',
      precision: 'day',
    } as const;
    expect((await matching.match(asked({ occurred }))).candidates).toEqual([]);
  });

  it.each(['nobody', '13899999999', '$', ''])('says that it knows no account %j', async (account) => {
    expect(await matching.match(asked({ account }))).toMatchObject({
      accountIs: 'unknown',
      account: null,
      result: 'none',
      question: 'account',
      candidates: [],
    });
  });

  it('asks for the wallet where a phone number has two', async () => {
    expect(await matching.match(asked({ account: '13800010010' }))).toMatchObject({
      accountIs: 'several',
      account: null,
      result: 'none',
      question: 'account',
    });
  });

  it('takes the wallet that the words name, where a phone number has two', async () => {
    const description = '我的钱包号是 W20000510，昨天付的钱没到';
    const { account, accountIs } = await matching.match(asked({ account: '13800010010', description }));

    expect(accountIs).toBe('known');
    expect(account?.identifiers).toContainEqual({ kind: 'walletid', value: 'W20000510' });
  });

  it('says that a number is somebody else’s, and shows nothing of it', async () => {
    const found = await matching.match(asked({ description: `交易号 ${personas.JONAS_REVERSAL}` }));

    expect(found.foreignReference).toBe(true);
    expect(JSON.stringify(found.candidates)).not.toContain(personas.JONAS_REVERSAL);
  });

  it('refuses a zone that does not exist before it asks the wallet', async () => {
    const occurred = { ...asked().occurred, zone: 'Mars/Olympus' };
    await expect(matching.match(asked({ occurred }))).rejects.toMatchObject({ name: 'StatedTimeError' });
  });

  it('fetches one transaction by its reference, and refuses an unknown one', async () => {
    expect(await lookup.require(personas.JONAS_REVERSAL)).toMatchObject({
      type: 'reversal',
      originalReference: personas.JONAS_PURCHASE_REVERSED,
    });
    await expect(lookup.require('TX0')).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });
});
