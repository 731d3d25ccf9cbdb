import { FAMILY_NAMES, GIVEN_NAMES } from './cast-names.js';
import type { IdentifierOf } from './scenario.js';

/** What the holder of a scenario is known by; the same in every ledger. */
export type ScenarioPerson = Readonly<Record<IdentifierOf | 'name' | 'secondWalletId', string>>;

/** @param row 1 to 61; 0 is a friend of them all */
export function holderOf(row: number): ScenarioPerson {
  const number = String(row).padStart(2, '0');
  const [family, familyLatin] = FAMILY_NAMES[row % FAMILY_NAMES.length] ?? ['王', 'wang'];
  const [given, givenLatin] = GIVEN_NAMES[row % GIVEN_NAMES.length] ?? ['伟', 'wei'];
  const username = `${familyLatin}${givenLatin}9${number}`;

  return {
    name: `${family}${given}`,
    username,
    msisdn: `+86138000030${number}`,
    emailaddress: `${username}@wallet.example`,
    walletid: `W300000${number}`,
    secondWalletId: `W300001${number}`,
  };
}

/** Whom the holders send money to. */
export const FRIEND = holderOf(0);

/** Reference of the transaction at this position of a scenario. */
export const referenceOf = (row: number, position: number): string =>
  `TX91000${String(row).padStart(2, '0')}${String(position + 1).padStart(3, '0')}`;
