const MOST = 127;

/** Rows of figures kept in one byte each, with a scale for the row: a quarter of the room, and as good. */
export class QuantisedMatrix {
  constructor(
    readonly columns: number,
    readonly scales: Float32Array,
    readonly cells: Int8Array,
  ) {}

  static of(figures: Float32Array, columns: number): QuantisedMatrix {
    const rows = figures.length / columns;
    const scales = new Float32Array(rows);
    const cells = new Int8Array(figures.length);
    for (let row = 0; row < rows; row += 1) {
      const own = figures.subarray(row * columns, (row + 1) * columns);
      const scale = own.reduce((most, figure) => Math.max(most, Math.abs(figure)), 0) / MOST;
      scales[row] = scale;
      own.forEach((figure, column) => {
        cells[row * columns + column] = scale === 0 ? 0 : Math.round(figure / scale);
      });
    }

    return new QuantisedMatrix(columns, scales, cells);
  }

  /** Writes a row out in full, at a place among other figures. */
  copyRow(row: number, figures: Float32Array, at: number): void {
    const scale = this.scales[row] ?? 0;
    for (let column = 0; column < this.columns; column += 1) {
      figures[at + column] = scale * (this.cells[row * this.columns + column] ?? 0);
    }
  }

  /** Adds so many times a row to a sum. */
  addRow(row: number, times: number, sum: Float32Array): void {
    const factor = times * (this.scales[row] ?? 0);
    const from = row * this.columns;
    for (let column = 0; column < this.columns; column += 1) {
      sum[column] = (sum[column] ?? 0) + factor * (this.cells[from + column] ?? 0);
    }
  }
}
