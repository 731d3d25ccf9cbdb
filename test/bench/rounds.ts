import type { Demand, Figure } from './figure.js';

/** Measures one side once → the figure of that round. */
export type Measure = () => number | Promise<number>;

export interface Rounds {
  /** Counted rounds; one more of each side goes before them to warm up. */
  readonly rounds: number;
}

export interface Compared {
  readonly ours: number;
  readonly limit: number;
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Ours and its limit by turns, each round in the other order, because the machine does other things meanwhile: what
 * disturbs one side of a round disturbs the other. The ratio is the median of the rounds' own ratios.
 */
export async function compare(ours: Measure, limit: Measure, { rounds }: Rounds): Promise<Compared> {
  await ours();
  await limit();
  const measured: { readonly ours: number; readonly limit: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await ours();
      measured.push({ ours: first, limit: await limit() });
    } else {
      const first = await limit();
      measured.push({ ours: await ours(), limit: first });
    }
  }
  const ratios = measured.map((round) => round.ours / round.limit);

  return {
    ours: median(measured.map((round) => round.ours)),
    limit: median(measured.map((round) => round.limit)),
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
  };
}

/** The comparison with its names and its demand. */
export const figureOf = (
  compared: Compared,
  names: Pick<Figure, 'name' | 'unit' | 'limitName'>,
  demand: Demand | null,
): Figure => ({ ...names, ...compared, demand });

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;

  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
