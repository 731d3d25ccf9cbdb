import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../src/app.module.js';
import { Env } from '../../../src/config/env.js';
import { QueueViewModel } from '../../../src/modules/desk/queue.view.js';
import { WorkspaceView } from '../../../src/modules/desk/workspace.view.js';
import { MyTicketView } from '../../../src/modules/portal/my-ticket.view.js';
import { MyTicketsView } from '../../../src/modules/portal/my-tickets.view.js';
import { TicketIntakeService } from '../../../src/modules/tickets/ticket-intake.service.js';
import { TicketMessagesService } from '../../../src/modules/tickets/ticket-messages.service.js';
import { BLANK } from '../../../src/platform/http/form.js';
import type { DeskRequest } from '../../../src/platform/http/request-context.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { ActorSource } from '../../../src/platform/identity/actor-source.js';
import { newToken } from '../../../src/platform/ids/keys.js';
import { databaseKinds } from '../../support/databases.js';
import { temporaryFolder } from '../../support/processes.js';

const AGENT: KnownActor = { id: randomUUID(), role: 'agent', name: 'Jonas', sessionId: null };

describe.each(databaseKinds)('questions to the database a page, on $name', ({ newUrl }) => {
  let app: INestApplicationContext;
  let customer: KnownActor;
  let reference = '';
  let asked = 0;

  beforeAll(async () => {
    const env = Env.read({
      NODE_ENV: 'test',
      DATABASE_URL: await newUrl(),
      DATA_DIR: temporaryFolder('queries'),
      LOG_LEVEL: 'silent',
    });
    app = await NestFactory.createApplicationContext(AppModule.with(env), {
      logger: false,
      abortOnError: false,
    });
    const reader = app.get(DataSource);
    const query = reader.query.bind(reader) as (...given: unknown[]) => Promise<unknown>;
    reader.query = ((...given: unknown[]) => {
      asked += 1;

      return query(...given);
    }) as typeof reader.query;
    customer = await app.get(ActorSource).welcome(newToken());
  });
  afterAll(() => app.close());

  const requestOf = (actor: KnownActor, params: Record<string, string> = {}): DeskRequest =>
    ({
      actor,
      params,
      query: { view: 'all' },
      words: new Words(app.get(Translator), 'en', 'UTC'),
    }) as unknown as DeskRequest;

  const costOf = async (page: () => Promise<unknown>): Promise<number> => {
    asked = 0;
    await page();

    return asked;
  };

  const costs = async (): Promise<Record<string, number>> => ({
    queue: await costOf(() => app.get(QueueViewModel, { strict: false }).model(AGENT, requestOf(AGENT))),
    'ticket, for staff': await costOf(() =>
      app.get(WorkspaceView, { strict: false }).model(requestOf(AGENT, { reference }), BLANK),
    ),
    'ticket, for its customer': await costOf(() =>
      app.get(MyTicketView, { strict: false }).model(requestOf(customer, { reference }), BLANK),
    ),
    'own tickets': await costOf(() =>
      app.get(MyTicketsView, { strict: false }).model(customer, new Words(app.get(Translator), 'en', 'UTC')),
    ),
  });

  const grow = async (tickets: number, messages: number): Promise<void> => {
    const intake = app.get(TicketIntakeService, { strict: false });
    for (let count = 0; count < tickets; count += 1) {
      ({ reference } = await intake.startChat(customer, 'en', {
        body: 'Is anyone there?',
        key: randomUUID(),
      }));
    }
    for (let count = 0; count < messages; count += 1) {
      const message = { ticket: reference, body: `Word ${count}`, clientMessageId: randomUUID() };
      await app.get(TicketMessagesService, { strict: false }).send(customer, message);
    }
  };

  it('are few, and as many with sixty tickets and messages as with two', async () => {
    await grow(2, 2);
    const few = await costs();
    await grow(60, 60);

    expect(await costs()).toEqual(few);
    expect(few).toEqual({
      queue: 1,
      'ticket, for staff': 5,
      'ticket, for its customer': 3,
      'own tickets': 1,
    });
  });
});
