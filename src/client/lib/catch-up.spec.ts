import type { Answer, TimelinePage } from '../../platform/realtime/live-protocol.js';
import { CatchUp } from './catch-up.js';
import { Timeline } from './timeline.js';
import { NotDelivered } from './transport.js';

const HEAD = 3;

/** A desk with a record of three entries, asked over a line that can be down. */
function aWindow() {
  const shown: number[] = [];
  const waiting: { readonly after: number; readonly fail: () => void; readonly reply: () => void }[] = [];
  const timeline = new Timeline(0, ({ seq }) => void shown.push(seq));
  const catchUp = new CatchUp(
    timeline,
    (after) =>
      new Promise((resolve, reject) => {
        const entries = Array.from({ length: HEAD - after }, (_, index) => ({ seq: after + index + 1 }));
        waiting.push({
          after,
          fail: () => reject(new NotDelivered('The line went.')),
          reply: () => resolve({ ok: true, entries, head: HEAD } as unknown as Answer<TimelinePage>),
        });
      }),
  );
  const turn = () => new Promise((resolve) => setTimeout(resolve));

  return { catchUp, shown, waiting, turn };
}

describe('a window that catches up', () => {
  it('asks once for all who want it at the same time, and once more after that', async () => {
    const { catchUp, shown, waiting, turn } = aWindow();
    const done = Promise.all([catchUp.run(), catchUp.run(), catchUp.run()]);
    waiting[0]?.reply();
    await turn();
    waiting[1]?.reply();

    expect(await done).toEqual([true, true, true]);
    expect(waiting.map(({ after }) => after)).toEqual([0, HEAD]);
    expect(shown).toEqual([1, 2, 3]);
  });

  it('asks again when a question of the line before fails after the line came back', async () => {
    const { catchUp, shown, waiting, turn } = aWindow();
    const before = catchUp.run();
    const onReturn = catchUp.run();
    waiting[0]?.fail();
    await turn();
    waiting[1]?.reply();

    expect(await Promise.all([before, onReturn])).toEqual([true, true]);
    expect(shown).toEqual([1, 2, 3]);
  });

  it('says so when the desk cannot be asked, and does not ask by itself again', async () => {
    const { catchUp, shown, waiting } = aWindow();
    const done = catchUp.run();
    waiting[0]?.fail();

    expect(await done).toBe(false);
    expect(waiting).toHaveLength(1);
    expect(shown).toEqual([]);
  });
});
