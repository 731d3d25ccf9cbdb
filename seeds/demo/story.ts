import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { ColleaguesLookup } from '../../src/modules/accounts/colleagues.lookup.js';
import { AskSupervisorService } from '../../src/modules/escalations/ask-supervisor.service.js';
import { TicketHandlingService } from '../../src/modules/tickets/ticket-handling.service.js';
import { TicketIntakeService } from '../../src/modules/tickets/ticket-intake.service.js';
import { TicketMessagesService } from '../../src/modules/tickets/ticket-messages.service.js';
import { type KnownActor, NO_CHOICES } from '../../src/platform/identity/actor.js';
import { ActorSource } from '../../src/platform/identity/actor-source.js';
import { DEMO_REQUESTS, DEMO_TALK, type DemoLine, type DemoRequest, WAITING_CHAT } from './story-lines.js';

const MINUTE = 60_000;

/** Runs what happened so long ago as if it were then. */
export type AsOf = <T>(at: Date, work: () => Promise<T>) => Promise<T>;

/**
 * A day at the desk to look at: a chat that waits, a promise that was not kept, a case before a supervisor, one that
 * is solved, and an agent with nothing to do. Everything goes through the services, so that every rule holds; keys are
 * made of the story, so that a line that was told is not told again.
 */
@Injectable()
export class DemoStory {
  constructor(
    private readonly intake: TicketIntakeService,
    private readonly messages: TicketMessagesService,
    private readonly handling: TicketHandlingService,
    private readonly supervisors: AskSupervisorService,
    private readonly actors: ActorSource,
    private readonly colleagues: ColleaguesLookup,
  ) {}

  /** `now` is the end of the story. */
  async tell(now: Date, asOf: AsOf): Promise<void> {
    const ago = (minutes: number): Date => new Date(now.getTime() - minutes * MINUTE);
    for (const request of DEMO_REQUESTS) {
      const customer = await this.customer(request.customer);
      const opened = ago(request.minutesAgo);
      const { reference } = await asOf(opened, () =>
        this.intake.open(customer, request.language, inputOf(request, opened)),
      );
      for (const line of DEMO_TALK.filter(({ of }) => of === request.customer)) {
        await asOf(ago(line.minutesAgo), () => this.say(line, customer, reference));
      }
    }
    await asOf(ago(WAITING_CHAT.minutesAgo), () => this.wait());
  }

  private async say(line: DemoLine, customer: KnownActor, reference: string): Promise<void> {
    const key = keyOf(`${line.of}/${line.minutesAgo}/${line.does}`);
    const actor = line.by === 'customer' ? customer : await this.agent(line.by);
    switch (line.does) {
      case 'claim':
        return this.handling.claim(actor, reference, { key });
      case 'resolve':
        return this.handling.resolve(actor, reference, { key, result: line.words });
      case 'note':
        return this.handling.note(actor, reference, { key, note: line.words });
      case 'ask-supervisor':
        return this.supervisors.request(actor, reference, { key, why: 'not-solved', reason: line.words });
      case 'say':
        await this.messages.send(actor, { ticket: reference, clientMessageId: key, body: line.words });
    }
  }

  private async wait(): Promise<void> {
    const { customer, language, words, next } = WAITING_CHAT;
    const actor = await this.customer(customer);
    const { reference } = await this.intake.startChat(actor, language, {
      key: keyOf(customer),
      body: words,
      contact: contactOf(customer),
    });
    await this.messages.send(actor, {
      ticket: reference,
      clientMessageId: keyOf(`${customer}/next`),
      body: next,
    });
  }

  private customer(name: string): Promise<KnownActor> {
    return this.actors.welcome(digest(name).toString('base64url'));
  }

  private async agent(name: string): Promise<KnownActor> {
    const agent = (await this.colleagues.inRoles(['agent'])).find((one) => one.name === name);
    if (!agent) {
      throw new Error(`The demonstration has no agent ${name}.`);
    }

    return { id: agent.id, role: 'agent', name, sessionId: null, level: null, ...NO_CHOICES };
  }
}

const contactOf = (customer: string): string => `${customer}@example.org`;

function inputOf(
  { customer, type, account, happenedBefore, zone, amount, currency, words }: DemoRequest,
  opened: Date,
) {
  const happened = Temporal.Instant.fromEpochMilliseconds(opened.getTime() - happenedBefore * MINUTE);
  const local = happened.toZonedDateTimeISO(zone).toPlainDateTime();

  return {
    type,
    account,
    occurredDate: local.toPlainDate().toString(),
    occurredTime: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    zone,
    ...(amount === undefined ? {} : { amount, currency: currency ?? 'CNY' }),
    description: words,
    contact: contactOf(customer),
    key: keyOf(customer),
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(`walletdesk-demo/${text}`).digest();

/** The same line has the same key in every telling: a UUID of version 4 by its form. */
function keyOf(line: string): string {
  const hex = digest(line).toString('hex');

  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
