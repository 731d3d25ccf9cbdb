import type { WalletName } from './wallet-assertions.js';

/** The end of a name says enough to its owner. */
const SHOWN = 4;
const NUMBERED = /\d{4}$/;

/** `•••• 0001`: an account as a passer-by may read it, by a number where it has one; '' for none. */
export function hintedName(names: readonly WalletName[]): string {
  const shown = names.find(({ value }) => NUMBERED.test(value)) ?? names[0];

  return shown === undefined ? '' : `•••• ${shown.value.slice(-SHOWN)}`;
}
