import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { AMINA, AMINA_COFFEE } from '../../../src/demo-wallet/personas.js';
import { startDemoWallet, type DemoWallet } from '../../../src/demo-wallet/server.js';
import { gsmaFolder, gsmaSchemas } from './gsma-schemas.js';
import { broken, filled, interopVectors, type VectorStep } from './interop-vectors.js';

const CLIENT = 'MERCHANT67890';
const SETTINGS = {
  TRANSACTION_REFERENCE: AMINA_COFFEE,
  CURRENCY: 'CNY',
  DEBIT_PARTY_KEY: 'msisdn',
  DEBIT_PARTY_VALUE: AMINA.msisdn,
};

const isAtHand = gsmaFolder() !== null;
const vectors = interopVectors().filter(({ steps }) =>
  steps.some(({ method, path }) => method !== 'GET' || path.includes('responses')),
);
const cases = vectors.length > 0 ? vectors.map((one) => [one.name, one] as const) : [['none', null] as const];

interface Told {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

describe('the conformance cases that order, and that ask for a lost answer', () => {
  const told: Told[] = [];
  const listener = createServer((asked, response) => {
    let text = '';
    asked.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    asked.on('end', () => {
      told.push({ method: asked.method ?? '', headers: asked.headers, body: JSON.parse(text) });
      response.writeHead(204).end();
      arrived();
    });
  });
  let arrived = (): void => undefined;
  let callback = '';
  let wallet: DemoWallet;

  beforeAll(async () => {
    wallet = await startDemoWallet({
      file: ':memory:',
      now: new Date('2026-07-29T10:00:00Z'),
      clientId: CLIENT,
    });
    await new Promise<void>((resolve) => {
      listener.listen(0, '127.0.0.1', resolve);
    });
    callback = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    told.length = 0;
  });
  afterAll(async () => {
    listener.close();
    listener.closeAllConnections();
    await wallet.close();
  });

  const ask = async ({ method, uri, headers, body }: VectorStep['request']) => {
    const address = `${wallet.baseUrl}/${uri.replace(/^\//, '').replaceAll(/\s/g, '')}`;
    const answer = await request(address, {
      method: method as 'GET' | 'POST',
      headers: { ...headers, 'X-Client-Id': CLIENT },
      body: body === undefined ? null : JSON.stringify(body),
      reset: true,
    });
    return { status: answer.statusCode, body: await answer.body.json() };
  };

  it('are four: a refund, two reversals, an answer that is missing', () => {
    expect(vectors).toHaveLength(isAtHand ? 4 : 0);
  });

  it.each(cases)('are passed by the demo wallet: %s', async (_, vector) => {
    const called = new Promise<void>((resolve) => (arrived = resolve));
    const [asking, calling] = vector?.steps ?? [];
    if (!asking) {
      return;
    }
    const first = filled(asking, { settings: SETTINGS, callback });
    const said = await ask(first.request);

    expect(
      broken(first.test_request_scripts, { headers: first.request.headers, body: first.request.body }),
    ).toEqual([]);
    expect(broken(first.test_response_scripts, said)).toEqual([]);

    if (calling) {
      await called;
      const rules = filled(calling.test_request_scripts, { settings: SETTINGS, callback, steps: [first] });
      expect(told.map(({ method }) => method)).toEqual(['PUT']);
      expect(broken(rules, { headers: told[0]?.headers ?? {}, body: told[0]?.body })).toEqual([]);
    }
  });

  it('are answered as the schemas of the standard want it, accepted, refused and called back', async () => {
    const schemas = gsmaSchemas();
    const called = new Promise<void>((resolve) => (arrived = resolve));
    const headers = {
      'Content-Type': 'application/json',
      'X-Client-Id': CLIENT,
      'X-CorrelationID': '5a1e1c7e-3d54-4b0e-a9b4-53f1d8a5c001',
    };
    const order = {
      method: 'POST',
      uri: `/transactions/${AMINA_COFFEE}/reversals`,
      body: { type: 'merchantpay' },
    };
    const accepted = await ask({ ...order, headers: { ...headers, 'X-Callback-URL': callback } });
    await called;
    const refused = await ask({ ...order, headers });

    expect([accepted.status, refused.status]).toEqual([202, 400]);
    expect(schemas?.faults('requestStateObject', accepted.body) ?? []).toEqual([]);
    expect(schemas?.faults('errorObject', refused.body) ?? []).toEqual([]);
    expect(schemas?.faults('errorObject', told[0]?.body) ?? []).toEqual([]);
  });
});
