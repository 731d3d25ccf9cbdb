/** What a ratio must be. Rates are to reach a share of their limit, delays may exceed it only so far. */
export type Demand = { readonly atLeast: number } | { readonly atMost: number };

/** One measured figure beside its limit, both of the same run. */
export interface Figure {
  /** What was done, for example `append, 64 senders`. */
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** What the limit is, for example `the same four statements raw`. */
  readonly limitName: string;
  readonly limit: number;
  /** Ours by limit: the median of the rounds, and how far they lay apart. */
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
  /** Null for a figure that is only shown. */
  readonly demand: Demand | null;
}

export function isMet({ ratio, demand }: Figure): boolean {
  if (demand === null) {
    return true;
  }

  return 'atLeast' in demand ? ratio >= demand.atLeast : ratio <= demand.atMost;
}

const HEAD = ['figure', 'ours', 'limit', 'ratio', 'of the rounds', 'demanded', ''];

/** The figures as a table of plain text, one line each. */
export function table(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));

  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One figure as a sentence, printed as soon as it is known. */
export function sentence(figure: Figure): string {
  const { name, unit, ours, limitName, limit, ratio } = figure;
  const said = `${name}: ${short(ours)} ${unit}; ${limitName}: ${short(limit)}; ratio ${ratio.toFixed(2)}`;

  return figure.demand === null
    ? said
    : `${said}, demanded ${demandOf(figure)}: ${isMet(figure) ? 'met' : 'MISSED'}`;
}

function rowOf(figure: Figure): string[] {
  const { name, unit, ours, limit, ratio, lowest, highest, demand } = figure;

  return [
    `${name} (${unit})`,
    short(ours),
    short(limit),
    ratio.toFixed(2),
    `${lowest.toFixed(2)}-${highest.toFixed(2)}`,
    demandOf(figure),
    demand === null ? '' : isMet(figure) ? 'met' : 'MISSED',
  ];
}

function demandOf({ demand }: Figure): string {
  if (demand === null) {
    return 'shown';
  }

  return 'atLeast' in demand ? `>= ${demand.atLeast}` : `<= ${demand.atMost}`;
}

const short = (value: number): string => (value >= 100 ? String(Math.round(value)) : value.toPrecision(3));
