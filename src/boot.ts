import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { AppModule } from './app.module.js';
import { configureApp } from './app.setup.js';
import type { Env } from './config/env.js';
import { SetupService } from './modules/accounts/setup.service.js';
import { Commands } from './platform/cli/commands.js';
import { serveCommands } from './platform/cli/command-socket.js';
import { armFaults } from './platform/faults/fault.js';
import { Health } from './platform/health/health.js';
import { WorkLoop } from './platform/jobs/work-loop.js';
import { LANGUAGES } from './platform/i18n/languages.js';
import { Log } from './platform/logging/log.js';
import { ApiDocument } from './platform/openapi/api-document.js';
import { Shutdown } from './platform/shutdown.js';
import { Seeds } from './seeds.module.js';

export interface RunningServer {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly shutdown: Shutdown;
}

/** Starts the server: opens the data, listens, begins the work that is owed. @throws BootRefusal */
export async function boot(env: Env): Promise<RunningServer> {
  if (env.FAULTS) {
    armFaults(env.FAULTS);
  }
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(env), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  configureApp(app);
  await app.init();
  const seeds = app.get(Seeds);
  await seeds.reference();
  if (!env.isProduction) {
    await seeds.demo();
  } else {
    await tellFirstAdmin(app.get(SetupService));
    // Made once, and nobody waits for it: whoever asked first would hold everybody up for a sixth of a second.
    LANGUAGES.forEach((language) => app.get(ApiDocument).in(language));
  }
  const commands = app.get(Commands);
  const shutdown = app
    .get(Shutdown)
    .for(app, await serveCommands(env.DATA_DIR, (words, print) => commands.run(words, print)));
  await app.listen(env.PORT, env.HOST);
  await app.get(WorkLoop).start();
  app.get(Health).start();
  const { port } = (app.getHttpServer() as { address(): AddressInfo }).address();
  const url = `http://${env.HOST}:${port}`;
  app.get(Log).info({ url }, 'listening');

  return { app, url, shutdown };
}

/** Once, where nobody works here yet; whoever reads this output makes the first account. */
async function tellFirstAdmin(setup: SetupService): Promise<void> {
  const link = await setup.firstLink();
  if (link) {
    process.stdout.write(`Make the first admin within 24 hours at ${link}\n`);
  }
}
