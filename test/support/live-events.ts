import type { DynamicModule, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { MESSAGE_MAPPING_METADATA } from '@nestjs/websockets/constants.js';
import { LIVE_EVENT, type LiveEventMark } from '../../src/platform/realtime/live-event.js';

/** A method that hears sockets; `event` is null where it says neither its name nor for whom. */
export interface HeardEvent {
  readonly event: string | null;
  readonly place: string;
  /** What its payload is checked against. */
  readonly dto?: Type<object>;
}

/** Every socket event of an application, read from what its modules declare; nothing is started. */
export function liveEventsOf(root: DynamicModule): HeardEvent[] {
  const seen = new Set<unknown>();
  const found: HeardEvent[] = [];
  const visit = (module: unknown): void => {
    if (seen.has(module) || !(module instanceof Object)) {
      return;
    }
    seen.add(module);
    const dynamic = 'module' in module ? (module as DynamicModule) : null;
    const type: object = dynamic?.module ?? module;
    const declared = (key: string): unknown[] => (Reflect.getMetadata(key, type) ?? []) as unknown[];
    for (const provider of [...declared(MODULE_METADATA.PROVIDERS), ...(dynamic?.providers ?? [])]) {
      found.push(...(typeof provider === 'function' ? liveEventsOfClass(provider as Type<object>) : []));
    }
    for (const other of [...declared(MODULE_METADATA.IMPORTS), ...(dynamic?.imports ?? [])]) {
      visit(other);
    }
  };
  visit(root);

  return found;
}

/** The events of one class. */
export function liveEventsOfClass(type: Type<object>): HeardEvent[] {
  // Descriptors, so that no getter is asked for something that is not there yet.
  const members = Object.entries(Object.getOwnPropertyDescriptors(type.prototype as object));

  return members.flatMap(([name, { value: method }]: [string, PropertyDescriptor]): HeardEvent[] => {
    if (typeof method !== 'function') {
      return [];
    }
    const mark = Reflect.getMetadata(LIVE_EVENT, method) as LiveEventMark | undefined;
    const bare = Reflect.getMetadata(MESSAGE_MAPPING_METADATA, method) === true;

    const place = `${type.name}.${name}`;
    if (mark) {
      return [{ event: mark.name, place, dto: mark.terms.dto }];
    }

    return bare ? [{ event: null, place }] : [];
  });
}
