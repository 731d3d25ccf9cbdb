import { LedgerLookup } from '../../integration/matching/ledger-lookup.js';
import { plantedClasses } from '../../integration/matching/planted-classes.js';
import { type Outcome, runClass, total } from '../../integration/matching/planted-run.js';
import type { Bench } from '../bench.js';

const STATEMENTS = 300;
const COLUMNS = ['asked', 'first', 'first 3', 'sure', 'sure and right'];
const NAME_WIDTH = 52;

/** Every class of planted statements, some hundreds of each: where the right one stands, and how often it is sure. */
export async function matchingQuality({ say, report }: Bench): Promise<void> {
  const ledger = new LedgerLookup();
  const outcomes: Outcome[] = [];
  say(lineOf('class', COLUMNS));
  for (const planted of plantedClasses(ledger.holders())) {
    const outcome = await runClass(planted, ledger, STATEMENTS);
    outcomes.push(outcome);
    say(rowOf(outcome));
  }
  const { asked, first, firstThree, strong, strongRight } = total(outcomes);
  const figure = (name: string, part: number, whole: number, least: number, limitName: string): void => {
    const ratio = part / whole;
    report({
      name,
      unit: '',
      ours: part,
      limitName,
      limit: whole,
      ratio,
      lowest: ratio,
      highest: ratio,
      demand: { atLeast: least },
    });
  };
  figure('the right transaction first', first, asked, 0.92, 'statements');
  figure('the right transaction among three', firstThree, asked, 0.98, 'statements');
  figure('sure and right', strongRight, strong, 0.99, 'sure');
}

const rowOf = ({ name, asked, first, firstThree, strong, strongRight }: Outcome): string =>
  lineOf(name, [
    String(asked),
    percent(first, asked),
    percent(firstThree, asked),
    percent(strong, asked),
    percent(strongRight, strong),
  ]);

/** Of what stands in a cell. */
const WIDEST = '100.0 %';

const lineOf = (name: string, cells: readonly string[]): string =>
  [
    name.padEnd(NAME_WIDTH),
    ...cells.map((cell, at) => cell.padStart(Math.max(COLUMNS[at]?.length ?? 0, WIDEST.length) + 2)),
  ].join('');

const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
