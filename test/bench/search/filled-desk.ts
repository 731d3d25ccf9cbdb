import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finish } from '../../support/child.js';
import { Server, temporaryFolder } from '../../support/processes.js';
import { fromRoot } from '../../support/root.js';
import type { MaterialArticle, MaterialLanguage, MaterialQuestion } from './material.js';

/** Past questions of each language. */
export type History = Readonly<Record<MaterialLanguage, readonly MaterialQuestion[]>>;

/** On a machine that has much else to do. */
const LONGEST_START_MS = 2 * 60_000;
const LONGEST_COMMAND_MS = 10 * 60_000;

/**
 * The product as somebody starts it, with these articles and nothing else, and with what it has learnt from past
 * questions; both are brought in by the operator's own commands. Gone after `work`.
 */
export async function withFilledDesk(
  articles: readonly MaterialArticle[],
  history: History | null,
  work: (server: Server) => Promise<void>,
): Promise<void> {
  const server = await Server.spawn({ env: { LOG_LEVEL: 'silent' } });
  try {
    await server.ready(LONGEST_START_MS);
    await command(server, 'faq:import', lines('articles', articles), '--replace');
    if (history) {
      await bring(server, history, '--replace');
    }
    await work(server);
  } finally {
    await server.dispose();
  }
}

/** Brings past questions in, and returns when the product has learnt from them. → what it said of each language */
export async function bring(
  server: Server,
  history: History,
  ...words: readonly string[]
): Promise<readonly string[]> {
  const questions = (Object.keys(history) as MaterialLanguage[]).flatMap((lang) =>
    history[lang].map(({ text, intent }) => ({ text, lang, article: intent })),
  );
  const said = await command(server, 'history:import', lines('history', questions), ...words);
  const learnt = said.split('\n').filter((line) => line.includes(': learnt '));
  if (learnt.length < Object.values(history).filter(({ length }) => length > 0).length) {
    throw new Error(`The product has not learnt from what it was given.\n${said}`);
  }

  return learnt;
}

/** Runs a command in the server as the operator does. → what it said. @throws Error with that where it fails */
async function command(server: Server, ...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await finish(
    [process.execPath, fromRoot('dist/app/cli.js'), ...words],
    {
      DATA_DIR: server.dataDir,
      DATABASE_URL: `sqlite:${join(server.dataDir, 'walletdesk.db')}`,
    },
    LONGEST_COMMAND_MS,
  );
  if (code !== 0) {
    throw new Error(`${words.join(' ')} failed.\n${stdout}${stderr}`);
  }

  return stdout;
}

function lines(name: string, all: readonly object[]): string {
  const file = join(temporaryFolder('bench'), `${name}.jsonl`);
  writeFileSync(file, all.map((one) => `${JSON.stringify(one)}\n`).join(''));

  return file;
}
