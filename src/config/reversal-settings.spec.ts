import { BadConfiguration, Env } from './env.js';

const faultsOf = (settings: Record<string, string>): readonly string[] => {
  try {
    Env.read({ NODE_ENV: 'test', ...settings });

    return [];
  } catch (error) {
    return error instanceof BadConfiguration ? error.faults.map((fault) => fault.split(' ')[0] ?? '') : ['?'];
  }
};
const LIMITS = { WALLET_REVERSAL_PROPOSE: 'agent CNY 500', WALLET_REVERSAL_APPROVE: 'CNY 5000' };

describe('giving money back', () => {
  it('is off, and nobody may, unless it is said who and how much', () => {
    const { WALLET_REVERSALS, proposalLimits, approvalLimits, WALLET_REVERSAL_DAYS } = Env.read({});

    expect([WALLET_REVERSALS, proposalLimits, approvalLimits, WALLET_REVERSAL_DAYS]).toEqual([
      'off',
      [],
      [],
      30,
    ]);
  });

  it('is limited by role and currency', () => {
    const { proposalLimits, approvalLimits } = Env.read({
      WALLET_REVERSAL_PROPOSE: 'agent CNY 500, specialist JPY 20000',
      WALLET_REVERSAL_APPROVE: 'CNY 5000.50,USD 700',
    });

    expect(proposalLimits).toEqual([
      { role: 'agent', currency: 'CNY', amount: '500' },
      { role: 'specialist', currency: 'JPY', amount: '20000' },
    ]);
    expect(approvalLimits.map(({ currency, amount }) => `${currency} ${amount}`)).toEqual([
      'CNY 5000.50',
      'USD 700',
    ]);
  });

  it.each([
    [{ WALLET_REVERSALS: 'yes' }, 'WALLET_REVERSALS'],
    [{ WALLET_REVERSALS: 'on' }, 'WALLET_REVERSALS=on'],
    [{ ...LIMITS, WALLET_REVERSAL_PROPOSE: 'CNY 500' }, 'WALLET_REVERSAL_PROPOSE'],
    [{ ...LIMITS, WALLET_REVERSAL_PROPOSE: 'admin CNY 500' }, 'WALLET_REVERSAL_PROPOSE'],
    [{ ...LIMITS, WALLET_REVERSAL_PROPOSE: 'agent CNY 5,000' }, 'WALLET_REVERSAL_PROPOSE'],
    [{ ...LIMITS, WALLET_REVERSAL_APPROVE: 'XXQ 1' }, 'WALLET_REVERSAL_APPROVE'],
    [{ ...LIMITS, WALLET_REVERSAL_APPROVE: 'JPY 1.50' }, 'WALLET_REVERSAL_APPROVE'],
    [{ ...LIMITS, WALLET_REVERSAL_APPROVE: 'supervisor CNY 1' }, 'WALLET_REVERSAL_APPROVE'],
    [{ WALLET_REVERSAL_DAYS: '32' }, 'WALLET_REVERSAL_DAYS'],
    [{ WALLET_REVERSAL_DAYS: '1.5' }, 'WALLET_REVERSAL_DAYS'],
  ])('does not start with %j', (settings, name) => {
    expect(faultsOf(settings)).toEqual([name]);
  });

  it('starts with limits', () => {
    expect(faultsOf({ ...LIMITS, WALLET_REVERSALS: 'on' })).toEqual([]);
  });
});
