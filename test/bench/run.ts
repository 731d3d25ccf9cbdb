import { randomBytes } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Part } from './bench.js';
import { chat } from './chat/parts.js';
import { data } from './data/parts.js';
import { desk } from './desk/parts.js';
import { pages } from './pages/parts.js';
import { search } from './search/parts.js';
import { wallet } from './wallet/parts.js';
import { type Figure, isMet, sentence, table } from './figure.js';

const PARTS: readonly Part[] = [...data, ...search, ...pages, ...desk, ...chat, ...wallet];

/**
 * `npm run bench [-- <name> …] [--seed=…]`: measures, prints each figure beside its limit of the same run, and ends
 * with code 1 where a demanded ratio is missed.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !PARTS.some((part) => isNamed(part, name)));
  if (unknown.length > 0) {
    say(`No such part: ${unknown.join(', ')}. There are: ${PARTS.map(({ name }) => name).join(', ')}.`);

    return 2;
  }
  const seed = values.seed ?? randomBytes(4).toString('hex');
  say(`seed ${seed}, node ${process.version}, ${process.platform}, ${machine()}`);
  const figures: Figure[] = [];
  const report = (figure: Figure): void => {
    figures.push(figure);
    say(sentence(figure));
  };
  for (const part of PARTS.filter((part) => isChosen(part, positionals))) {
    say(`\n${part.name}`);
    await part.run({ seed, say, report });
  }
  say(`\n${table(figures)}\n${machine()}`);
  const missed = figures.filter((figure) => !isMet(figure));
  say(missed.length === 0 ? '\nAll demanded ratios are met.' : `\n${missed.length} missed.`);

  return missed.length === 0 ? 0 : 1;
}

const isNamed = ({ name }: Part, chosen: string): boolean => name === chosen || name.startsWith(`${chosen}/`);

const isChosen = (part: Part, chosen: readonly string[]): boolean =>
  chosen.length === 0 || chosen.some((name) => isNamed(part, name));

/** What else went on: ratios bear a busy machine better than rates do, and not every one. */
const machine = (): string => `${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main();
