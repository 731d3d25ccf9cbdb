import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Journal } from '../support/journal.js';
import { within } from '../support/wait.js';
import { SILENCE, type Door, type Reply } from './door.js';
import type { FilledRequest, Person } from './people.js';

/** Refusals after which a client comes back with the same message; any other is a fault of the server. */
const COME_BACK = ['unavailable', 'busy', 'storage-full', 'writes-stopped'];
const PAUSE_MS = 40;
const FAREWELL_MS = 30_000;

/** What a load run was told, beside the journal: refusals by code, and refusals that no client can mend. */
export class Tally {
  readonly refusals = new Map<string, number>();
  readonly wrong: string[] = [];
  silences = 0;
  lastAckAt = 0;

  refused({ code, status, retryAfterSeconds }: Reply & { kind: 'refused' }): void {
    const name = status === null ? code : `${status} ${code}`;

    this.refusals.set(name, (this.refusals.get(name) ?? 0) + 1);
    if (!COME_BACK.includes(code) || (status !== null && status !== 503)) {
      this.wrong.push(name);
    }
    if (status === 503 && !retryAfterSeconds) {
      this.wrong.push(`${name} without Retry-After`);
    }
  }
}

/** One sender: one message in flight, and each again and again until it is acknowledged. */
export class Writer {
  /** The key in flight, or null between two messages. */
  inFlight: string | null = null;

  constructor(
    readonly name: string,
    private readonly door: Door,
    private readonly ticket: string,
    private readonly journal: Journal,
    private readonly tally: Tally,
  ) {}

  /** Sends one message until it is stored. @throws Error for a refusal that coming back cannot mend */
  async say(body: string, key: string = randomUUID()): Promise<void> {
    this.inFlight = key;
    for (;;) {
      const reply = await this.attempt(key, body);
      if (reply.kind === 'stored') {
        this.inFlight = null;
        return;
      }
      if (this.tally.wrong.length > 0) {
        throw new Error(`${this.name} was refused: ${this.tally.wrong.join(', ')}`);
      }
      await sleep(PAUSE_MS);
    }
  }

  /** One attempt, written down. Without an open door nothing is sent. */
  async attempt(key: string, body: string): Promise<Reply> {
    if (!this.door.isOpen) {
      return SILENCE;
    }
    this.journal.attempt(key, this.ticket);
    const reply = await this.door.send({ ticket: this.ticket, clientMessageId: key, body });
    if (reply.kind === 'stored') {
      this.journal.acknowledge(key, reply.seq);
      this.tally.lastAckAt = performance.now();
    } else if (reply.kind === 'refused') {
      this.journal.refuse(key);
      this.tally.refused(reply);
    } else {
      this.tally.silences += 1;
    }

    return reply;
  }

  close(): void {
    this.door.close();
  }
}

/** Several senders at a rate that does not wait for them: who is late sends at once. */
export class Load {
  readonly journal = new Journal();
  readonly tally = new Tally();
  readonly writers: Writer[] = [];
  private running = false;
  private rounds: Promise<void>[] = [];

  constructor(private readonly chance: () => number) {}

  add(name: string, door: Door, ticket: string): Writer {
    const writer = new Writer(name, door, ticket, this.journal, this.tally);

    this.writers.push(writer);
    return writer;
  }

  /** A customer with a ticket and so many windows, in turn a socket and the HTTP twin → the ticket. */
  async addCustomer(person: Person, windows: number): Promise<string> {
    const ticket = await person.openTicket();

    await this.addWindows(person, ticket, windows);
    return ticket;
  }

  /** Windows of a person on a ticket that is there. */
  async addWindows(person: Person, ticket: string, windows: number): Promise<void> {
    for (let index = 0; index < windows; index += 1) {
      const door = index % 2 === 0 ? await person.socket() : await person.http();
      this.add(`${ticket}/${index}`, door, ticket);
    }
  }

  start(perSecond: number): void {
    const paceMs = (1_000 * this.writers.length) / perSecond;

    this.running = true;
    this.rounds = this.writers.map((writer) => this.keepSending(writer, paceMs));
  }

  /** Every sender brings its last message home. @throws Error where one cannot within half a minute */
  async finish(): Promise<void> {
    this.running = false;
    await within(FAREWELL_MS, 'Bringing the last messages home', Promise.all(this.rounds));
  }

  close(): void {
    this.running = false;
    this.writers.forEach((writer) => writer.close());
  }

  get acknowledged(): number {
    return this.journal.count('acknowledged');
  }

  private async keepSending(writer: Writer, paceMs: number): Promise<void> {
    let due = performance.now() + this.chance() * paceMs;

    for (let count = 1; this.running; count += 1) {
      const waitMs = due - performance.now();
      if (waitMs > 0) {
        await sleep(waitMs);
      } else {
        due -= waitMs; // What could not be sent meanwhile is not made up for.
      }
      if (this.running) {
        await writer.say(`${writer.name} says ${count}`);
      }
      due += paceMs * (0.5 + this.chance());
    }
  }
}

/** Opens tickets one after another, each again and again until it is answered; the journal's stream is `tickets`. */
export class Openings {
  readonly journal = new Journal();
  readonly references = new Map<string, string>();

  /** @throws Error for a refusal that coming back cannot mend */
  async open(person: Person, description: string): Promise<string> {
    const filled = await untilAnswered(() => person.fillRequest(description));
    for (;;) {
      const reference = await this.attempt(filled);
      if (reference !== null) {
        return reference;
      }
      await sleep(PAUSE_MS);
    }
  }

  /** One sending → the reference, or null without an answer. */
  async attempt(filled: FilledRequest): Promise<string | null> {
    this.journal.attempt(filled.key, 'tickets');
    const reply = await filled.send().catch(() => null);
    if (reply?.reference) {
      this.journal.acknowledge(filled.key);
      this.references.set(filled.key, reply.reference);
      return reply.reference;
    }
    if (reply?.status === 503) {
      this.journal.refuse(filled.key);
    } else if (reply) {
      throw new Error(`A request was refused: ${reply.status} ${reply.text}`);
    }

    return null;
  }
}

/** Reads again until there is an answer. */
async function untilAnswered<T>(read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch {
      await sleep(PAUSE_MS);
    }
  }
}
