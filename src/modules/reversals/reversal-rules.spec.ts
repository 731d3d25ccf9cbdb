import { Env } from '../../config/env.js';
import { ANONYMOUS, type Role } from '../../platform/identity/actor.js';
import { DEFAULT_PROFILE } from '../wallets/wallet-profile.js';
import type { WalletProvider } from '../wallets/wallet-provider.js';
import { ReversalGate } from './reversal-gate.js';
import { ReversalRules } from './reversal-rules.js';

const rules = (settings: Record<string, string>, reversal = true): ReversalRules => {
  const wallet = { capabilities: () => ({ ...DEFAULT_PROFILE.capabilities, reversal }) };

  return new ReversalRules(Env.read({ NODE_ENV: 'test', ...settings }), wallet as WalletProvider);
};
const SETTINGS = {
  WALLET_REVERSALS: 'on',
  WALLET_REVERSAL_PROPOSE: 'agent CNY 500, specialist CNY 2000',
  WALLET_REVERSAL_APPROVE: 'CNY 5000',
};
const yuan = (amountMinor: number) => ({ amountMinor, currency: 'CNY' });

describe('the limits of giving money back', () => {
  it('are those of the role, and a currency or a role without one may nothing', () => {
    const may = (role: Role, amountMinor: number, currency = 'CNY') =>
      rules(SETTINGS).mayPropose({ ...ANONYMOUS, role }, { amountMinor, currency });

    expect([may('agent', 50_000), may('agent', 50_001), may('specialist', 200_000)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([may('supervisor', 1), may('agent', 1, 'USD')]).toEqual([false, false]);
    expect([500_000, 500_001].map((minor) => rules(SETTINGS).mayApprove(yuan(minor)))).toEqual([true, false]);
    expect(rules(SETTINGS).mayApprove({ amountMinor: 1, currency: 'USD' })).toBe(false);
  });

  it('are not asked where the operator, or the wallet, gives nothing back: there is no such door', () => {
    const isOpen = (some: ReversalRules): boolean => {
      try {
        return new ReversalGate(some).canActivate();
      } catch {
        return false;
      }
    };

    expect([rules(SETTINGS), rules({}), rules(SETTINGS, false)].map(isOpen)).toEqual([true, false, false]);
  });
});
