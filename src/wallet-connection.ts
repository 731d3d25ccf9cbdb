import { readFileSync } from 'node:fs';
import { BadConfiguration, type Env } from './config/env.js';
import { WalletOptions } from './modules/wallets/wallet-options.js';
import { DEFAULT_PROFILE, type WalletProfile } from './modules/wallets/wallet-profile.js';
import { readProfile } from './modules/wallets/wallet-profile-file.js';

/** How the wallet is reached, by the environment and the profile it names. @throws BadConfiguration with every fault at once */
export function walletConnection(env: Env): WalletOptions {
  const profile = env.WALLET_PROFILE === undefined ? DEFAULT_PROFILE : profileIn(env.WALLET_PROFILE);

  if (profile.auth.kind !== 'none' && !(env.WALLET_CLIENT_ID && env.WALLET_CLIENT_SECRET)) {
    throw new BadConfiguration([
      `WALLET_CLIENT_ID and WALLET_CLIENT_SECRET must be set: WALLET_PROFILE signs in by ${profile.auth.kind}.`,
    ]);
  }

  return new WalletOptions(
    env.WALLET_URL ?? null,
    env.WALLET_TIME_ZONE,
    env.WALLET_CLIENT_ID,
    env.WALLET_API_KEY,
    env.WALLET_CLIENT_SECRET,
    profile,
  );
}

function profileIn(file: string): WalletProfile {
  const read = readProfile(textIn(file));

  if ('faults' in read) {
    throw new BadConfiguration(read.faults.map((fault) => `WALLET_PROFILE (${file}): ${fault}`));
  }

  return read.profile;
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BadConfiguration([`WALLET_PROFILE must be a file that can be read; ${file} cannot.`]);
  }
}
