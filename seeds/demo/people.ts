import type { NewStaff } from '../../src/modules/accounts/staff-accounts.service.js';

/** One password for everyone in the demonstration; it is printed at start, and production never has these people. */
export const DEMO_PASSWORD = 'walletdesk-demo-2026';

/** Known to everybody, as the password is: `npm start` and `cli demo:codes` print the codes of the moment. */
export const DEMO_STAFF: readonly Omit<NewStaff, 'password'>[] = [
  { login: 'jonas', displayName: 'Jonas', role: 'agent' },
  { login: 'mei', displayName: '梅 Mei', role: 'agent' },
  { login: 'sofia', displayName: 'Sofía', role: 'specialist' },
  {
    login: 'supriya',
    displayName: 'Supriya',
    role: 'supervisor',
    totpSecret: 'WALLETDESKDEMOSUPRIYA234567ABCDE',
  },
  { login: 'chen', displayName: '陈 Chen', role: 'compliance' },
  { login: 'admin', displayName: 'Ada', role: 'admin', totpSecret: 'WALLETDESKDEMOADMIN234567ABCDEFG' },
  { login: 'aude', displayName: 'Aude', role: 'auditor' },
];
