import { guessIdentifiers, maskIdentifier, normaliseMsisdn, shareIdentifier } from './account-identifiers.js';

const guessed = (typed: string): string[] =>
  guessIdentifiers(typed).map(({ kind, value }) => `${kind}=${value}`);

describe('what a customer typed as his account', () => {
  it('is a phone number first when it looks like one, and a name after that', () => {
    expect(guessed('138 0000 0001')).toEqual([
      'msisdn=+8613800000001',
      'username=138 0000 0001',
      'walletid=138 0000 0001',
      'accountid=138 0000 0001',
    ]);
  });

  it('is nothing but a phone number when it begins with a plus', () => {
    expect(guessed('+44 7700 900003')).toEqual(['msisdn=+447700900003']);
  });

  it('is an e-mail address when it has the shape of one', () => {
    expect(guessed(' Amina@Wallet.Example ')).toEqual([
      'emailaddress=amina@wallet.example',
      'username=Amina@Wallet.Example',
    ]);
  });

  it('is otherwise a login name, then the number of a wallet', () => {
    expect(guessed('李华')).toEqual(['username=李华', 'walletid=李华', 'accountid=李华']);
  });

  it.each(['', '   ', 'a$b', 'a\nb', 'a\u0000b', 'x'.repeat(257)])(
    'is nothing we could ask for: %j',
    (typed) => {
      expect(guessed(typed)).toEqual([]);
    },
  );
});

describe('phone numbers', () => {
  it.each([
    ['13800000001', '+8613800000001'],
    ['１３８０００００００１', '+8613800000001'],
    ['8613800000001', '+8613800000001'],
    ['0086 138-0000-0001', '+8613800000001'],
    ['+86 (138) 0000.0001', '+8613800000001'],
    ['+250 788 000 001', '+250788000001'],
    ['12800000001', '+12800000001'],
  ])('reads %s as %s', (typed, phone) => {
    expect(normaliseMsisdn(typed)).toBe(phone);
  });

  it.each(['amina', '1234', '+', '+0123456789', '1'.repeat(16), '138x0000001', ''])('refuses %j', (typed) => {
    expect(normaliseMsisdn(typed)).toBeNull();
  });
});

describe('identifiers', () => {
  const phone = { kind: 'msisdn', value: '+8613800000001' } as const;

  it('are the same however a phone number is written', () => {
    expect(shareIdentifier([phone], [{ kind: 'msisdn', value: '86 138 0000 0001' }])).toBe(true);
    expect(shareIdentifier([phone], [{ kind: 'msisdn', value: '0086 13800000001' }])).toBe(true);
  });

  it('are not the same across kinds, nor when one is the end of the other', () => {
    expect(shareIdentifier([phone], [{ kind: 'walletid', value: '+8613800000001' }])).toBe(false);
    expect(shareIdentifier([phone], [{ kind: 'msisdn', value: '13800000001' }])).toBe(false);
    expect(shareIdentifier([phone], [])).toBe(false);
  });

  it.each([
    [phone, '+861•••0001'],
    [{ kind: 'emailaddress', value: 'amina@wallet.example' } as const, 'a•••@wallet.example'],
    [{ kind: 'walletid', value: 'W10000001' } as const, '•••0001'],
    [{ kind: 'username', value: 'amina' } as const, '•••'],
  ])('are masked so that they can be recognised and not used', (identifier, masked) => {
    expect(maskIdentifier(identifier)).toBe(masked);
  });
});
