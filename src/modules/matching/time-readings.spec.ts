import { StatedTimeError } from '../../platform/clock/stated-time.js';
import { hintsOf } from './hints/match-hints.js';
import type { MatchRequest } from './match-request.js';
import { fetchWindows, timeReadings } from './time-readings.js';
import { zoneHypotheses } from './zone-hypotheses.js';

const MINUTE = 60_000;
const SHANGHAI = 'Asia/Shanghai';
const UNKNOWN = { localDate: '', localTime: null, zone: SHANGHAI, precision: 'unknown' } as const;

const asked = (over: Partial<MatchRequest> = {}): MatchRequest => ({
  account: 'amina',
  occurred: { localDate: '2026-07-28', localTime: '20:00', zone: SHANGHAI, precision: 'exact' },
  sentAt: new Date('2026-07-28T22:00:00Z'),
  ...over,
});

describe('what is fetched', () => {
  const windows = (request: MatchRequest, isDispute = false) => {
    const zones = zoneHypotheses(
      { stated: SHANGHAI, profile: null, phones: [], own: SHANGHAI },
      request.sentAt,
    );
    const readings = timeReadings(request.occurred, hintsOf(request).times, zones, request.sentAt);
    return fetchWindows(readings, { sentAt: request.sentAt, isDispute });
  };

  it('is the time that was said in every zone that it may be meant in, and at least two hours around it', () => {
    const [window, ...others] = windows(asked());
    expect([window?.from, window?.to, others]).toEqual([
      new Date('2026-07-28T09:58:00Z'),
      new Date('2026-07-28T22:02:00Z'),
      [],
    ]);
  });

  it('is what was before he wrote, where nothing was said', () => {
    const [window] = windows(asked({ occurred: UNKNOWN }));
    expect((window?.to.getTime() ?? 0) - (window?.from.getTime() ?? 0)).toBe(
      (72 + 108) * 60 * MINUTE + 10 * MINUTE,
    );
  });

  it('is at most two weeks of a vague time, the newer ones, and a month where a statement is disputed', () => {
    const vague = asked({ occurred: UNKNOWN, description: '上个月付的' });
    const days = ([window]: ReturnType<typeof windows>): number =>
      ((window?.to.getTime() ?? 0) - (window?.from.getTime() ?? 0)) / (24 * 60 * MINUTE);
    expect([days(windows(vague)), days(windows(vague, true))]).toEqual([14, 31]);
  });

  it('is fetched apart where the words may mean days far apart', () => {
    expect(windows(asked({ occurred: UNKNOWN, description: 'it was on 3/4' }))).toHaveLength(2);
  });

  it('is nothing for a day that no calendar holds', () => {
    const occurred = { ...asked().occurred, localDate: '2026-02-30' };
    expect(() => windows(asked({ occurred }))).toThrow(new StatedTimeError('NO_SUCH_DATE', '2026-02-30'));
  });
});
