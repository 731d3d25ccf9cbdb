import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { AuditRefusals } from '../audit/audit-refusals.js';
import { asUnavailable } from '../database/storage-errors.js';
import { AppError, Forbidden, Invalid, TooMany } from '../errors/app-error.js';
import { fault } from '../faults/fault.js';
import { check } from '../http/form.js';
import { RateLimits } from '../http/rate-limits.js';
import { runInContext } from '../http/request-context.js';
import { refusalSentence } from '../errors/refusal-sentence.js';
import type { Words } from '../i18n/words.js';
import { Log } from '../logging/log.js';
import { LiveAdmission } from './live-admission.js';
import type { Refusal } from './live-protocol.js';
import { type LiveCommand, liveCommandsOf } from './live-registry.js';
import type { LiveSocket } from './live-socket.js';

type Reply = (answer: object) => void;

/** Nobody waits for the answer: the work is done all the same. */
const UNHEARD: Reply = () => undefined;
const BROKEN = 'errors.not-understood';

/**
 * Carries out what sockets ask, in one manner: allowance, payload, rule, work, and an answer in the acknowledgement,
 * after the commit. Whatever was sent, the sender hears a sentence in his language, and the process stays up.
 */
@Injectable()
export class LiveCommands implements OnApplicationBootstrap {
  private commands: ReadonlyMap<string, LiveCommand> = new Map();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly limits: RateLimits,
    private readonly log: Log,
    private readonly refusals: AuditRefusals,
    private readonly admission: LiveAdmission,
  ) {}

  onApplicationBootstrap(): void {
    this.commands = liveCommandsOf(
      [...this.discovery.getProviders(), ...this.discovery.getControllers()].map(
        ({ instance }) => instance as unknown,
      ),
    );
  }

  /** Takes a packet as it came: a name, a payload and, mostly, somewhere to send the answer. */
  async take(socket: LiveSocket, [name, ...rest]: readonly unknown[]): Promise<void> {
    const last = rest.at(-1);
    const reply = typeof last === 'function' ? (last as Reply) : UNHEARD;
    const payloads = reply === UNHEARD ? rest : rest.slice(0, -1);
    reply(await this.answer(socket, this.commands.get(String(name)), payloads));
  }

  private async answer(
    socket: LiveSocket,
    command: LiveCommand | undefined,
    payloads: readonly unknown[],
  ): Promise<object> {
    const { actor, words, allowance } = socket.data;
    const requestId = randomUUID();
    const context = { requestId, actor, address: socket.data.address };
    if (!command) {
      return this.unknown(socket);
    }
    try {
      allowance.spend(command.terms.cost);
      if (command.terms.bucket) {
        await this.limits.charge(command.terms.bucket, actor, socket.data.address);
      }
      const input = check(command.terms.dto, onlyObject(payloads));
      if (!command.terms.rule(actor)) {
        throw new Forbidden('errors.forbidden');
      }
      if (command.terms.byHand) {
        await this.admission.keepAwake(socket);
      }
      const result = await runInContext(context, () => command.run({ actor, words, input, socket }));
      fault('before-answer');
      setImmediate(() => fault('after-answer'));

      return { ok: true, ...result };
    } catch (thrown) {
      const error = asUnavailable(thrown);
      if (error instanceof TooMany && !allowance.bearsRefused()) {
        this.cut(socket, 'too many commands');
      }
      if (!(error instanceof AppError)) {
        this.log.error({ err: error, requestId, event: command.name }, 'unexpected');
      }

      const known = error instanceof AppError ? error : null;
      const { ticket } = { ...(payloads[0] as object | null) } as { readonly ticket?: unknown };
      runInContext(context, () => this.refusals.noteDoor(`live ${command.name}`, ticket, known));

      return refusal(error, words);
    }
  }

  /** Our pages never do this; a few times is forgiven to an old one. */
  private unknown(socket: LiveSocket): Refusal {
    if (!socket.data.allowance.bearsUnknown()) {
      this.cut(socket, 'unknown events');
    }

    return refusal(new Invalid([], BROKEN), socket.data.words);
  }

  private cut(socket: LiveSocket, why: string): void {
    this.log.warn({ why, actor: socket.data.actor.id }, 'socket cut');
    socket.disconnect(true);
  }
}

/** @throws Invalid for anything but one plain object */
function onlyObject(payloads: readonly unknown[]): object {
  const [payload] = payloads;
  if (payloads.length !== 1 || !(payload instanceof Object) || isOdd(payload)) {
    throw new Invalid([], BROKEN);
  }

  return payload;
}

const isOdd = (payload: object): boolean =>
  Array.isArray(payload) || Object.getPrototypeOf(payload) !== Object.prototype;

function refusal(error: unknown, words: Words): Refusal {
  if (!(error instanceof AppError)) {
    return { ok: false, error: { code: 'unexpected', message: words.t('errors.unexpected') } };
  }
  const [first] = error instanceof Invalid ? error.faults : [];
  const { key } = first ?? error;
  const message = first ? words.t(key, first.params) : refusalSentence(error, words);

  return { ok: false, error: { code: key.replace(/^errors\./, ''), message } };
}
