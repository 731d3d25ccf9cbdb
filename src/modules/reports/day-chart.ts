/** A bar of a chart in the units of its picture, y from the top. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  /** The lower part of the bar that is something of its own. */
  readonly partY: number;
  readonly partHeight: number;
  readonly says: string;
}

export interface DayChart {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly Bar[];
  /** The highest number, for the line at its height. */
  readonly most: number;
}

const WIDTH = 720;
const HEIGHT = 160;
const GAP = 0.25;

/** Bars for numbers of days, each with a part of it marked. */
export function dayChart(
  days: readonly { readonly all: number; readonly part: number; readonly says: string }[],
): DayChart {
  const most = Math.max(1, ...days.map(({ all }) => all));
  const step = WIDTH / Math.max(days.length, 1);
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  const heightOf = (value: number): number => rounded((value / most) * HEIGHT);

  return {
    width: WIDTH,
    height: HEIGHT,
    most,
    bars: days.map(({ all, part, says }, index) => ({
      x: rounded(index * step + (step * GAP) / 2),
      width: rounded(step * (1 - GAP)),
      y: rounded(HEIGHT - heightOf(all)),
      height: heightOf(all),
      partY: rounded(HEIGHT - heightOf(part)),
      partHeight: heightOf(part),
      says,
    })),
  };
}
