import { accountId, customerIdentifiers, ordinary, placeOf } from './cast-account.js';
import type { CastAccount } from './cast-account.js';
import { FRIEND, holderOf } from './scenario-holders.js';
import type { ScenarioDraft } from './scenario.js';
import { SCENARIO_DRAFTS } from './scenarios.js';
import { TRAP_ZONES } from './traps.js';

/** The holders of the scenarios and those who pay in the traps, each with one wallet or two. @param before how many accounts stand before them */
export function scenarioAccounts(before: number): Omit<CastAccount, 'id'>[] {
  const accounts: Omit<CastAccount, 'id'>[] = [friendOfAll(before + 1)];
  const payers: readonly Pick<ScenarioDraft, 'row' | 'holder'>[] = Object.entries(TRAP_ZONES).map(
    ([zone, row]) => ({
      row,
      holder: { zone, kycLevel: 3, travels: zone === 'Asia/Shanghai' },
    }),
  );

  for (const { row, holder = {} } of [...SCENARIO_DRAFTS, ...payers]) {
    const { zone = 'Asia/Shanghai', hasSecondWallet, ...facts } = holder;
    const { name, msisdn, username, emailaddress, walletid, secondWalletId } = holderOf(row);
    const id = before + accounts.length + 1;
    const person = {
      ...ordinary('customer', name, placeOf(zone)),
      ...(holder.kycLevel === 1 ? { kyc: 'unverified' as const } : {}),
      ...facts,
      isOfScenario: true,
    };
    const ids = { msisdn, username, email: emailaddress, walletId: walletid };
    accounts.push({ ...person, identifiers: customerIdentifiers(ids, id) });

    if (hasSecondWallet) {
      accounts.push({
        ...person,
        identifiers: [
          ['msisdn', msisdn],
          ['walletid', secondWalletId],
          ['accountid', accountId(id + 1)],
        ],
      });
    }
  }

  return accounts;
}

function friendOfAll(id: number): Omit<CastAccount, 'id'> {
  const { name, msisdn, username, emailaddress: email, walletid: walletId } = FRIEND;

  return {
    ...ordinary('customer', name, placeOf('Asia/Shanghai')),
    isOfScenario: true,
    identifiers: customerIdentifiers({ msisdn, username, email, walletId }, id),
  };
}
