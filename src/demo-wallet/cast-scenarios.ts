import { accountId, customerIdentifiers, ordinary, placeOf } from './cast-account.js';
import type { CastAccount } from './cast-account.js';
import { FRIEND, holderOf } from './scenario-holders.js';
import { SCENARIO_DRAFTS } from './scenarios.js';

/** The holders of the scenarios, each with one wallet or two. @param before how many accounts stand before them */
export function scenarioAccounts(before: number): Omit<CastAccount, 'id'>[] {
  const accounts: Omit<CastAccount, 'id'>[] = [friendOfAll(before + 1)];

  for (const { row, holder = {} } of SCENARIO_DRAFTS) {
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
