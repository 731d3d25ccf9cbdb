import { accountId, customerIdentifiers, ordinary, placeOf } from './cast-account.js';
import type { AccountKind, CastAccount } from './cast-account.js';
import {
  BILLERS,
  FAMILY_NAMES,
  FOREIGN_NAMES,
  GIVEN_NAMES,
  MERCHANTS,
  PLACES,
  TRADING_NAMES,
} from './cast-names.js';
import type { Place } from './cast-names.js';
import { PERSONAS } from './personas.js';
import { PROFILES } from './profile.js';
import type { ProfileFacts } from './profile.js';
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
const BANKS = [
  'Harbour Bank',
  '东方商业银行',
  'Union Savings',
  'First River Bank',
  '江南银行',
  'Meridian Trust',
  'Cedar Bank',
  '海西商业银行',
  'Lakeside Savings',
  'Old Mill Bank',
];

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
/** These travel; the records of those name no zone; so many of each tier stand near their limit. */
const TRAVELLERS = [3, 12, 22, 31, 44, 55, 66, 77, 88, 99];
const ZONELESS = [5, 15, 26, 38, 49, 60, 71, 82];
const NEAR_LIMIT = 3;

/** Everybody in the demonstration, in a fixed order: 123 people, shops, agents, banks and the system's accounts. */
export class Cast {
  readonly accounts: CastAccount[] = [];
  private readonly byKind = new Map<string, CastAccount[]>();
  private readonly byIdentifier = new Map<string, CastAccount>();

  constructor(
    random: Random,
    private readonly profile: ProfileFacts = PROFILES.default,
  ) {
    this.addPersonas();
    this.addCustomers(random);
    this.addVoucherHolders();
    this.addCounterparties();
    scenarioAccounts(this.accounts.length).forEach((account) => this.add(account));
  }

  of(kind: AccountKind, currency: string): readonly CastAccount[] {
    return this.byKind.get(`${kind} ${currency}`) ?? [];
  }

  system(purpose: SystemPurpose, currency: string): CastAccount {
    return this.require('accountid', `system-${purpose}-${currency}`);
  }

  require(kind: string, value: string): CastAccount {
    const found = this.byIdentifier.get(`${kind} ${value}`);

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
    const places = PLACES.flatMap((place) =>
      Array.from({ length: Math.round(place.customers * this.profile.customers) }, () => place),
    );
    const nearLimit = new Map<number, number>();

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
      const near = nearLimit.get(kycLevel) ?? 0;
      nearLimit.set(kycLevel, near + 1);
      const customer = {
        ...ordinary('customer', person.name, place),
        travels: TRAVELLERS.includes(index),
        isZoneless: ZONELESS.includes(index),
        isNearLimit: near < NEAR_LIMIT,
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
            ['walletid', walletId(this.profile.secondWallets + index)],
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
      const { shops: branches, agents, banks } = this.profile;
      const named = (kind: AccountKind, names: readonly string[], times: number) =>
        names.flatMap((name) =>
          Array.from({ length: times }, (_, branch) => [kind, branchName(name, branch)] as const),
        );

      for (const [kind, name] of [
        ...named('merchant', MERCHANTS[place.currency] ?? [], branches),
        ...named('biller', BILLERS[place.currency] ?? [], branches),
        ...named('bank', BANKS.slice(0, banks), 1),
        ...named('agent', [`Agent ${place.zone}`], agents),
      ]) {
        const id = this.nextId();
        const tradingName = TRADING_NAMES[name];
        this.add({
          ...ordinary(kind, name, place),
          ...(tradingName === undefined ? {} : { tradingName }),
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
    const added = { ...account, id: this.nextId() };
    const kind = `${account.kind} ${account.currency}`;
    this.accounts.push(added);
    const alike = this.byKind.get(kind) ?? [];
    alike.push(added);
    this.byKind.set(kind, alike);
    account.identifiers
      .map(([itsKind, value]) => `${itsKind} ${value}`)
      .filter((name) => !this.byIdentifier.has(name))
      .forEach((name) => this.byIdentifier.set(name, added));
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

/** The first is named as it is; others of its kind have a number. */
const branchName = (name: string, branch: number): string => (branch === 0 ? name : `${name} ${branch + 1}`);
