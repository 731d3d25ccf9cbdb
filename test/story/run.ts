import { parseArgs } from 'node:util';
import { LANGUAGES } from '../../src/platform/i18n/languages.js';
import { startPostgres } from '../support/postgres.js';
import { Server } from '../support/processes.js';
import { playChat, playTicket } from './play.js';
import type { Stage } from './stage.js';
import { Telling, Untrue } from './telling.js';

const USAGE = `npm run story [-- --url http://localhost:3000] [--database postgres] [--kill]
  plays the whole job against the product: one that it starts itself on a fresh folder, or the one at --url`;

const write = (line: string): void => void process.stdout.write(`${line}\n`);

/** Starts the product with its demo wallet, as `npm start` does, on data of its own. */
async function startProduct(database: string | undefined): Promise<Server> {
  const url = database === 'postgres' ? await (await startPostgres()).createDatabase() : undefined;

  return Server.start({ entry: 'dist/app/launch.js', env: url ? { DATABASE_URL: url } : {} });
}

async function tell(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      database: { type: 'string' },
      kill: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    write(USAGE);

    return 0;
  }
  const server = values.url ? null : await startProduct(values.database);
  const telling = new Telling(write);
  const stage: Stage = {
    url: values.url ?? server?.url ?? '',
    telling,
    killAndRestart: server && values.kill ? () => server.restart() : null,
  };
  const started = performance.now();
  try {
    for (const language of LANGUAGES) {
      await playTicket(stage, language);
      await playChat(stage, language);
    }
    write(
      `\nTrue to the end: ${telling.steps} steps in ${((performance.now() - started) / 1_000).toFixed(1)} s.`,
    );

    return 0;
  } catch (error) {
    write(`\nUntrue: ${error instanceof Untrue ? error.message : String(error)}`);

    return 1;
  } finally {
    await server?.dispose();
  }
}

process.exit(await tell());
