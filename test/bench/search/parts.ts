import type { Part } from '../bench.js';
import { searchQuality } from './quality.js';
import { searchSpeed } from './speed.js';

/** How well and how soon articles are found. */
export const search: readonly Part[] = [
  { name: 'search/speed', run: searchSpeed },
  { name: 'search:quality', run: searchQuality },
];
