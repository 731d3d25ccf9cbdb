import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { Env } from './config/env.js';
import { explainAndExit } from './exit.js';
import { askServer } from './platform/cli/command-socket.js';
import { Commands } from './platform/cli/commands.js';
import { migrate } from './migrate.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a command in the server of this data folder, or, where none is running, by the same services here. */
async function run(words: readonly string[]): Promise<number> {
  // What a command prints is its answer; lines of the log would stand between it.
  const env = Env.read({ ...process.env, LOG_LEVEL: 'warn' });
  const answered = await askServer(env.DATA_DIR, words, print);
  if (answered !== null) {
    return answered;
  }
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

try {
  process.exit(await run(process.argv.slice(2)));
} catch (error) {
  explainAndExit(error);
}
