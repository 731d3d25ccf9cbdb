import { codeAt } from '../../src/modules/accounts/second-factor.js';
import { DEMO_PASSWORD, DEMO_STAFF } from './people.js';

/** How each of the demonstration signs in now, one line each; a code changes every half minute. */
export const signIns = (now: Date): string[] =>
  DEMO_STAFF.map(({ login, role, totpSecret }) => {
    const code = totpSecret ? `   code now ${codeAt(totpSecret, now)}` : '';

    return `    ${login.padEnd(10)} ${role.padEnd(12)} password ${DEMO_PASSWORD}${code}`;
  });
