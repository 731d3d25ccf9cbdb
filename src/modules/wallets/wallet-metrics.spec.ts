import { Registry } from 'prom-client';
import { StillClock } from '../../../test/support/still-clock.js';
import type { Metrics } from '../../platform/health/metrics.js';
import { WalletError } from './wallet-error.js';
import { WalletHealthRecord } from './wallet-health-record.js';
import { WalletMetrics } from './wallet-metrics.js';

describe('the figures of the wallet', () => {
  const registry = new Registry();
  const record = new WalletHealthRecord(new StillClock());

  beforeAll(() => new WalletMetrics({ registry } as unknown as Metrics, record).onModuleInit());

  it('have no line for what is not known', async () => {
    const text = await registry.metrics();
    expect(text).toContain('walletdesk_wallet_resting 0');
    expect(text).not.toMatch(/^walletdesk_wallet_latency_seconds\{/m);
    expect(text).not.toMatch(/^walletdesk_wallet_failure_share\{/m);
  });

  it('say how it answers, how it fails, and that it is left alone', async () => {
    const fail = () => Promise.reject(new WalletError('UNAVAILABLE', 'no'));
    for (let time = 0; time < 5; time += 1) {
      record.begin()('UNAVAILABLE');
      await record.breaker.run(fail).catch(() => null);
    }
    record.noteUnknownWord('frobnicated');
    record.noteAnomaly('REVERSED', 'PENDING');
    const text = await registry.metrics();

    expect(text).toContain('walletdesk_wallet_resting 1');
    expect(text).toContain('walletdesk_wallet_failure_share{kind="UNAVAILABLE"} 1');
    expect(text).toMatch(/^walletdesk_wallet_latency_seconds\{quantile="0\.95"\} \d/m);
    expect(text).toContain('walletdesk_wallet_unmapped_words 1');
    expect(text).toContain('walletdesk_wallet_anomalies 1');
    expect(text).not.toContain('frobnicated');
  });
});
