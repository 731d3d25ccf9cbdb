import { DEFAULT_PROFILE } from './wallet-profile.js';
import { readProfile } from './wallet-profile-file.js';

const faultsOf = (profile: unknown): readonly string[] => {
  const read = readProfile(typeof profile === 'string' ? profile : JSON.stringify(profile));
  return 'faults' in read ? read.faults : [];
};
const profileOf = (profile: object) => {
  const read = readProfile(JSON.stringify(profile));
  return 'profile' in read ? read.profile : null;
};

describe('the profile of a provider', () => {
  it('may leave everything out: then the usual holds', () => {
    expect(profileOf({})).toEqual(DEFAULT_PROFILE);
  });

  it('adds its own words, codes and kinds to the usual ones, and replaces its tables', () => {
    const profile = profileOf({
      name: 'north-wallet',
      timeZone: 'Europe/Berlin',
      auth: { kind: 'oauth2', tokenUrl: 'https://wallet.example.org/oauth/token', scope: 'desk' },
      headers: { dateFormat: 'http', contentHash: true, institution: { type: 'lei', identifier: 'LEI1' } },
      capabilities: { reversal: true },
      states: { 'wird geprüft': 'HELD' },
      stateQueries: { COMPLETED: 'done' },
      subStates: { pinlock: 'lockedPin' },
      reasons: { 'E-77': 'TECHNICAL_ERROR' },
      vocabularies: ['mpesa'],
      keys: { reason: ['why', 'because'] },
      etas: { 'deposit.cash': { normal: 'PT1M', max: '2bd' } },
      holidays: ['2026-10-01'],
      reversalWindow: 'P2D',
      limits: [{ kycLevel: 1, period: 'day', amount: '500.00', currency: 'EUR' }],
      fees: [{ type: 'withdrawal', percent: '1.5', fixed: '0.35' }],
      dropped: ['geo'],
    });

    expect(profile).toEqual({
      ...DEFAULT_PROFILE,
      name: 'north-wallet',
      timeZone: 'Europe/Berlin',
      auth: { kind: 'oauth2', tokenUrl: 'https://wallet.example.org/oauth/token', scope: 'desk' },
      headers: {
        dateFormat: 'http',
        contentHash: true,
        channel: 'SUPPORT',
        institution: { type: 'lei', identifier: 'LEI1' },
      },
      capabilities: { ...DEFAULT_PROFILE.capabilities, reversal: true },
      states: { 'wird geprüft': 'HELD' },
      stateQueries: { COMPLETED: 'done' },
      subStates: { pinlock: 'lockedPin' },
      reasons: { 'E-77': 'TECHNICAL_ERROR' },
      vocabularies: ['mpesa'],
      keys: { ...DEFAULT_PROFILE.keys, reason: ['why', 'because'] },
      etas: {
        ...DEFAULT_PROFILE.etas,
        'deposit.cash': { normal: { ms: 60_000 }, max: { businessDays: 2 } },
      },
      holidays: ['2026-10-01'],
      reversalWindow: { ms: 172_800_000 },
      limits: [{ kycLevel: 1, period: 'day', amount: '500.00', currency: 'EUR' }],
      fees: [{ type: 'withdrawal', subType: null, percent: '1.5', min: '0', fixed: '0.35' }],
      dropped: ['geo'],
    });
  });

  it('names the line at which it stops being JSON', () => {
    expect(faultsOf('{\n  "name": "a",\n}')).toEqual([expect.stringMatching(/^Line 3 is not JSON/)]);
    expect(faultsOf('{\n  "name": "a"\n')).toEqual([expect.stringMatching(/^Line 3 is not JSON/)]);
  });

  it('names every wrong field at once, with what to write instead', () => {
    const faults = faultsOf({
      clientSecret: 'never here',
      name: 'North Wallet',
      timeZone: 'Mars/Olympus',
      auth: { kind: 'oauth2', tokenUrl: 'ftp://wallet' },
      headers: { dateFormat: 'unix', channel: 'a\nb', institution: { type: 'lei' } },
      capabilities: { reversal: 'yes' },
      states: { odd: 'STRANGE' },
      subStates: { odd: 'sleepy' },
      reasons: { odd: 'BECAUSE' },
      vocabularies: ['fspiop', 'mpesa'],
      keys: { reason: 'why' },
      etas: { transfer: { normal: 'soon', max: 'P1Y' } },
      holidays: ['1 May'],
      reversalWindow: 'T+1',
      limits: [{ kycLevel: 1, period: 'day', amount: 500, currency: 'EUR' }],
      fees: [{ type: 'gift', percent: '1,5' }],
      dropped: ['amount'],
    });

    expect(faults).toEqual([
      expect.stringMatching(/^clientSecret is not known here\. Known are: name, timeZone, auth/),
      'name must be a short name of small letters, digits and hyphens.',
      'timeZone must be an IANA time zone, for example Asia/Shanghai.',
      'auth.tokenUrl must be a full address, for example "https://wallet.example.org/oauth/token".',
      'headers.dateFormat must be one of: iso, http.',
      'headers.channel must be one line of plain text.',
      'headers.institution.identifier must be one line of plain text.',
      'capabilities.reversal must be true or false.',
      expect.stringMatching(/^states\.odd must be one of: INITIATED, /),
      expect.stringMatching(/^subStates\.odd must be one of: active, lockedPin, /),
      expect.stringMatching(/^reasons\.odd must be one of: INSUFFICIENT_FUNDS, /),
      'vocabularies cannot hold both fspiop and mpesa: their numbers contradict each other.',
      'keys.reason must be a list: [ … ].',
      expect.stringMatching(/^etas\.transfer\.normal must be a duration/),
      expect.stringMatching(/^etas\.transfer\.max must be a duration/),
      'holidays[0] must be a date, for example "2026-10-01".',
      expect.stringMatching(/^reversalWindow must be a duration/),
      'limits[0].amount must be a number as text with four decimals at most, for example "0.10".',
      expect.stringMatching(/^fees\[0\]\.type must be one of: merchantpay, /),
      'fees[0].percent must be a number as text with four decimals at most, for example "0.10".',
      'dropped[0] must be one of: description, terminal, geo, device, cardLastFour, maskedName.',
    ]);
  });

  it.each([[[]], ['text'], [7], [null]])('is an object and nothing else: %j', (profile) => {
    expect(faultsOf(JSON.stringify(profile))).toEqual([' must be an object: { … }.']);
  });
});
