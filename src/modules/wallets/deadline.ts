/** The time that one question has, however many requests it takes. */
export class Deadline {
  readonly signal: AbortSignal;
  private readonly endsAt: number;

  constructor(ms: number) {
    this.signal = AbortSignal.timeout(Math.ceil(ms));
    this.endsAt = performance.now() + ms;
  }

  get isOver(): boolean {
    return this.signal.aborted;
  }

  get leftMs(): number {
    return Math.max(0, this.endsAt - performance.now());
  }
}
