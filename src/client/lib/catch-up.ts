import type { Answer, TimelinePage } from '../../platform/realtime/live-protocol.js';
import type { Timeline } from './timeline.js';

const PAGE = 50;

/** Fetches what a window has missed, page by page until the head; whoever asks meanwhile waits for one more round. */
export class CatchUp {
  private running: Promise<boolean> | null = null;
  private again = false;

  constructor(
    private readonly timeline: Timeline,
    private readonly since: (after: number, limit: number) => Promise<Answer<TimelinePage>>,
  ) {}

  /** → Whether the record is complete now; false when the desk could not be asked. */
  run(): Promise<boolean> {
    if (this.running) {
      this.again = true;

      return this.running;
    }
    this.running = this.rounds().finally(() => {
      this.running = null;
    });

    return this.running;
  }

  private async rounds(): Promise<boolean> {
    let complete: boolean;
    do {
      this.again = false;
      complete = await this.round().catch(() => false);
      // Whoever asked meanwhile gets his round even if this one failed: he may ask over a line that came back.
    } while (this.again);

    return complete;
  }

  private async round(): Promise<boolean> {
    for (;;) {
      const answer = await this.since(this.timeline.last, PAGE);
      if (!answer.ok) {
        return false;
      }
      if (!this.timeline.take(answer)) {
        return true;
      }
    }
  }
}
