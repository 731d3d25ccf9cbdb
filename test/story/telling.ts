/** The first untrue step of a story. */
export class Untrue extends Error {}

/** Tells a story step by step: what happened, how long it took; stops at the first step that is not true. */
export class Telling {
  steps = 0;

  constructor(private readonly write: (line: string) => void) {}

  chapter(title: string): void {
    this.write(`\n${title}`);
  }

  /** Does a step and prints it with its time. @throws Untrue that names the step */
  async step<T>(what: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      const result = await work();
      this.steps += 1;
      this.write(`  ✓ ${what} (${Math.round(performance.now() - started)} ms)`);

      return result;
    } catch (error) {
      this.write(`  ✗ ${what}: ${error instanceof Error ? error.message : String(error)}`);
      throw error instanceof Untrue ? error : new Untrue(what, { cause: error });
    }
  }
}

/** @throws Untrue with the sentence where the condition does not hold */
export function must(condition: boolean, sentence: string): asserts condition {
  if (!condition) {
    throw new Untrue(sentence);
  }
}
