import type { Part } from '../bench.js';
import { matchingQuality } from './quality.js';
import { matchingSpeed } from './speed.js';
import { windowsOfTheDemoWallet } from './window.js';

/** What is found about money: at the wallet, and in what it says; how well, and how soon. */
export const wallet: readonly Part[] = [
  { name: 'wallet/quality', run: matchingQuality },
  { name: 'wallet/speed', run: matchingSpeed },
  { name: 'wallet/window', run: windowsOfTheDemoWallet },
];
