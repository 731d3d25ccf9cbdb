import { isPersonal, shareIdentifier } from './account-identifiers.js';
import type { Deadline } from './deadline.js';
import { readAccount, readBalance, readStatus } from './gsma-account-reader.js';
import { accountPath } from './gsma-address.js';
import type { GsmaClient } from './gsma-client.js';
import type { ReadingContext } from './gsma-reader.js';
import type { AccountBalance, AccountIdentifier, AccountStatus, WalletAccount } from './wallet-account.js';
import { WalletError } from './wallet-error.js';

/** Asks for accounts, and makes sure that the answer is about the one that was asked for. */
export class GsmaAccounts {
  constructor(
    private readonly client: GsmaClient,
    private readonly context: () => ReadingContext,
  ) {}

  async account(asked: readonly AccountIdentifier[], deadline: Deadline): Promise<WalletAccount> {
    const answer = await this.client.get(accountPath(asked), deadline);
    const [only, another] = Array.isArray(answer) ? answer : [answer];

    if (another !== undefined) {
      throw new WalletError('AMBIGUOUS', 'several accounts have these identifiers');
    }

    const account = readAccount(only, this.context());

    if (!asked.every((one) => shareIdentifier([one], account.identifiers))) {
      throw new WalletError('CONTRACT_VIOLATION', 'the answer is about another account');
    }

    return account;
  }

  async status(asked: readonly AccountIdentifier[], deadline: Deadline): Promise<AccountStatus> {
    return readStatus(await this.client.get(`${accountPath(asked)}/status`, deadline), this.context());
  }

  async balance(asked: readonly AccountIdentifier[], deadline: Deadline): Promise<AccountBalance> {
    return readBalance(await this.client.get(`${accountPath(asked)}/balance`, deadline), this.context());
  }

  /** All by which a person goes; parties of transactions are often named otherwise than one asked. */
  async namesOf(
    asked: readonly AccountIdentifier[],
    deadline: Deadline,
  ): Promise<readonly AccountIdentifier[]> {
    const { identifiers } = await this.account(asked, deadline);

    return [...asked, ...identifiers.filter(isPersonal)];
  }
}
