import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import type { DomainEvent } from '../events/domain-event.js';
import type { SqlRow, SqlValue } from './statement.js';
import { Transaction } from './transaction.js';

/** One connection inside an open transaction, as a unit sees it. */
export interface Session {
  readonly rowLocks: boolean;
  /** A manager whose every query first awaits `turn`. */
  managerFor(turn: () => Promise<void>): EntityManager;
  sql(text: string, values: readonly SqlValue[]): SqlRow[] | Promise<SqlRow[]>;
  /** SAVEPOINT, RELEASE and ROLLBACK TO. */
  control(statement: string): void | Promise<void>;
}

const current = new AsyncLocalStorage<Unit>();

/** A write outside its unit: not awaited, or kept for later. */
export class UnitEnded extends Error {
  constructor() {
    super('This unit of work has ended; the write was not awaited inside it, and nothing of it was stored.');
  }
}

/**
 * The life of one unit of work on an open transaction. Nested units are savepoints that take turns: while one is
 * running, its siblings and the direct writes of its parent wait, so that its rollback takes nothing of theirs.
 */
export class Unit {
  readonly events: DomainEvent[] = [];
  private open = true;
  private children: Promise<unknown> = Promise.resolve();
  private child: { readonly unit: Unit; readonly done: Promise<unknown> } | null = null;
  private ownManager: EntityManager | null = null;
  private savepoints = 0;

  constructor(
    readonly session: Session,
    private readonly parent: Unit | null = null,
  ) {}

  /** The unit that this code runs in, if that unit is still open. */
  static current(): Unit | null {
    const unit = current.getStore();

    return unit?.open ? unit : null;
  }

  /** Runs `listener` as if no unit had ever been: news is not part of the work that caused it. */
  static outside<T>(work: () => T): T {
    return current.exit(work);
  }

  /** Runs `work` in this unit, and closes it whatever happens. */
  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      const result = await current.run(this, () => work(new Transaction(this)));
      this.assertOpen();
      if (this.child) {
        throw new UnitEnded();
      }

      return result;
    } finally {
      this.end();
    }
  }

  /** From now on every query of this unit throws. */
  end(): void {
    this.open = false;
    this.child?.unit.end();
  }

  /** Joins this unit as a savepoint; one at a time. */
  nest<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const turn = this.children.then(() => this.runNested(work));
    this.children = turn.catch(() => undefined);

    return turn;
  }

  get manager(): EntityManager {
    return (this.ownManager ??= this.session.managerFor(() => this.turn()));
  }

  async sql<R extends SqlRow>(text: string, values: readonly SqlValue[]): Promise<R[]> {
    if (!this.open || this.child) {
      await this.turn();
    }

    return (await this.session.sql(text, values)) as R[];
  }

  record(event: DomainEvent): void {
    this.assertOpen();
    this.events.push(event);
  }

  private async runNested<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.assertOpen();
    const name = `nested_${this.depth}_${(this.savepoints += 1)}`;
    const unit = new Unit(this.session, this);
    const running = this.runInSavepoint(name, unit, work);
    const entry = { unit, done: running.catch(() => undefined) };
    this.child = entry;
    try {
      return await running;
    } finally {
      this.child = null;
    }
  }

  private async runInSavepoint<T>(
    name: string,
    unit: Unit,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    await this.session.control(`SAVEPOINT ${name}`);
    try {
      const result = await unit.run(work);
      this.assertOpen();
      await this.session.control(`RELEASE SAVEPOINT ${name}`);
      this.events.push(...unit.events);

      return result;
    } catch (error) {
      if (this.open) {
        await this.session.control(`ROLLBACK TO SAVEPOINT ${name}`);
        await this.session.control(`RELEASE SAVEPOINT ${name}`);
      }
      throw error;
    }
  }

  /** Lets a query through: at once, after a nested unit, or never again. */
  private async turn(): Promise<void> {
    this.assertOpen();
    while (this.child && !this.runsInside(current.getStore())) {
      await this.child.done;
      this.assertOpen();
    }
  }

  /** Code of a nested unit that writes through its parent's handle belongs to the nested unit. */
  private runsInside(unit: Unit | undefined): boolean {
    return (
      unit !== undefined &&
      unit !== this &&
      (unit.parent === this || this.runsInside(unit.parent ?? undefined))
    );
  }

  private get depth(): number {
    return this.parent === null ? 1 : this.parent.depth + 1;
  }

  private assertOpen(): void {
    if (!this.open) {
      throw new UnitEnded();
    }
  }
}
