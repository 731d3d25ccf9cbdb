import { MESSAGE_MAPPING_METADATA } from '@nestjs/websockets/constants.js';
import { BootRefusal } from '../errors/boot-refusal.js';
import { LIVE_EVENT, type LiveCall, type LiveEventMark, type LiveTerms } from './live-event.js';

/** One command as it stands ready. */
export interface LiveCommand {
  readonly name: string;
  readonly terms: LiveTerms;
  readonly run: (call: LiveCall<object>) => Promise<object>;
  /** Where it is written, for a refusal to boot. */
  readonly place: string;
}

type Method = (call: LiveCall<object>) => Promise<object>;

/**
 * Every command that these objects offer.
 *
 * @throws BootRefusal that names a method without terms, terms that mean nothing, or a name that is there twice
 */
export function liveCommandsOf(instances: Iterable<unknown>): ReadonlyMap<string, LiveCommand> {
  const commands = new Map<string, LiveCommand>();
  for (const instance of new Set(instances)) {
    for (const command of instance instanceof Object ? commandsOf(instance) : []) {
      const other = commands.get(command.name);
      if (other) {
        throw new BootRefusal(
          `The socket event ${command.name} is there twice: ${other.place} and ${command.place}. Rename one.`,
        );
      }
      commands.set(command.name, command);
    }
  }

  return commands;
}

function commandsOf(instance: object): LiveCommand[] {
  return methodsOf(instance).flatMap(([name, method]) => {
    const place = `${instance.constructor.name}.${name}`;
    const mark = Reflect.getMetadata(LIVE_EVENT, method) as LiveEventMark | undefined;
    if (!mark && Reflect.getMetadata(MESSAGE_MAPPING_METADATA, method) === true) {
      throw new BootRefusal(
        `${place} hears sockets without saying for whom. Write @LiveEvent(name, { dto, rule, cost }) instead of @SubscribeMessage.`,
      );
    }
    if (!mark) {
      return [];
    }
    if (!isComplete(mark.terms)) {
      throw new BootRefusal(`${place} must name its dto, its rule and a cost of at least 1.`);
    }

    return [{ ...mark, place, run: (call: LiveCall<object>) => method.call(instance, call) }];
  });
}

/** The types say so already; a policy that is missing at run time must not be found out by a stranger. */
const isComplete = ({ dto, rule, cost }: Partial<LiveTerms>): boolean =>
  typeof dto === 'function' && typeof rule === 'function' && typeof cost === 'number' && cost >= 1;

/** The methods of an object and of what it inherits from, each name once. */
function methodsOf(instance: object): [string, Method][] {
  const found = new Map<string, Method>();
  for (
    let prototype: unknown = Object.getPrototypeOf(instance);
    prototype instanceof Object && prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof value === 'function' && name !== 'constructor' && !found.has(name)) {
        found.set(name, value as Method);
      }
    }
  }

  return [...found];
}
