import type { NewStaff } from '../../src/modules/accounts/staff-accounts.service.js';

/** One password for everyone in the demonstration; it is printed at start, and production never has these people. */
export const DEMO_PASSWORD = 'walletdesk-demo-2026';

export const DEMO_STAFF: readonly Omit<NewStaff, 'password'>[] = [
  { login: 'jonas', displayName: 'Jonas', role: 'agent' },
  { login: 'mei', displayName: '梅 Mei', role: 'agent' },
  { login: 'supriya', displayName: 'Supriya', role: 'supervisor' },
  { login: 'admin', displayName: 'Ada', role: 'admin' },
];
