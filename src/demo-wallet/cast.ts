import { accountId, customerIdentifiers, ordinary, placeOf } from './cast-account.js';
import type { AccountKind, CastAccount } from './cast-account.js';
import { BILLERS, FAMILY_NAMES, FOREIGN_NAMES, GIVEN_NAMES, MERCHANTS, PLACES } from './cast-names.js';
import type { Place } from './cast-names.js';
import { PERSONAS } from './personas.js';
import type { Random } from './random.js';
import { scenarioAccounts } from './cast-scenarios.js';

export type SystemPurpose = 'fees' | 'suspense' | 'issuance' | 'fx' | 'promo' | 'other-wallet' | 'abroad';

const SYSTEM_NAMES: Readonly<Record<SystemPurpose, string>> = {
  fees: 'Fees',
  suspense: 'Suspense account',
  issuance: 'Issuance',
  fx: 'Currency exchange',
  promo: 'Promotions',
  'other-wallet': 'Other wallet provider',
  abroad: 'International transfer partner',
};
const BANKS = ['Harbour Bank', '东方商业银行', 'Union Savings'];

/** Account states of ordinary customers by position; everybody else is available, our own choice for the demonstration. */
const SUB_STATES = new Map<number, string>([
  [20, 'lockedPin'],
  [41, 'lockedPin'],
  [52, 'frozenRisk'],
  [63, 'frozenRisk'],
  [74, 'frozenLegal'],
  [85, 'limitedKyc'],
  [96, 'limitedKyc'],
  [107, 'dormant'],
  [111, 'closed'],
]);

/** These customers hold a second wallet on the same phone number; the first three in another currency. */
const SECOND_WALLETS = [10, 25, 33, 47, 58, 69];

/** Everybody in the demonstration, in a fixed order: 123 people, shops, agents, banks and the system's accounts. */
export class Cast {
  readonly accounts: CastAccount[] = [];

  constructor(random: Random) {
    this.addPersonas();
    this.addCustomers(random);
    this.addVoucherHolders();
    this.addCounterparties();
    scenarioAccounts(this.accounts.length).forEach((account) => this.add(account));
  }

  of(kind: AccountKind, currency: string): CastAccount[] {
    return this.accounts.filter((account) => account.kind === kind && account.currency === currency);
  }

  system(purpose: SystemPurpose, currency: string): CastAccount {
    return this.require('accountid', `system-${purpose}-${currency}`);
  }

  require(kind: string, value: string): CastAccount {
    const found = this.accounts.find(({ identifiers }) =>
      identifiers.some(([itsKind, itsValue]) => itsKind === kind && itsValue === value),
    );

    if (!found) {
      throw new RangeError(`nobody in the cast has ${kind} ${value}`);
    }

    return found;
  }

  private addPersonas(): void {
    for (const { name, currency, zone, username, msisdn, email, walletId } of PERSONAS) {
      const place = placeOf(zone);
      this.add({
        ...ordinary('customer', name, place),
        currency,
        isPersona: true,
        identifiers: customerIdentifiers({ msisdn, username, email, walletId }, this.nextId()),
      });
    }
  }

  private addCustomers(random: Random): void {
    const places = PLACES.flatMap((place) => Array.from({ length: place.customers }, () => place));

    places.forEach((place, index) => {
      const person = place.currency === 'CNY' ? chinesePerson(random) : foreignPerson(random, place);
      const username = `${person.login}${100 + index}`;
      const ids = { msisdn: place.msisdn(index), username, email: `${username}@wallet.example` };
      const subStatus = SUB_STATES.get(index) ?? null;
      const kycLevel =
        subStatus === 'limitedKyc'
          ? 1
          : random.weighted([
              [2, 3],
              [3, 2],
              [1, 1],
            ] as const);
      const customer = {
        ...ordinary('customer', person.name, place),
        status:
          subStatus === null || subStatus === 'limitedKyc'
            ? ('available' as const)
            : ('unavailable' as const),
        subStatus,
        kycLevel,
        kyc: kycLevel > 1 ? ('verified' as const) : ('unverified' as const),
      };

      this.add({
        ...customer,
        identifiers: customerIdentifiers({ ...ids, walletId: walletId(index) }, this.nextId()),
      });

      if (SECOND_WALLETS.includes(index)) {
        this.add({
          ...customer,
          currency: SECOND_WALLETS.indexOf(index) < 3 ? 'USD' : place.currency,
          identifiers: [
            ['msisdn', ids.msisdn],
            ['walletid', walletId(500 + index)],
            ['accountid', accountId(this.nextId())],
          ],
        });
      }
    });
  }

  private addVoucherHolders(): void {
    for (const msisdn of ['+8613800009001', '+8613800009002']) {
      this.add({
        ...ordinary('customer', 'Voucher', placeOf('Asia/Shanghai')),
        status: 'unregistered',
        identifiers: [['msisdn', msisdn]],
      });
    }
  }

  private addCounterparties(): void {
    for (const place of PLACES) {
      const shops = (MERCHANTS[place.currency] ?? []).map((name) => ['merchant', name] as const);
      const billers = (BILLERS[place.currency] ?? []).map((name) => ['biller', name] as const);
      const banks = BANKS.map((name) => ['bank', name] as const);

      for (const [kind, name] of [
        ...shops,
        ...billers,
        ...banks,
        ['agent', `Agent ${place.zone}`] as const,
      ]) {
        const id = this.nextId();
        this.add({
          ...ordinary(kind, name, place),
          identifiers: [
            ['organisationid', `ORG${id}`],
            ['accountid', accountId(id)],
          ],
        });
      }

      for (const [purpose, name] of Object.entries(SYSTEM_NAMES)) {
        this.add({
          ...ordinary('system', name, place),
          identifiers: [['accountid', `system-${purpose}-${place.currency}`]],
        });
      }
    }
  }

  private nextId(): number {
    return this.accounts.length + 1;
  }

  private add(account: Omit<CastAccount, 'id'>): void {
    this.accounts.push({ ...account, id: this.nextId() });
  }
}

function chinesePerson(random: Random): { name: string; login: string } {
  const [family, familyLatin] = random.pick(FAMILY_NAMES);
  const [given, givenLatin] = random.pick(GIVEN_NAMES);

  return { name: `${family}${given}`, login: `${familyLatin}${givenLatin}` };
}

function foreignPerson(random: Random, { currency }: Place): { name: string; login: string } {
  const name = random.pick(FOREIGN_NAMES[currency] ?? ['Alex Doe']);
  const login = name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();

  return { name, login };
}

const walletId = (index: number): string => `W${20_000_000 + index}`;
