import { tellProgress } from './progress-steps.js';

describe('the progress of a form', () => {
  const waiting = () => {
    const due = new Map<number, () => void>();
    const timers = {
      set: (work: () => void, ms: number) => {
        due.set(ms, work);

        return ms;
      },
      clear: (ms: unknown) => void due.delete(Number(ms)),
    };

    return { due, timers };
  };

  it('is told at a third of a second, at one, at five, and given up at fifteen', () => {
    const { due, timers } = waiting();
    const told: string[] = [];
    tellProgress((step) => told.push(step), timers);
    for (const ms of [...due.keys()].sort((a, b) => a - b)) {
      due.get(ms)?.();
    }

    expect([...due.keys()]).toEqual([300, 1_000, 5_000, 15_000]);
    expect(told).toEqual(['spinning', 'sending', 'still', 'stopped']);
  });

  it('is told no more when the answer has come', () => {
    const { due, timers } = waiting();
    tellProgress(() => undefined, timers)();

    expect(due.size).toBe(0);
  });
});
