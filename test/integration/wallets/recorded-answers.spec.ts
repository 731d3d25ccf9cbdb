import { readAccount, readBalance } from '../../../src/modules/wallets/gsma-account-reader.js';
import { GsmaBase } from '../../../src/modules/wallets/gsma-base.js';
import { readHealth } from '../../../src/modules/wallets/gsma-health-reader.js';
import { readTransaction, type ReadingContext } from '../../../src/modules/wallets/gsma-reader.js';
import { readRequestState } from '../../../src/modules/wallets/gsma-request-reader.js';
import { readStatementEntry } from '../../../src/modules/wallets/gsma-statement-reader.js';
import { DEFAULT_PROFILE } from '../../../src/modules/wallets/wallet-profile.js';
import { type Recorded, recordedObjects, secretsIn } from './recorded-objects.js';

const CONTEXT: ReadingContext = {
  profile: DEFAULT_PROFILE,
  timeZone: 'Asia/Shanghai',
  fetchedAt: new Date('2026-07-29T10:00:00Z'),
  asked: null,
};

const transaction = (raw: unknown) => readTransaction(raw, CONTEXT);
const linked = (raw: unknown): unknown => {
  const { link } = raw as { link?: string };
  return link === undefined ? transaction(raw) : GsmaBase.of('http://wallet/1.2.0/mm')?.pathOf(link);
};

/** Which reader takes which answer. A name alone is nobody's to read: the desk has the masked one of the account. */
const READERS: Readonly<Record<string, (raw: unknown) => unknown>> = {
  responseTransaction: transaction,
  responseAccount: (raw) => readAccount(raw, CONTEXT),
  responseAccountBalance: (raw) => readBalance(raw, CONTEXT),
  responseHeartbeat: (raw) => readHealth(raw, 'UTC'),
  requestStateObject: (raw) => readRequestState(raw, CONTEXT),
  responseResponse: linked,
};

describe('answers recorded from a real simulator', () => {
  const recorded = recordedObjects();
  const isAtHand = recorded.length > 0;
  const known = recorded.filter(({ schema }) => READERS[schema]);
  const read = ({ schema, object }: Recorded): unknown => READERS[schema]?.(object);

  it('are all understood, each by the reader of its kind', () => {
    expect(known.map(read).filter((outcome) => outcome === undefined || outcome === null)).toEqual([]);
    expect([...new Set(known.map(({ schema }) => schema))].sort()).toEqual(
      isAtHand ? Object.keys(READERS).sort() : [],
    );
    expect(recorded.length - known.length).toBe(
      recorded.filter(({ schema }) => schema === 'responseAccountName').length,
    );
  });

  it('have states that are mapped, and times whose zone is said to be assumed', () => {
    const transactions = recorded
      .filter(({ schema }) => schema === 'responseTransaction')
      .map(({ object }) => transaction(object));

    expect(transactions.filter(({ state }) => state === 'UNKNOWN')).toEqual([]);
    expect(transactions.filter(({ createdAt, zoneAssumed }) => createdAt && !zoneAssumed)).toEqual([]);
  });

  it('make none of the readers stumble, even when they are read as something they are not', () => {
    const readers = [...Object.values(READERS), (raw: unknown): unknown => readStatementEntry(raw, CONTEXT)];
    for (const { object } of recorded) {
      for (const reader of readers) {
        try {
          reader(object);
        } catch (error) {
          expect(error).toMatchObject({ kind: 'CONTRACT_VIOLATION' });
        }
      }
    }
  });

  it('leave their one-time codes and identities at the door', () => {
    const outcome = JSON.stringify(known.map(read));
    const secrets = secretsIn(recorded);

    expect(outcome).not.toMatch(
      /oneTimeCode|senderKyc|recipientKyc|idDocument|idNumber|dateOfBirth|postalAddress/,
    );
    expect(secrets.filter((secret) => outcome.includes(JSON.stringify(secret)))).toEqual([]);
    expect(secrets.length > 0).toBe(isAtHand);
  });
});
