import { createHash } from 'node:crypto';

/** A desk's open pages, some times over. */
const MOST = 500;

/**
 * What was answered of a text, for as long as what answers is in the same state: a page that is drawn again does not
 * ask again. Lives in memory, and knows of a text only its hash.
 */
export class HeardTexts<T> {
  private readonly answers = new Map<string, Promise<T>>();
  private state = -1;

  /** What was heard of it in this state, else what `hear` says now. A failure is not kept. */
  of(text: string, lang: string, state: number, hear: () => Promise<T>): Promise<T> {
    if (state !== this.state) {
      this.answers.clear();
      this.state = state;
    }
    const key = createHash('sha256').update(`${lang} ${text}`).digest('base64');
    const answer = this.answers.get(key) ?? hear();
    // The one that was asked for last goes last.
    this.answers.delete(key);
    this.answers.set(key, answer);
    answer.catch(() => this.forget(key, answer));
    this.forgetOldest();

    return answer;
  }

  private forget(key: string, answer: Promise<T>): void {
    if (this.answers.get(key) === answer) {
      this.answers.delete(key);
    }
  }

  private forgetOldest(): void {
    for (const key of this.answers.keys()) {
      if (this.answers.size <= MOST) {
        return;
      }
      this.answers.delete(key);
    }
  }
}
