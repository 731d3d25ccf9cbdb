import { StillClock } from './still-clock.js';

describe('the still clock', () => {
  it('stands until it is moved, and moves both hands', () => {
    const clock = new StillClock(new Date('2026-11-23T08:00:00Z'));

    expect([clock.now().toISOString(), clock.monotonic()]).toEqual(['2026-11-23T08:00:00.000Z', 0]);
    clock.advance(1_500);
    expect([clock.now().toISOString(), clock.monotonic()]).toEqual(['2026-11-23T08:00:01.500Z', 1_500]);
  });

  it('does not run backwards', () => {
    expect(() => new StillClock().advance(-1)).toThrow('backwards');
  });
});
