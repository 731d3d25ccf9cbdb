import { StillClock } from '../../../test/support/still-clock.js';
import type { Log } from '../../platform/logging/log.js';
import { WalletHealthRecord } from './wallet-health-record.js';

describe('the record of a wallet', () => {
  const clock = new StillClock();
  const told: object[] = [];
  const log = { error: (details: object) => told.push(details) } as unknown as Log;

  beforeEach(() => {
    told.length = 0;
  });

  it('says nothing before anything was asked, rather than zero', () => {
    expect(new WalletHealthRecord(clock).figures()).toEqual({
      breaker: 'closed',
      rest: null,
      requests: 0,
      latencyP50: null,
      latencyP95: null,
      failures: {},
      lastSuccessAt: null,
      lastFailure: null,
      heartbeat: null,
      unknownWords: [],
      anomalies: 0,
      untrusted: null,
    });
  });

  it('gives the shares of failures of the last five minutes, and when it last went well', () => {
    const record = new WalletHealthRecord(clock);
    record.begin()('UNAVAILABLE');
    clock.advance(300_001);
    record.begin()(null);
    record.begin()('NOT_FOUND');
    const well = clock.now();
    clock.advance(1_000);
    record.begin()('UNAVAILABLE');
    record.begin()('UNAVAILABLE');

    const figures = record.figures();
    expect(figures).toMatchObject({
      requests: 4,
      failures: { UNAVAILABLE: 0.5, NOT_FOUND: 0.25 },
      lastSuccessAt: well,
      lastFailure: { at: clock.now(), kind: 'UNAVAILABLE' },
    });
    expect(figures.latencyP50).toBeGreaterThanOrEqual(0);
    expect(figures.latencyP95).toBeGreaterThanOrEqual(Number(figures.latencyP50));
  });

  it('does not grow for ever', () => {
    const record = new WalletHealthRecord(clock);
    for (let time = 0; time < 5_000; time += 1) {
      record.begin()(null);
    }
    expect(record.figures().requests).toBeLessThanOrEqual(2_000);
    expect(record.figures().requests).toBeGreaterThan(500);
  });

  it('keeps the last heartbeat with its time', () => {
    const record = new WalletHealthRecord(clock);
    record.noteHeartbeat({ status: 'degraded', delayMs: 4_000, restoreAt: null });
    expect(record.figures().heartbeat).toEqual({
      status: 'degraded',
      delayMs: 4_000,
      restoreAt: null,
      at: clock.now(),
    });
  });

  it('tells an operator once of each word that nobody mapped, and of each move that cannot be', () => {
    const record = new WalletHealthRecord(clock, log);
    record.noteUnknownWord('frobnicated');
    record.noteUnknownWord('frobnicated');
    record.noteAnomaly('REVERSED', 'PENDING');

    expect(told).toEqual([{ word: 'frobnicated' }, { from: 'REVERSED', to: 'PENDING' }]);
    expect(record.figures()).toMatchObject({ unknownWords: ['frobnicated'], anomalies: 1 });
  });
});
