import { Worker } from 'node:worker_threads';
import type { SearchDocument } from './search-document.js';
import type { SearchRunner, SearchTaskName, SearchTasks } from './search-tasks.js';

/** What goes to the worker, and what comes back. */
export interface TaskMessage {
  readonly number: number;
  readonly name: SearchTaskName;
  readonly given: unknown;
}

export interface TaskReply {
  readonly number: number;
  readonly answer?: unknown;
  readonly failure?: string;
}

interface Waiting {
  readonly done: (answer: unknown) => void;
  readonly failed: (error: Error) => void;
}

const MEMORY_MB = 768;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/** The desk's thread is gone: what it was asked has no answer. */
export class SearchThreadLost extends Error {}

/**
 * A search desk in a thread of its own, so that nothing it computes holds up anybody. A thread that dies is started
 * again, empty: `began` is called each time, to fill it.
 */
export class SearchThread<R, D extends SearchDocument> implements SearchRunner<R, D> {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private number = 0;
  private pause = FIRST_PAUSE_MS;
  private closed = false;

  constructor(
    private readonly file: string,
    private readonly began: () => void,
  ) {}

  start(): void {
    const worker = new Worker(this.file, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    worker.on('message', (reply: TaskReply) => this.settle(reply));
    worker.on('error', () => undefined); // The exit that follows says it all.
    worker.on('exit', () => this.lost(worker));
    this.worker = worker;
    this.holdOn();
    this.began();
  }

  run<K extends SearchTaskName>(
    name: K,
    given: SearchTasks<R, D>[K]['given'],
  ): Promise<SearchTasks<R, D>[K]['answer']> {
    const { worker } = this;
    if (!worker) {
      return Promise.reject(new SearchThreadLost('The search is being started again.'));
    }
    this.number += 1;
    const message: TaskMessage = { number: this.number, name, given };
    const answer = new Promise<unknown>((done, failed) => this.waiting.set(message.number, { done, failed }));
    worker.postMessage(message, []);
    this.holdOn();

    return answer as Promise<SearchTasks<R, D>[K]['answer']>;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.holdOn();
    await this.worker?.terminate();
  }

  /** A process may end while its search has nothing to do, and not before it has answered, nor while it is closed. */
  private holdOn(): void {
    if (this.closed || this.waiting.size > 0) {
      this.worker?.ref();
    } else {
      this.worker?.unref();
    }
  }

  private settle({ number, answer, failure }: TaskReply): void {
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    this.pause = FIRST_PAUSE_MS;
    this.holdOn();
    if (failure === undefined) {
      waiting?.done(answer);
    } else {
      waiting?.failed(new Error(failure));
    }
  }

  private lost(worker: Worker): void {
    if (worker !== this.worker) {
      return;
    }
    this.worker = null;
    for (const { failed } of this.waiting.values()) {
      failed(new SearchThreadLost('The search has to be started again.'));
    }
    this.waiting.clear();
    if (!this.closed) {
      setTimeout(() => this.closed || this.start(), this.pause).unref();
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    }
  }
}
