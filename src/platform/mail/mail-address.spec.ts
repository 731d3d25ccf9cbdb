import { parseMailAddress } from './mail-address.js';

describe('a mail address', () => {
  it.each([
    ['amina@example.org', 'amina@example.org'],
    ['Amina.K+wallet@Example.ORG', 'amina.k+wallet@example.org'],
    ["o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk"],
    ['li@例子.中国', 'li@xn--fsqu00a.xn--fiqs8s'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('%s is written to', (typed, address) => {
    expect(parseMailAddress(typed)).toBe(address);
  });

  // Addresses that two parsers read differently, and ways to bring a second recipient or a header along.
  it.each([
    '',
    '@',
    'amina',
    'amina@',
    '@example.org',
    'amina@localhost',
    'amina@127.0.0.1',
    'amina@[127.0.0.1]',
    'amina@[IPv6:::1]',
    '"amina"@example.org',
    '"xclow3n@gmail.com x"@internal.domain',
    'xclow3n@gmail.com"@internal.domain',
    'amina(comment)@example.org',
    'amina@example.org(comment)',
    'Amina <amina@example.org>',
    '<amina@example.org>',
    'amina@example.org>',
    'amina@example.org,mallory@example.net',
    'amina@example.org;mallory@example.net',
    'amina@example.org mallory@example.net',
    'group:amina@example.org;',
    'amina@mallory.net@example.org',
    'amina%example.org@relay.example',
    'amina@exam%70le.org',
    'amina\r\nBcc: mallory@example.net@example.org',
    'amina@example.org\r\nBcc: mallory@example.net',
    'amina@example.org\nBcc: mallory@example.net',
    'amina@example.org\0',
    'amina\0@example.org',
    'амина@example.org',
    'amina\u200b@example.org',
    'amina@exa\u200bmple.org',
    'amina@example\u3002org\u3002',
    '.amina@example.org',
    'amina.@example.org',
    'ami..na@example.org',
    'amina@.example.org',
    'amina@example..org',
    'amina@example.org.',
    'amina@-example.org',
    'amina@example-.org',
    'amina@exa_mple.org',
    'amina@example.123',
    `${'a'.repeat(65)}@example.org`,
    `amina@${'a'.repeat(64)}.org`,
    `amina@${'abcdefghi.'.repeat(26)}org`,
    `${'a'.repeat(100_000)}@${'b.'.repeat(50_000)}org`,
  ])('%j is refused', (typed) => {
    expect(parseMailAddress(typed)).toBeNull();
  });

  it('is the same however often it is read', () => {
    const once = parseMailAddress('Li@例子.中国') ?? '';

    expect(parseMailAddress(once)).toBe(once);
  });
});
