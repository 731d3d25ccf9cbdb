import { isStopWord, stem } from './english-words.js';

describe('English words', () => {
  it.each([
    [['lock', 'locks', 'locked', 'locking']],
    [['decline', 'declines', 'declined', 'declining']],
    [['transfer', 'transfers', 'transferred', 'transferring']],
    [['charge', 'charged', 'charges', 'charging']],
    [['verify', 'verified', 'verifies', 'verification']],
    [['log', 'logged', 'logging']],
    [['pay', 'paid', 'paying', 'payment', 'payments']],
    [['recognise', 'recognize', 'recognised', 'recognizing']],
    [['address', 'addresses']],
    [['fee', 'fees']],
    [['authenticate', 'authenticator', 'authentication']],
    [['fail', 'failed', 'fails', 'failure']],
    [['arrive', 'arrived', 'arriving', 'arrival']],
  ])('has one stem for %j', (forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  it.each([
    ['sign', 'signal'],
    ['status', 'state'],
    ['1500.00', '1500.0'],
    ['e3011', 'e301'],
    ['account', 'accept'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  it('knows what is denied by whatever word, and that it tells no subject', () => {
    const denials = ['not', 'cannot', 'cant', 'wont', 'havent', 'didnt', 'isnt'];

    expect(new Set(denials.map(stem)).size).toBe(1);
    expect(denials.every(isStopWord)).toBe(true);
    expect(['want', 'cent', 'front', 'grant'].some((word) => stem(word) === stem('not'))).toBe(false);
  });

  it('does not cut short words to nothing', () => {
    for (const word of ['app', 'is', 'sms', 'red', 'ing', 'ed', 's', '']) {
      expect(stem(word)).toBe(word);
    }
  });

  it('passes over words that stand in every question, and no others', () => {
    expect(['how', 'my', 'the', 'didnt'].every(isStopWord)).toBe(true);
    expect(['money', 'down', 'locked'].some(isStopWord)).toBe(false);
  });
});
