import { GsmaBase } from './gsma-base.js';

const HOME = 'https://wallet.example.org:8443/1.2.0/mm';
const base = (): GsmaBase => {
  const made = GsmaBase.of(`${HOME}/`);
  if (!made) {
    throw new Error('no base');
  }
  return made;
};

describe('the address of the wallet', () => {
  it('is where every question goes', () => {
    expect(base().urlOf('accounts/msisdn/%2B86', { limit: '50' }).href).toBe(
      `${HOME}/accounts/msisdn/%2B86?limit=50`,
    );
  });

  it.each(['../secrets', 'a/../../../x', '%2e%2e/%2e%2e/x', '', '.'])('is not left by a path: %j', (path) => {
    expect(() => base().urlOf(path)).toThrow(expect.objectContaining({ kind: 'BAD_REQUEST' }));
  });

  it.each([
    [`${HOME}/transactions/TX1`, 'transactions/TX1'],
    ['/1.2.0/mm/transactions/TX1', 'transactions/TX1'],
    ['/transactions/TX1', 'transactions/TX1'],
    ['transactions/TX1', 'transactions/TX1'],
  ])('is meant by a link of its own: %s', (link, path) => {
    expect(base().pathOf(link)).toBe(path);
  });

  it.each([
    'https://wallet.example.org/1.2.0/mm/transactions/TX1',
    'http://wallet.example.org:8443/1.2.0/mm/transactions/TX1',
    'https://evil.example.org:8443/1.2.0/mm/transactions/TX1',
    'https://wallet.example.org:8443@evil.example.org/1.2.0/mm/x',
    'https://user:word@wallet.example.org:8443/1.2.0/mm/transactions/TX1',
    'https://wallet.example.org:8443/admin',
    '//evil.example.org/1.2.0/mm/x',
    '/1.2.0/mm/../../admin',
    '/\\evil.example.org/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '/transactions/TX1?next=1',
    '',
  ])('is not meant by a link to anywhere else: %j', (link) => {
    expect(() => base().pathOf(link)).toThrow(expect.objectContaining({ kind: 'CONTRACT_VIOLATION' }));
  });

  it('is none of these', () => {
    expect(GsmaBase.of(null)).toBeNull();
    for (const address of ['wallet', 'ftp://wallet/mm', 'http://a:b@wallet/mm', 'http://wallet/mm?x=1']) {
      expect(() => GsmaBase.of(address)).toThrow(expect.objectContaining({ kind: 'BAD_REQUEST' }));
    }
  });
});
