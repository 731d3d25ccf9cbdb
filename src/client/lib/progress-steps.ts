/** What is said about something that takes its time, and after how long: the same for every form. */
export const PROGRESS_STEPS = [
  { after: 300, step: 'spinning' },
  { after: 1_000, step: 'sending' },
  { after: 5_000, step: 'still' },
  { after: 15_000, step: 'stopped' },
] as const;

export type ProgressStep = (typeof PROGRESS_STEPS)[number]['step'];

interface Timers {
  set(work: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

const CLOCK: Timers = {
  set: (work, ms) => setTimeout(work, ms),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** Tells each step when its time has come. → To call when it is over, one way or the other. */
export function tellProgress(tell: (step: ProgressStep) => void, timers = CLOCK): () => void {
  const running = PROGRESS_STEPS.map(({ after, step }) => timers.set(() => tell(step), after));

  return () => {
    for (const timer of running) {
      timers.clear(timer);
    }
  };
}
