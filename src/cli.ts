import { Env } from './config/env.js';
import { explainAndExit } from './exit.js';
import { askServer } from './platform/cli/command-socket.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Runs a command in the server of this data folder, or, where none is running, by the same services here. Only then
 * are they loaded: a server that runs answers in a moment.
 */
async function run(words: readonly string[]): Promise<number> {
  // What a command prints is its answer; lines of the log would stand between it.
  const env = Env.read({ ...process.env, LOG_LEVEL: 'warn' });
  const answered = await askServer(env.DATA_DIR, words, print);

  return answered ?? (await import('./command-alone.js')).runAlone(env, words, print);
}

try {
  process.exit(await run(process.argv.slice(2)));
} catch (error) {
  explainAndExit(error);
}
