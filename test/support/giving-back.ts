import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './processes.js';

/** A profile of a wallet that gives money back → the file. */
function givingProfile(): string {
  const file = join(temporaryFolder('profile'), 'wallet.json');
  writeFileSync(file, JSON.stringify({ capabilities: { reversal: true, partialReversal: true } }));

  return file;
}

/** What a desk is told that gives money back. */
export const givingMoneyBack = (): Record<string, string> => ({
  WALLET_PROFILE: givingProfile(),
  WALLET_REVERSALS: 'on',
  WALLET_REVERSAL_PROPOSE: 'agent CNY 500, specialist CNY 5000, supervisor CNY 5000',
  WALLET_REVERSAL_APPROVE: 'CNY 5000',
});
