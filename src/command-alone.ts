import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import type { Env } from './config/env.js';
import { migrate } from './migrate.js';
import { Commands } from './platform/cli/commands.js';

/** Runs a command where no server has the data. @throws BootRefusal */
export async function runAlone(
  env: Env,
  words: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  if (words[0] === 'migrate') {
    return migrate(env, print);
  }
  const app = await NestFactory.createApplicationContext(AppModule.with(env), {
    logger: false,
    abortOnError: false,
  });
  const exitCode = await app.get(Commands).run(words, print);
  await app.close();

  return exitCode;
}
