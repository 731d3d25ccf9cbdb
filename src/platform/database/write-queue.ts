import { AsyncLocalStorage } from 'node:async_hooks';
import { Unavailable } from '../errors/app-error.js';
import type { Transaction } from './transaction.js';
import type { Committed } from './unit-of-work.js';

type InContext = <R>(work: () => R) => R;

/** A unit that waits for the writer: what to run, as whom, and whom to tell. */
export class QueuedUnit<T = unknown> {
  /** Without it a queue that the first caller drains would run everybody's work as that caller. */
  private readonly asCaller = AsyncLocalStorage.snapshot() as InContext;
  readonly committed: Promise<Committed<T>>;
  private resolve!: (value: Committed<T>) => void;
  private reject!: (reason: unknown) => void;

  constructor(
    private readonly work: (tx: Transaction) => Promise<T>,
    readonly queuedAt: number,
  ) {
    this.committed = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  runWith(start: (work: (tx: Transaction) => Promise<T>) => Promise<T>): Promise<T> {
    return this.asCaller(() => start(this.work));
  }

  accept(committed: Committed<T>): void {
    this.resolve(committed);
  }

  refuse(reason: unknown): void {
    this.reject(reason);
  }
}

export interface QueueLimits {
  /** More waiting units than this are refused at the door. */
  readonly waiting: number;
  /** With a head that has waited longer than this (milliseconds), newcomers are refused. */
  readonly headAgeMs: number;
}

/** First in, first out, and honest about being full. */
export class WriteQueue {
  private readonly units: QueuedUnit[] = [];

  constructor(
    private readonly limits: QueueLimits,
    private readonly monotonic: () => number,
  ) {}

  get length(): number {
    return this.units.length;
  }

  /** Milliseconds that the head has waited; 0 for an empty queue. */
  get headAgeMs(): number {
    const head = this.units[0];

    return head ? this.monotonic() - head.queuedAt : 0;
  }

  /** @throws Unavailable where waiting would be a false promise. */
  add<T>(work: (tx: Transaction) => Promise<T>): QueuedUnit<T> {
    if (this.units.length >= this.limits.waiting || this.headAgeMs > this.limits.headAgeMs) {
      throw new Unavailable('errors.busy', 2);
    }
    const unit = new QueuedUnit(work, this.monotonic());
    this.units.push(unit as unknown as QueuedUnit);

    return unit;
  }

  take(): QueuedUnit | undefined {
    return this.units.shift();
  }

  refuseAll(reason: unknown): void {
    for (const unit of this.units.splice(0)) {
      unit.refuse(reason);
    }
  }
}
