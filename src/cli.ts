import { resolve } from 'node:path';
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

/** The server stands in another folder than whoever names a file; npm tells where that was. */
function inFull(word: string): string {
  return word.endsWith('.jsonl') ? resolve(process.env.INIT_CWD ?? process.cwd(), word) : word;
}

try {
  process.exit(await run(process.argv.slice(2).map(inFull)));
} catch (error) {
  explainAndExit(error);
}
