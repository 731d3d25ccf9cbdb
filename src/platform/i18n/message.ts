/** What stands in the gaps of a sentence. */
export type Params = Readonly<Record<string, string | number>>;

/** A sentence of the words, cut at its gaps once. What is put into a gap is only printed, whatever it looks like. */
export class Message {
  /** Texts and the names of gaps by turns, a text first. */
  private readonly parts: readonly string[];

  constructor(text: string) {
    this.parts = text.split(/\{\s*([\w-]+)\s*\}/);
  }

  /** Numbers as the locale writes them. `missing` is asked for what stands in a gap nobody filled. */
  print(params: Params, numbers: Intl.NumberFormat, missing: (gap: string) => string): string {
    if (this.parts.length === 1) {
      return this.parts[0] ?? '';
    }

    return this.parts
      .map((part, index) => {
        if (index % 2 === 0) {
          return part;
        }
        const value = params[part] ?? missing(part);

        return typeof value === 'number' ? numbers.format(value) : value;
      })
      .join('');
  }
}
