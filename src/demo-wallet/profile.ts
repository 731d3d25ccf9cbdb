/** How big a demonstration is: a story to look at, or a load to measure with. */
export type LedgerProfile = 'default' | 'load';

export interface ProfileFacts {
  /** How many times the people, shops and planted cases of the default. */
  readonly customers: number;
  readonly shops: number;
  readonly agents: number;
  readonly planted: number;
  readonly banks: number;
  /** Everyday transactions beside what is planted, and the most that one customer makes of them. */
  readonly everyday: number;
  readonly mostOfOne: number;
  /** Second wallets are numbered from here. */
  readonly secondWallets: number;
}

/** The load has 5,000 customers, 300 shops and billers, 60 agents, ten rails and half a million transactions. */
export const PROFILES: Readonly<Record<LedgerProfile, ProfileFacts>> = {
  default: {
    customers: 1,
    shops: 1,
    agents: 1,
    planted: 1,
    banks: 3,
    everyday: 5_950,
    mostOfOne: 400,
    secondWallets: 500,
  },
  load: {
    customers: 125 / 3,
    shops: 11,
    agents: 10,
    planted: 40,
    banks: 10,
    everyday: 480_000,
    mostOfOne: 1_500,
    secondWallets: 100_000,
  },
};
