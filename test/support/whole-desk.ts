import type { Abstract, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../../src/app.module.js';
import { Env } from '../../src/config/env.js';
import { TicketIntakeService } from '../../src/modules/tickets/ticket-intake.service.js';
import { Reader } from '../../src/platform/database/reader.js';
import type { SqlRow, SqlValue } from '../../src/platform/database/statement.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { type KnownActor, NO_CHOICES, type Role } from '../../src/platform/identity/actor.js';
import { ActorSource } from '../../src/platform/identity/actor-source.js';
import { newToken } from '../../src/platform/ids/keys.js';
import { temporaryFolder } from './processes.js';

/** All of the product in this process, without its doors: services are called by hand, as people who stand in the database. */
export class WholeDesk {
  private constructor(private readonly app: INestApplicationContext) {}

  static async start(
    databaseUrl: string,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<WholeDesk> {
    const env = Env.read({
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      DATA_DIR: temporaryFolder('whole-desk'),
      LOG_LEVEL: 'silent',
      ...settings,
    });

    return new WholeDesk(
      await NestFactory.createApplicationContext(AppModule.with(env), { logger: false, abortOnError: false }),
    );
  }

  the<T>(type: Abstract<T> | Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  /** Somebody of the staff. */
  async staff(name: string, role: Exclude<Role, 'customer'> = 'agent'): Promise<KnownActor> {
    const id = randomUUID();
    await this.the(UnitOfWork).run((tx) =>
      tx.sql(
        `INSERT INTO users (id, login, display_name, role, password_hash, created_at) VALUES (?, ?, ?, ?, '', 1)`,
        [id, `${name.toLowerCase()}-${id}`, name, role],
      ),
    );

    return { id, role, name, sessionId: null, ...NO_CHOICES, level: null };
  }

  /** Somebody new with a browser. */
  customer(): Promise<KnownActor> {
    return this.app.get(ActorSource).welcome(newToken());
  }

  /** A ticket of this customer → its reference. */
  async ticket(customer: KnownActor, body = 'Has my money arrived?'): Promise<string> {
    const { reference } = await this.the(TicketIntakeService).startChat(customer, 'en', {
      body,
      key: randomUUID(),
    });

    return reference;
  }

  rows(sql: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> {
    return this.the(Reader).rows(sql, values);
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}
