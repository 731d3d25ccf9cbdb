import { SetMetadata } from '@nestjs/common';
import type { Delivery } from '../jobs/work-runner.js';
import type { DomainEvent, EventType } from './domain-event.js';

export const LISTENS = Symbol('listens');
export const HANDLES = Symbol('handles');
export const RUNS = Symbol('runs');
export const SWEEPS = Symbol('sweeps');

const obligations = new Set<EventType>();

type Method<A extends unknown[], R> = TypedPropertyDescriptor<(...args: A) => R>;

function mark(key: symbol, value: unknown) {
  return (target: object, name: string | symbol, descriptor: PropertyDescriptor): void => {
    SetMetadata(key, value)(target, name, descriptor);
  };
}

/**
 * A listener that only broadcasts. It stores nothing, and may fail alone: the database is the truth.
 * The compiler holds the method to exactly this event.
 */
export const On =
  <E extends DomainEvent>(event: EventType<E>) =>
  <R extends void | Promise<void>>(target: object, key: string | symbol, descriptor: Method<[E], R>): void =>
    mark(LISTENS, event)(target, key, descriptor);

/**
 * A handler that stores or sends: an obligation. It runs at once after the commit, and again with growing pauses
 * until it is done; what fails for good is parked and can be replayed (`cli work:parked`, `cli work:replay`).
 */
export const Handles =
  <E extends DomainEvent>(event: EventType<E>) =>
  (target: object, key: string | symbol, descriptor: Method<[E, Delivery], Promise<void>>): void =>
    mark(HANDLES, event)(target, key, descriptor);

/** What a job is called and what it carries; `Jobs.enqueue` and `@Runs` share it. */
export class JobType<P> {
  /** Only for the compiler. */
  declare readonly payload: P;

  constructor(readonly name: string) {}
}

/** The one method that does a job when its time has come. */
export const Runs =
  <P>(job: JobType<P>) =>
  (
    target: object,
    key: string | symbol,
    descriptor: Method<[P, Delivery], Promise<void>> | Method<[P], Promise<void>>,
  ): void =>
    mark(RUNS, job)(target, key, descriptor);

/** A round that acts on what time alone makes due, as of an instant. Fires by update-where-unfired. */
export const Sweep =
  (everySeconds: number) =>
  (target: object, key: string | symbol, descriptor: Method<[Date], Promise<void>>): void =>
    mark(SWEEPS, everySeconds)(target, key, descriptor);

/** An event that must not fall on deaf ears: the app refuses to boot while nobody handles it. */
export function MustBeHandled() {
  return (event: EventType): void => {
    obligations.add(event);
  };
}

export const eventsThatMustBeHandled = (): readonly EventType[] => [...obligations];
