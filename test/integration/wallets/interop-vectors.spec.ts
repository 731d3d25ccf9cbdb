import { startDemoWallet, type DemoWallet } from '../../../src/demo-wallet/server.js';
import { AMINA, AMINA_COFFEE } from '../../../src/demo-wallet/personas.js';
import { GSMA_LIMITS } from '../../../src/modules/wallets/gsma-client.js';
import { readTransaction } from '../../../src/modules/wallets/gsma-reader.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import type { IdentifierKind } from '../../../src/modules/wallets/wallet-account.js';
import type { WalletError } from '../../../src/modules/wallets/wallet-error.js';
import { DEFAULT_PROFILE } from '../../../src/modules/wallets/wallet-profile.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { StillClock } from '../../support/still-clock.js';
import { gsmaFolder, gsmaSchemas } from './gsma-schemas.js';
import { broken, readingVectors, type Vector } from './interop-vectors.js';
import { startStubWallet } from './stub-wallet.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const CLIENT = 'MERCHANT67890';
/** A customer whom the demo wallet knows, and one whom it does not. */
const KNOWN = { IDENTIFIER_TYPE: 'msisdn', IDENTIFIER: AMINA.msisdn, TRANSACTION_REFERENCE: AMINA_COFFEE };
const UNKNOWN = { IDENTIFIER_TYPE: 'msisdn', IDENTIFIER: '+33555000299' };

const isAtHand = gsmaFolder() !== null;
const known = readingVectors(KNOWN);
const isFailure = ({ steps }: Vector): boolean => steps.some(({ response }) => response.status >= 400);
const vectors = [
  ...known.filter((vector) => !isFailure(vector)),
  ...readingVectors(UNKNOWN).filter(isFailure),
];
/** One stands for all where the cases are not at hand; it asks nothing then. */
const cases = vectors.length > 0 ? vectors.map((one) => [one.name, one] as const) : [['none', null] as const];

describe('the conformance cases that read', () => {
  let wallet: DemoWallet;

  beforeAll(async () => {
    wallet = await startDemoWallet({ file: ':memory:', now: NOW, clientId: CLIENT });
  });
  afterAll(() => wallet.close());

  it('are five, of accounts, of linked accounts and of transactions', () => {
    expect(vectors).toHaveLength(isAtHand ? 5 : 0);
  });

  it.each(cases)('are passed by the demo wallet: %s', async (_, vector) => {
    for (const { request, test_response_scripts: rules } of vector?.steps ?? []) {
      const headers = new Headers(request.headers);
      headers.set('X-Client-Id', CLIENT);
      const address = `${wallet.baseUrl}/${request.uri.replace(/^\//, '').replaceAll(/\s/g, '')}`;
      const answer = await fetch(address, { headers });
      const said = { status: answer.status, body: await answer.json() };

      expect(broken(rules, said)).toEqual([]);
    }
  });

  it.each(cases)(
    'are asked by the desk as they want it, and its reader takes the answer: %s',
    async (name) => {
      const steps = readingVectors({}).find((vector) => vector.name === name)?.steps ?? [];
      for (const { request, response, test_request_scripts: rules } of steps) {
        const stub = await startStubWallet(() => response);
        const options = new WalletOptions(stub.baseUrl, 'UTC', CLIENT);
        const provider = new GsmaWalletProvider(options, new StillClock(NOW), { ...GSMA_LIMITS, pauseMs: 1 });
        const outcome = await ask(provider, request.uri, response.body).catch(
          (error: WalletError) => error.kind,
        );
        await provider.onModuleDestroy();
        await stub.close();

        expect(broken(rules, { headers: stub.asked[0]?.headers ?? {} })).toEqual([]);
        expect(outcome).toEqual(expectedOf(request.uri, response.status));
      }
    },
  );

  it('hold bodies that the standard itself allows, and so does the demo wallet', () => {
    const schemas = gsmaSchemas();
    const context = { profile: DEFAULT_PROFILE, timeZone: 'UTC', fetchedAt: NOW, asked: null };
    const rows = known
      .flatMap(({ steps }) => steps)
      .filter(({ path, response }) => path.includes('transactions') && response.status === 200)
      .flatMap(({ response }) => response.body as object[] | object);

    expect(rows.flatMap((row) => schemas?.faults('responseTransaction', row) ?? [])).toEqual([]);
    expect(rows.map((row) => readTransaction(row, context).state)).toEqual(rows.map(() => 'COMPLETED'));
    expect(rows).toHaveLength(isAtHand ? 3 : 0);
  });

  it('are read by rules that bite', () => {
    const rules = [
      { name: 'a case', rules: { status: 'required|in:200', 'body.*': ['array', 'min:2', 'max:3'] } },
    ];

    expect(broken(rules, { status: 404, body: [1] })).toEqual([
      'a case: status is not in:200 but 404',
      'a case: body.* is not min:2 but [1]',
    ]);
    expect(broken(rules, { status: 200, body: [1, 2, 3, 4] })).toEqual([
      'a case: body.* is not max:3 but [1,2,3,4]',
    ]);
    expect(() => broken([{ name: 'a case', rules: { status: 'uuid' } }], {})).toThrow('not known here');
  });
});

/** Asks what the case asks, by the adapter. */
function ask(provider: GsmaWalletProvider, uri: string, answer: unknown): Promise<unknown> {
  const [, kind = '', value = '', rest = ''] =
    /accounts\/\s*(\w+)\s*\/\s*([^/\s]+)\s*\/(\w+)/.exec(uri) ?? [];
  const account = [{ kind: kind as IdentifierKind, value }];
  if (kind === '') {
    return provider.getTransaction((answer as { transactionReference: string }).transactionReference);
  }

  return rest === 'transactions'
    ? provider.listTransactions(account, { from: new Date(0), to: NOW })
    : provider.getBalance(account);
}

/** What our side makes of the answer. */
function expectedOf(uri: string, status: number): unknown {
  if (uri.includes('balance')) {
    return status === 404 ? 'NOT_FOUND' : expect.objectContaining({ current: expect.any(String) });
  }

  return uri.includes('accounts/')
    ? expect.objectContaining({
        transactions: [expect.objectContaining({ state: 'COMPLETED' })],
        unreadable: 0,
      })
    : expect.objectContaining({ state: 'COMPLETED' });
}
