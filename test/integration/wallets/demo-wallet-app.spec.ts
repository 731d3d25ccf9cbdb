import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { APP_ISSUER, publicKeysFile } from '../../../src/demo-wallet/app-tokens.js';
import { AMINA_TRANSFER_PENDING } from '../../../src/demo-wallet/personas.js';
import { type DemoWallet, startDemoWallet } from '../../../src/demo-wallet/server.js';
import { temporaryFolder } from '../../support/processes.js';

const DESK = 'https://desk.example';

describe('the app of the demo wallet', () => {
  const file = join(temporaryFolder('app'), 'wallet.db');
  let wallet: DemoWallet;

  beforeAll(async () => {
    wallet = await startDemoWallet({ file, desk: DESK });
  });
  afterAll(() => wallet?.close());

  const get = (path: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${wallet.port}${path}`, { redirect: 'manual' });

  it('shows whose wallets there are, and what happened in one, in both languages', async () => {
    const people = await (await get('/app?lang=zh-CN')).text();
    expect(people).toContain('演示钱包');
    expect(people).toContain('href="/app/amina?lang=zh-CN"');

    const amina = await (await get('/app/amina')).text();
    expect(amina).toContain(`transaction=${AMINA_TRANSFER_PENDING}`);
    expect(amina).toContain('CN¥200.00');
    expect(amina).not.toContain('lang="zh-CN"><head>');
    // A dark scheme that does not begin at the root leaves its pale links on white.
    expect(amina).toContain('html{color-scheme:light dark}');
  });

  it('leads to the desk from the very transaction, with a token that says whose account it is', async () => {
    const answer = await get(`/app/amina/help?lang=en&transaction=${AMINA_TRANSFER_PENDING}`);
    const { origin, pathname, searchParams } = new URL(answer.headers.get('location') ?? '');
    const keys = JSON.parse(readFileSync(publicKeysFile(file), 'utf8')) as JSONWebKeySet;
    const { payload } = await jwtVerify(searchParams.get('token') ?? '', createLocalJWKSet(keys), {
      issuer: APP_ISSUER,
      audience: DESK,
    });

    expect([answer.status, origin, pathname]).toEqual([303, DESK, '/en/requests/wallet']);
    expect(searchParams.get('transaction')).toBe(AMINA_TRANSFER_PENDING);
    expect(payload).toMatchObject({ sub: 'W10000001', email_verified: true, zoneinfo: 'Asia/Shanghai' });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(120);
  });

  it('keeps its private key to itself, and gives the public one only', () => {
    expect(readFileSync(publicKeysFile(file), 'utf8')).not.toContain('"d"');
    expect(statSync(`${file}.key.pem`).mode & 0o077).toBe(0);
  });

  it('knows nobody else, and is not there without a desk', async () => {
    expect((await get('/app/mallory')).status).toBe(404);
    const alone = await startDemoWallet({ file: join(temporaryFolder('alone'), 'wallet.db') });
    try {
      const answer = await fetch(`http://127.0.0.1:${alone.port}/app`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        'application/json; charset=utf-8',
      ]);
    } finally {
      await alone.close();
    }
  });
});
