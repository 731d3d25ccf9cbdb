type Cell = string | number;

/** Tables read a file without this as the alphabet of the machine, and Chinese as noise. */
const BYTE_ORDER_MARK = '\ufeff';
/** What a table would take for a formula, and run. */
const FORMULA = /^[\s\0]*[=+\-@\t\r|%]/u;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * Rows as a file for tables (RFC 4180). A text that a table would run as a formula gets a quote at its front, which the
 * table shows nowhere and which keeps it a text; numbers stay numbers.
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');

function cellText(cell: Cell): string {
  if (typeof cell === 'number') {
    return String(cell);
  }
  const text = FORMULA.test(cell) ? `'${cell}` : cell;

  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
