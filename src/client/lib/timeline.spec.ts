import type { Answer, LiveEntry, TimelinePage } from '../../platform/realtime/live-protocol.js';
import { CatchUp } from './catch-up.js';
import { Timeline } from './timeline.js';
import { NotDelivered } from './transport.js';

const entry = (seq: number, after = seq - 1): LiveEntry => ({
  id: `e${seq}`,
  seq,
  after,
  kind: 'message',
  file: null,
  author: 'staff',
  authorName: 'Jonas',
  mine: false,
  internal: false,
  clientMessageId: null,
  text: `Text ${seq}`,
  at: '2026-11-23T09:00:00.000Z',
  atText: '09:00',
});

function aTimeline(last: number) {
  const shown: number[] = [];

  return { timeline: new Timeline(last, ({ seq }) => shown.push(seq)), shown };
}

describe('a timeline', () => {
  it('shows what follows, and nothing twice', () => {
    const { timeline, shown } = aTimeline(3);

    expect([entry(4), entry(4), entry(2), entry(5)].map((e) => timeline.offer(e))).toEqual([
      'shown',
      'known',
      'known',
      'shown',
    ]);
    expect(shown).toEqual([4, 5]);
  });

  it('shows nothing over a gap', () => {
    const { timeline, shown } = aTimeline(3);

    expect(timeline.offer(entry(5))).toBe('gap');
    expect(shown).toEqual([]);
    expect(timeline.last).toBe(3);
  });

  it('knows a number that this reader never sees from one that is missing', () => {
    const { timeline } = aTimeline(3);

    expect(timeline.offer(entry(9, 3))).toBe('shown'); // 4 to 8 are internal notes.
    expect(timeline.offer(entry(11, 10))).toBe('gap');
  });

  it('takes a page in order, without what it has', () => {
    const { timeline, shown } = aTimeline(3);

    expect(timeline.take({ entries: [entry(5), entry(3), entry(4)], head: 9 })).toBe(true);
    expect(timeline.take({ entries: [entry(9)], head: 9 })).toBe(false);
    expect(shown).toEqual([4, 5, 9]);
  });
});

describe('catching up', () => {
  /** A record of so many entries, read in pages. */
  function aRecord(length: number) {
    const asked: number[] = [];
    const since = async (after: number, limit: number): Promise<Answer<TimelinePage>> => {
      asked.push(after);
      const entries = Array.from({ length: Math.min(limit, length - after) }, (_, index) =>
        entry(after + index + 1),
      );

      return { ok: true, entries, epoch: 'one', head: length };
    };

    return { since, asked, grow: () => (length += 1) };
  }

  it('reads page by page until the head', async () => {
    const { timeline, shown } = aTimeline(0);
    const { since, asked } = aRecord(120);

    expect(await new CatchUp(timeline, since).run()).toBe(true);
    expect(asked).toEqual([0, 50, 100]);
    expect(shown).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  it('asks once more for who asked meanwhile, and shows nothing twice', async () => {
    const { timeline, shown } = aTimeline(0);
    const record = aRecord(1);
    const catchUp = new CatchUp(timeline, record.since);

    const first = catchUp.run();
    record.grow();
    const second = catchUp.run();
    await Promise.all([first, second]);

    expect(shown).toEqual([1, 2]);
  });

  it('says that it is not complete when nobody answers, and can be asked again', async () => {
    const { timeline } = aTimeline(0);
    const { since } = aRecord(2);
    let broken = true;
    const catchUp = new CatchUp(timeline, async (after, limit) => {
      if (broken) {
        throw new NotDelivered();
      }

      return since(after, limit);
    });

    expect(await catchUp.run()).toBe(false);
    broken = false;
    expect(await catchUp.run()).toBe(true);
    expect(timeline.last).toBe(2);
  });

  it('stops at an empty page, whatever head it names', async () => {
    const { timeline } = aTimeline(0);

    expect(
      await new CatchUp(timeline, async () => ({ ok: true, entries: [], epoch: 'one', head: 7 })).run(),
    ).toBe(true);
  });
});
