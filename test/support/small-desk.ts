import type { DynamicModule, INestApplicationContext, Provider, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Env } from '../../src/config/env.js';
import { ANONYMOUS, type KnownActor } from '../../src/platform/identity/actor.js';
import { ActorSource } from '../../src/platform/identity/actor-source.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { temporaryFolder } from './processes.js';

/** Nobody is known: enough where no door is opened. */
class NoActors extends ActorSource {
  override identify() {
    return Promise.resolve(ANONYMOUS);
  }

  override identifyKey() {
    return Promise.resolve(null);
  }

  override welcome(): Promise<KnownActor> {
    return Promise.reject(new Error('Nobody comes here.'));
  }
}

@Module({})
class Extras {
  static of(providers: Provider[]): DynamicModule {
    return {
      module: Extras,
      global: true,
      providers: [...providers, { provide: ActorSource, useClass: NoActors }],
      exports: [...(providers as Type[]), ActorSource],
    };
  }
}

/** The platform alone, with a few providers of a test: real database, real news and jobs, no pages. */
export function smallDesk(
  databaseUrl: string,
  providers: Type[],
  settings: Readonly<Record<string, string>> = {},
): Promise<INestApplicationContext> {
  const env = Env.read({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATA_DIR: temporaryFolder('small-desk'),
    LOG_LEVEL: 'silent',
    ...settings,
  });

  return NestFactory.createApplicationContext(
    { module: class Small {}, imports: [PlatformModule.forRoot(env), Extras.of(providers)] },
    { logger: false, abortOnError: false },
  );
}
