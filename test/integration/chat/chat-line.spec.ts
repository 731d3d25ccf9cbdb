import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../../../src/app.module.js';
import { Env } from '../../../src/config/env.js';
import { StaffAccounts } from '../../../src/modules/accounts/staff-accounts.service.js';
import { ChatAgentsSweep } from '../../../src/modules/chat/chat-agents.sweep.js';
import { ChatLineQuery } from '../../../src/modules/chat/chat-line.query.js';
import { aheadText, estimateText } from '../../../src/modules/chat/chat-line.view.js';
import { CHAT_CAPACITY, ChatMovesService } from '../../../src/modules/chat/chat-moves.service.js';
import { ConsoleView } from '../../../src/modules/chat/console.view.js';
import { QuietChatsSweep } from '../../../src/modules/chat/quiet-chats.sweep.js';
import { TicketHandlingService } from '../../../src/modules/tickets/ticket-handling.service.js';
import { TicketIntakeService } from '../../../src/modules/tickets/ticket-intake.service.js';
import { TicketMessagesService } from '../../../src/modules/tickets/ticket-messages.service.js';
import { Reader } from '../../../src/platform/database/reader.js';
import type { SqlRow } from '../../../src/platform/database/statement.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { AppError } from '../../../src/platform/errors/app-error.js';
import { BLANK } from '../../../src/platform/http/form.js';
import type { DeskRequest } from '../../../src/platform/http/request-context.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import { type KnownActor, NO_CHOICES } from '../../../src/platform/identity/actor.js';
import { ActorSource } from '../../../src/platform/identity/actor-source.js';
import { newToken } from '../../../src/platform/ids/keys.js';
import { databaseKinds } from '../../support/databases.js';
import { temporaryFolder } from '../../support/processes.js';

const MINUTE = 60_000;

