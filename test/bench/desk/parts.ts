import type { Part } from '../bench.js';
import { deskSizes } from './sizes.js';

/** What the staff opens. */
export const desk: readonly Part[] = [{ name: 'desk/sizes', run: deskSizes }];
