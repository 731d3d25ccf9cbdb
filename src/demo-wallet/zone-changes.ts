const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The last moment before `now` at which clocks in the zone went forward, or back. Null where they never do. */
export function lastChange(zone: string, now: number, direction: 'forward' | 'back'): number | null {
  for (let at = now; at > now - 400 * DAY; at -= DAY) {
    const change = offsetAt(zone, at) - offsetAt(zone, at - DAY);

    if (direction === 'forward' ? change > 0 : change < 0) {
      return momentOfChange(zone, at - DAY, at);
    }
  }

  return null;
}

/** What the clocks there are ahead of UTC at that moment. */
export function offsetAt(zone: string, at: number): number {
  const parts = formatOf(zone).formatToParts(at);
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );

  return local - Math.floor(at / 1_000) * 1_000;
}

/** The instant of a wall clock there; `local` is its time as if it were UTC. */
export function instantOf(zone: string, local: number): number {
  const guess = local - offsetAt(zone, local);

  return local - offsetAt(zone, guess);
}

function momentOfChange(zone: string, from: number, to: number): number {
  let [low, high] = [from, to];

  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2);
    [low, high] = offsetAt(zone, middle) === offsetAt(zone, from) ? [middle, high] : [low, middle];
  }

  // Clocks change at whole minutes; the search ends less than a second behind one.
  return Math.floor(high / 60_000) * 60_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(zone, known);

  return known;
}
