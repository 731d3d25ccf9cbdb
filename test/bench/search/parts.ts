import type { Part } from '../bench.js';
import { searchQuality } from './quality.js';
import { searchSpeed } from './speed.js';
import { searchTraining } from './training.js';

/** How well and how soon articles are found, and what learning takes. */
export const search: readonly Part[] = [
  { name: 'search/speed', run: searchSpeed },
  { name: 'search/training', run: searchTraining },
  { name: 'search:quality', run: searchQuality },
];
