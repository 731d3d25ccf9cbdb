import type { Part } from '../bench.js';
import { pageSpeed } from './speed.js';
import { pageWeight } from './weight.js';

/** What people open: how many of them at once, and how heavy it is. */
export const pages: readonly Part[] = [
  { name: 'pages/speed', run: pageSpeed },
  { name: 'pages/weight', run: pageWeight },
];
