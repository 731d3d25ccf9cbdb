import type { WalletName } from './wallet-assertions.js';

/** The end of a name says enough to its owner. */
const SHOWN = 4;

/** `•••• 0001`: an account as a passer-by may read it; '' for none. */
export const hintedName = (name: WalletName | undefined): string =>
  name === undefined ? '' : `•••• ${name.value.slice(-SHOWN)}`;
