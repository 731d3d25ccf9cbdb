import type { Counts } from './faq-report.query.js';

/** How many of how many; from both comes what is printed. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** The four figures of the report, in their order, and what the desk wants of each in percent. */
export const FAQ_FIGURES = ['deflected', 'empty', 'left', 'helpful'] as const;
export type FaqFigure = (typeof FAQ_FIGURES)[number];

export const TARGETS: Readonly<Record<FaqFigure, { readonly percent: number; readonly atMost: boolean }>> = {
  deflected: { percent: 80, atMost: false },
  empty: { percent: 2, atMost: true },
  left: { percent: 30, atMost: true },
  helpful: { percent: 75, atMost: false },
};

/** Below so many a share says nothing: then the numbers themselves are printed. */
const SMALL = 10;

export function sharesOf(days: Iterable<Counts>): Readonly<Record<FaqFigure, Share>> {
  const all = [...days];
  const sum = (metric: string): number => all.reduce((total, day) => total + (day[metric] ?? 0), 0);

  return {
    deflected: { part: sum('readers') - sum('asked-after'), whole: sum('readers') },
    empty: { part: sum('empty'), whole: sum('searches') },
    left: { part: sum('left'), whole: sum('searches') },
    helpful: { part: sum('helpful'), whole: sum('helpful') + sum('unhelpful') },
  };
}

/** In percent; null where there are too few to say. */
export const percentOf = ({ part, whole }: Share): number | null =>
  whole < SMALL ? null : Math.round((part / whole) * 100);

/** Whether a figure is as it should be; null where there are too few to say. */
export function isReached(figure: FaqFigure, share: Share): boolean | null {
  const percent = percentOf(share);
  const { percent: target, atMost } = TARGETS[figure];

  return percent === null ? null : atMost ? percent <= target : percent >= target;
}
