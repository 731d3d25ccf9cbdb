import { Random } from '../../src/demo-wallet/random.js';
import type { Figure } from './figure.js';

/** What a measurement is given. */
export interface Bench {
  readonly seed: string;
  /** A line for the reader between the figures. */
  readonly say: (line: string) => void;
  /** Takes a figure: printed at once, and again in the table at the end. */
  readonly report: (figure: Figure) => void;
}

/** One part of the bench, run by its name (`data/append`) or by what stands before the stroke (`data`). */
export interface Part {
  readonly name: string;
  readonly run: (bench: Bench) => Promise<void>;
}

/** A stream of chance of its own for each purpose, so that one part does not shift another's. */
export const chance = ({ seed }: Bench, purpose: string): Random => new Random(`${seed}/${purpose}`);
