import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { Clock } from '../clock/clock.js';
import type { Transaction } from '../database/transaction.js';
import { type News, UnitOfWork } from '../database/unit-of-work.js';
import { BootRefusal } from '../errors/boot-refusal.js';
import { outsideContext } from '../http/request-context.js';
import { type Effect, WorkRunner } from '../jobs/work-runner.js';
import { WorkTable } from '../jobs/work-table.js';
import { Log } from '../logging/log.js';
import type { DomainEvent, EventType } from './domain-event.js';
import { eventsThatMustBeHandled, HANDLES, type JobType, LISTENS, RUNS, SWEEPS } from './registry.js';

/** Who this process is, in the leases it holds. */
export const WORKER_TOKEN = Symbol('worker token');

export interface SweepRound {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: (asOf: Date) => Promise<void>;
}

type Listener = (event: DomainEvent) => void | Promise<void>;
type Method = (...args: unknown[]) => unknown;

/**
 * Takes news from units of work, stores it in their transaction, and brings it to listeners and handlers after
 * the commit. Finds both by their decorators at start, and refuses to start where an obligation has nobody.
 */
@Injectable()
export class NewsDesk implements News, OnApplicationBootstrap {
  readonly sweeps: SweepRound[] = [];
  readonly outbox: WorkRunner;
  readonly jobs: WorkRunner;
  readonly tables: { readonly outbox: WorkTable; readonly jobs: WorkTable };
  private readonly listeners = new Map<string, Listener[]>();
  private readonly handlers = new Map<string, Effect[]>();
  private readonly jobEffects = new Map<string, Effect[]>();
  private readonly idOf = new WeakMap<DomainEvent, string>();

  constructor(
    private readonly discovery: DiscoveryService,
    unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(WORKER_TOKEN) private readonly token: string,
  ) {
    const runner = (table: WorkTable, effects: Map<string, Effect[]>): WorkRunner =>
      new WorkRunner(table, (name) => effects.get(name) ?? [], unitOfWork, clock, log);
    this.tables = {
      outbox: new WorkTable('outbox', unitOfWork, token),
      jobs: new WorkTable('jobs', unitOfWork, token),
    };
    this.outbox = runner(this.tables.outbox, this.handlers);
    this.jobs = runner(this.tables.jobs, this.jobEffects);
    unitOfWork.attach(this);
  }

  onApplicationBootstrap(): void {
    const reflector = new Reflector();
    const scanner = new MetadataScanner();
    for (const { instance } of [...this.discovery.getProviders(), ...this.discovery.getControllers()]) {
      if (instance instanceof Object) {
        for (const name of scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
          this.register(instance as Record<string, Method>, name, reflector);
        }
      }
    }
    this.refuseDeafEars();
  }

  /** Stores news as rows of the unit: owed and leased to this process, or done where nobody must act. */
  async store(tx: Transaction, events: readonly DomainEvent[]): Promise<void> {
    const now = this.clock.now();
    for (const event of events) {
      const id = randomUUID();
      this.idOf.set(event, id);
      const owed = this.handlers.has(event.name);
      await tx.sql(
        `INSERT INTO outbox (id, name, payload, created_at, available_at, lease_token, attempts, done_at)
         VALUES (?, ?, ?, ?, ?, ?, 0, ?)`,
        [
          id,
          event.name,
          JSON.stringify(event),
          now,
          owed ? WorkRunner.leaseEnd(now) : now,
          owed ? this.token : null,
          owed ? null : now,
        ],
      );
    }
  }

  /** News that no unit has stored goes to the listeners of this process alone. */
  publish(events: readonly DomainEvent[]): void {
    for (const event of events) {
      for (const listener of this.listeners.get(event.name) ?? []) {
        void this.tell(listener, event);
      }
      const id = this.idOf.get(event);
      if (id && this.handlers.has(event.name)) {
        // Handlers get what a later delivery would get: the stored form, not the object.
        const payload: unknown = JSON.parse(JSON.stringify(event));
        outsideContext(() => this.outbox.deliver({ id, name: event.name, payload, attempts: 0 }));
      }
    }
  }

  private async tell(listener: Listener, event: DomainEvent): Promise<void> {
    try {
      await listener(event);
    } catch (error) {
      this.log.warn({ err: error, event: event.name }, 'a listener failed; the record is not affected');
    }
  }

  private register(instance: Record<string, Method>, method: string, reflector: Reflector): void {
    const target = instance[method];
    if (typeof target !== 'function') {
      return;
    }
    const handler = `${instance.constructor.name}.${method}`;
    const run = target.bind(instance);
    const listens = reflector.get<EventType | undefined>(LISTENS, target);
    const handles = reflector.get<EventType | undefined>(HANDLES, target);
    const runs = reflector.get<JobType<unknown> | undefined>(RUNS, target);
    const everySeconds = reflector.get<number | undefined>(SWEEPS, target);
    if (listens) {
      push(this.listeners, listens.eventName, run as Listener);
    }
    if (handles) {
      push(this.handlers, handles.eventName, { handler, run: run as Effect['run'] });
    }
    if (runs) {
      push(this.jobEffects, runs.name, { handler, run: run as Effect['run'] });
    }
    if (everySeconds) {
      this.sweeps.push({ name: handler, everySeconds, run: run as SweepRound['run'] });
    }
  }

  private refuseDeafEars(): void {
    const faults = [
      ...eventsThatMustBeHandled()
        .filter(({ eventName }) => !this.handlers.has(eventName))
        .map(({ eventName }) => `nobody handles ${eventName}`),
      ...[...this.jobEffects]
        .filter(([, effects]) => effects.length > 1)
        .map(
          ([name, effects]) =>
            `the job ${name} has two doers: ${effects.map(({ handler }) => handler).join(', ')}`,
        ),
    ];
    if (faults.length > 0) {
      throw new BootRefusal(`This build is incomplete: ${faults.join('; ')}. Install a released version.`);
    }
  }
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
