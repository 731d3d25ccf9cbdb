import { hashOf } from './feature-space.js';

/** A text and the label that answers it. */
export interface Example {
  readonly text: string;
  readonly label: string;
}

/** 32 bits of an example. */
export const hashOfExample = ({ text, label }: Example): number => hashOf(`${label}\n${text}`);

/** By what a model remembers what it has learnt, in rising order. Two examples that share their bits count as one. */
export const exampleHashes = (examples: readonly Example[]): Uint32Array =>
  Uint32Array.from(new Set(examples.map(hashOfExample))).sort();
