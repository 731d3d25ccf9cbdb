import type { Part } from '../bench.js';
import { windowsOfTheDemoWallet } from './window.js';

/** What is found about money: at the wallet, and in what it says. */
export const wallet: readonly Part[] = [{ name: 'wallet/window', run: windowsOfTheDemoWallet }];
