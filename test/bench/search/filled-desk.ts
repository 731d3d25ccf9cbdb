import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from '../../support/child.js';
import { Server, temporaryFolder } from '../../support/processes.js';
import { fromRoot } from '../../support/root.js';
import { waitFor, within } from '../../support/wait.js';
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
    const { code, stdout, stderr } = await server.cli([
      'faq:import',
      lines('articles', articles),
      '--replace',
    ]);
    if (code !== 0) {
      throw new Error(`The articles were not brought in.\n${stdout}${stderr}`);
    }
    if (history) {
      await bring(server, history, '--replace');
    }
    await work(server);
  } finally {
    await server.dispose();
  }
}

/** Brings past questions in, and returns when the product has learnt from them. → what it said of each language */
export const bring = (
  server: Server,
  history: History,
  ...words: readonly string[]
): Promise<readonly string[]> => beginBringing(server, history, ...words).learnt;

/** The same, for whoever wants to know when learning begins. */
export function beginBringing(
  server: Server,
  history: History,
  ...words: readonly string[]
): { readonly learning: Promise<unknown>; readonly learnt: Promise<readonly string[]> } {
  const questions = (Object.keys(history) as MaterialLanguage[]).flatMap((lang) =>
    history[lang].map(({ text, intent }) => ({ text, lang, article: intent })),
  );
  const child = new Child(
    [process.execPath, fromRoot('dist/app/cli.js'), 'history:import', lines('history', questions), ...words],
    { DATA_DIR: server.dataDir, DATABASE_URL: `sqlite:${join(server.dataDir, 'walletdesk.db')}` },
  );
  const said = (): string[] => child.lines.map(({ text }) => String(text));
  const learning = waitFor(
    'the product to learn',
    () => child.ending ?? said().some((line) => line.includes('are learning')),
    { withinMs: LONGEST_COMMAND_MS },
  );
  const learnt = within(LONGEST_COMMAND_MS, 'Learning', child.exit).then(() => {
    const told = said().filter((line) => line.includes(': learnt '));
    if (told.length < Object.values(history).filter(({ length }) => length > 0).length) {
      throw new Error(`The product has not learnt from what it was given.\n${child.output}`);
    }

    return told;
  });

  return { learning, learnt };
}

function lines(name: string, all: readonly object[]): string {
  const file = join(temporaryFolder('bench'), `${name}.jsonl`);
  writeFileSync(file, all.map((one) => `${JSON.stringify(one)}\n`).join(''));

  return file;
}
