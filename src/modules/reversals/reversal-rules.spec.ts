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

describe('the limits of giving money back', () => {
  it('are those of the role, and a currency or a role without one may nothing', () => {
    const most = (role: Role, currency = 'CNY') =>
      rules(SETTINGS).proposalLimit({ ...ANONYMOUS, role }, currency)?.amountMinor ?? null;

    expect([most('agent'), most('specialist')]).toEqual([50_000, 200_000]);
    expect([most('supervisor'), most('agent', 'USD')]).toEqual([null, null]);
    expect(rules(SETTINGS).approvalLimit('CNY')).toEqual({ amountMinor: 500_000, currency: 'CNY' });
    expect(rules(SETTINGS).approvalLimit('USD')).toBeNull();
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