describe.each(databaseKinds)('the line before the chat, on $name', ({ newUrl }) => {
  let app: INestApplicationContext;
  let words: Words;
  let jonas: KnownActor;
  let mei: KnownActor;

  beforeAll(async () => {
    const env = Env.read({
      NODE_ENV: 'test',
      DATABASE_URL: await newUrl(),
      DATA_DIR: temporaryFolder('chat'),
      LOG_LEVEL: 'silent',
    });
    app = await NestFactory.createApplicationContext(AppModule.with(env), {
      logger: false,
      abortOnError: false,
    });
    words = new Words(app.get(Translator), 'en', 'UTC');
    [jonas, mei] = [await agent('jonas', 'Jonas'), await agent('mei', 'Mei')];
  });
  afterAll(() => app?.close());
  // Each story begins with nobody in the line and nobody who has waited.
  beforeEach(async () => {
    await change(`UPDATE tickets SET mode = 'async'`);
    await change('DELETE FROM chat_waits');
    await change('DELETE FROM chat_agents');
  });

  const the = <T>(type: Type<T>): T => app.get(type, { strict: false });
  const rows = (sql: string): Promise<SqlRow[]> => app.get(Reader).rows(sql);
  const change = (sql: string): Promise<unknown> => the(UnitOfWork).run((tx) => tx.sql(sql));
  const key = (): { key: string } => ({ key: randomUUID() });

  async function agent(login: string, name: string): Promise<KnownActor> {
    await the(StaffAccounts).add({
      login,
      displayName: name,
      role: 'agent',
      password: 'seventeen quiet harbours',
    });
    const [row] = await rows(`SELECT id FROM users WHERE login = '${login}'`);

    return { id: String(row?.id), role: 'agent', name, sessionId: null, ...NO_CHOICES, level: null };
  }

  /** Somebody new asks for a chat → he, and his ticket. */
  async function waiting(body = 'Is anyone there?'): Promise<{ customer: KnownActor; reference: string }> {
    const customer = await app.get(ActorSource).welcome(newToken());
    const { reference } = await the(TicketIntakeService).startChat(customer, 'en', { body, ...key() });

    return { customer, reference };
  }

  const accept = (who: KnownActor, reference: string): Promise<void> =>
    the(ChatMovesService).accept(who, reference, key());
  const refusalOf = (work: Promise<void>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof AppError ? error.key : String(error)),
    );
  const ticket = async (reference: string): Promise<SqlRow> =>
    (await rows(`SELECT * FROM tickets WHERE reference = '${reference}'`))[0] ?? {};
  const factsOf = async (reference: string): Promise<string[]> => {
    const found = await rows(
      `SELECT e.fact FROM entries e JOIN tickets t ON t.id = e.ticket_id
       WHERE t.reference = '${reference}' AND e.fact IS NOT NULL ORDER BY e.seq`,
    );

    return found.map(({ fact }) => (JSON.parse(String(fact)) as { key: string }).key);
  };
  const placeOf = async (reference: string): Promise<string> => {
    const place = await the(ChatLineQuery).place(await ticket(reference), new Date());

    return `${aheadText(place.ahead, words)} ${estimateText(place, words)}`;
  };
  const stripOf = async (who: KnownActor): Promise<[string, number][]> =>
    (await the(ChatLineQuery).strip(who)).map(({ subject, unread }) => [subject, unread]);

  it('says nothing by the clock in a chat whose request was solved, which is none any more afterwards', async () => {
    const { reference } = await waiting();
    const { reference: other } = await waiting();
    await accept(jonas, reference);
    await the(TicketHandlingService).resolve(jonas, reference, { ...key(), result: 'It has arrived.' });
    await the(TicketHandlingService).resolve(jonas, other, { ...key(), result: 'It has arrived.' });
    const before = [await factsOf(reference), await factsOf(other)];
    await change(`UPDATE chat_agents SET seen_at = 1`);
    await the(ChatAgentsSweep).look(new Date(Date.now() + 10 * MINUTE));
    await the(QuietChatsSweep).turnAsync(new Date(Date.now() + 61 * MINUTE));

    expect([(await ticket(reference)).mode, (await ticket(other)).mode]).toEqual(['async', 'async']);
    expect([await factsOf(reference), await factsOf(other)]).toEqual(before);
  });

  it('is not quiet while its agent writes', async () => {
    const { reference } = await waiting();
    await accept(jonas, reference);
    await change(
      `UPDATE tickets SET customer_at = ${Date.now() - 16 * MINUTE} WHERE reference = '${reference}'`,
    );
    await the(TicketMessagesService).send(jonas, {
      ticket: reference,
      body: 'I am still looking into it.',
      clientMessageId: randomUUID(),
    });
    await the(QuietChatsSweep).turnAsync(new Date());
    const during = (await ticket(reference)).mode;
    await the(QuietChatsSweep).turnAsync(new Date(Date.now() + 16 * MINUTE));

    expect([during, (await ticket(reference)).mode]).toEqual(['live', 'async']);
  });

  it('has one winner for each chat, however many take it at once', async () => {
    for (let race = 0; race < 20; race += 1) {
      const { reference } = await waiting();
      const both = await Promise.all([jonas, mei].map((who) => refusalOf(accept(who, reference))));
      const { assignee_id: winner } = await ticket(reference);

      expect([...both].sort()).toEqual(['done', 'tickets.errors.claimed-meanwhile']);
      expect(winner).toBe((both[0] === 'done' ? jonas : mei).id);
      expect(await factsOf(reference)).toEqual(['claimed']);
      await the(ChatMovesService).end(both[0] === 'done' ? jonas : mei, reference, key());
    }
  });

  it('gives nobody a fourth chat, in two windows at once neither, until one has ended', async () => {
    const chats = await Promise.all(Array.from({ length: CHAT_CAPACITY + 2 }, () => waiting()));
    const tried = await Promise.all(chats.map(({ reference }) => refusalOf(accept(jonas, reference))));
    const [first] = chats.filter((_, index) => tried[index] === 'done');
    const [left] = chats.filter((_, index) => tried[index] !== 'done');
    await the(ChatMovesService).end(jonas, first?.reference ?? '', key());

    expect([...tried].sort()).toEqual(['chat.errors.full', 'chat.errors.full', 'done', 'done', 'done']);
    expect(await refusalOf(accept(jonas, left?.reference ?? ''))).toBe('done');
    expect(words.t('chat.errors.full', { count: CHAT_CAPACITY })).toContain('3 chats');
  });

  it('offers nothing to who is away, and leaves him the chats that he has', async () => {
    const [held, offered] = [await waiting('Mine already.'), await waiting('For somebody.')];
    await accept(jonas, held.reference);
    await the(ChatMovesService).setAvailability(jonas, { ...key(), availability: 'away' });
    const request = { actor: jonas, params: {}, query: {}, words } as unknown as DeskRequest;
    const { strip, available, title } = await the(ConsoleView).model(request, BLANK);

    expect(await refusalOf(accept(jonas, offered.reference))).toBe('chat.errors.away');
    expect([available, title, strip.map(({ subject }) => subject)]).toEqual([
      false,
      '(1) Chats',
      ['Mine already.'],
    ]);
    await the(ChatMovesService).setAvailability(jonas, { ...key(), availability: 'available' });
    expect(await refusalOf(accept(jonas, offered.reference))).toBe('done');
  });

  it('tells each where he stands, and how long it may take only as far as that is known', async () => {
    const [first, second, third] = [await waiting(), await waiting(), await waiting()];
    expect(await placeOf(first.reference)).toBe(`You are next. ${words.t('chat.line.nobody')}`);

    await the(ChatMovesService).setAvailability(mei, { ...key(), availability: 'available' });
    expect(await placeOf(third.reference)).toBe('2 people are ahead of you. ');

    const waits = (count: number): Promise<unknown> =>
      the(UnitOfWork).run(async (tx) => {
        const tickets = await tx.sql(
          'SELECT id FROM tickets WHERE id NOT IN (SELECT ticket_id FROM chat_waits) LIMIT ?',
          [count],
        );
        for (const [index, { id }] of tickets.entries()) {
          await tx.sql('INSERT INTO chat_waits (ticket_id, waited_ms, accepted_at) VALUES (?, ?, ?)', [
            String(id),
            (index + 2) * MINUTE,
            Date.now(),
          ]);
        }
      });
    await waits(3);
    expect(await placeOf(second.reference)).toBe(
      '1 person is ahead of you. Others have lately waited between 2 minutes and 4 minutes.',
    );
    await waits(9);
    expect(await placeOf(second.reference)).toContain('Others have lately waited about 5 minutes.');

    await accept(mei, first.reference);
    await the(ChatMovesService).leave(second.customer, second.reference, key());
    expect(await placeOf(third.reference)).toContain('You are next.');
    expect(await factsOf(second.reference)).toEqual(['chat-left']);
    expect(await refusalOf(accept(mei, second.reference))).toBe('chat.errors.left-meanwhile');
  });

  it('shows an agent his own and the waiting, those without an answer first and the longest wait on top', async () => {
    const [answered, hers, own, late] = [
      await waiting('Answered.'),
      await waiting('A colleague has me.'),
      await waiting('Own, and waiting.'),
      await waiting('Nobody yet.'),
    ];
    await accept(jonas, answered.reference);
    await accept(mei, hers.reference);
    await accept(jonas, own.reference);
    const say = (who: KnownActor, reference: string, body: string) =>
      the(TicketMessagesService).send(who, { ticket: reference, body, clientMessageId: randomUUID() });
    await say(late.customer, late.reference, 'Hello?');
    await say(jonas, answered.reference, 'Yes.');

    expect(await stripOf(jonas)).toEqual([
      ['Own, and waiting.', 1],
      ['Nobody yet.', 2],
      ['Answered.', 1],
    ]);
    expect((await the(ChatLineQuery).strip(jonas)).map(({ waitingSince }) => waitingSince !== null)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('lets a chat go on as the same request when it is quiet, or when its agent has gone', async () => {
    const [quiet, left, kept] = [await waiting(), await waiting(), await waiting()];
    const [patient, forgotten] = [await waiting(), await waiting()];
    await accept(jonas, quiet.reference);
    await accept(jonas, left.reference);
    await accept(mei, kept.reference);
    for (const [{ reference }, minutes] of [
      [quiet, 16],
      [patient, 59],
      [forgotten, 61],
    ] as const) {
      await change(
        `UPDATE tickets SET customer_at = ${Date.now() - minutes * MINUTE} WHERE reference = '${reference}'`,
      );
    }
    await the(QuietChatsSweep).turnAsync(new Date());
    const later = new Date(Date.now() + 6 * MINUTE);
    await change(`UPDATE chat_agents SET seen_at = ${later.getTime()} WHERE user_id = '${mei.id}'`);
    await the(ChatAgentsSweep).look(later);
    await the(ChatAgentsSweep).look(later);

    expect(await factsOf(quiet.reference)).toEqual(['claimed', 'chat-quiet']);
    expect((await ticket(patient.reference)).mode).toBe('live');
    expect(await factsOf(forgotten.reference)).toEqual(['chat-unanswered']);
    expect(await factsOf(left.reference)).toEqual(['claimed', 'chat-agent-left']);
    expect(await factsOf(kept.reference)).toEqual(['claimed']);
    expect((await ticket(left.reference)).assignee_id).toBe(jonas.id);
    await the(TicketMessagesService).send(left.customer, {
      ticket: left.reference,
      body: 'Still there?',
      clientMessageId: randomUUID(),
    });
    expect(await ticket(left.reference)).toMatchObject({ mode: 'async', status: 'open' });
  });

  it('is left only by him whose chat it is, and ended only by who has it', async () => {
    const { customer, reference } = await waiting();
    const other = await app.get(ActorSource).welcome(newToken());
    await accept(jonas, reference);
    const moves = the(ChatMovesService);

    expect(await refusalOf(moves.leave(other, reference, key()))).toBe('errors.not-found');
    expect(await refusalOf(moves.leave(jonas, reference, key()))).toBe('errors.forbidden');
    expect(await refusalOf(moves.end(mei, reference, key()))).toBe('chat.errors.ended-meanwhile');
    expect(await refusalOf(moves.accept(customer, reference, key()))).toBe('errors.forbidden');
    const pressed = key();
    await moves.end(jonas, reference, pressed);
    await moves.end(jonas, reference, pressed);
    expect(await factsOf(reference)).toEqual(['claimed', 'chat-ended']);
  });
});
