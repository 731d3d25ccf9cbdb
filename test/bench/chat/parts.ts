import type { Part } from '../bench.js';
import { chatRelay } from './relay.js';

/** How long a word takes from one window to another. */
export const chat: readonly Part[] = [{ name: 'chat/relay', run: chatRelay }];
