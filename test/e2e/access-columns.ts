/**
 * The columns of the table: who comes to a door. The owner is a customer with a ticket, and the door is the owner's;
 * the stranger is one with a ticket of his own, the visitor has none yet. People of one column get the same everywhere,
 * and each of them is tried; one who gets something else somewhere needs a column of his own. The program has a key, and
 * has brought nothing of what is behind the door.
 */
export const COLUMNS = {
  anonymous: ['anonymous'],
  owner: ['owner'],
  stranger: ['stranger', 'visitor'],
  agent: ['agent', 'specialist'],
  supervisor: ['supervisor'],
  admin: ['admin'],
  auditor: ['auditor', 'compliance'],
  program: ['program'],
} as const;

export const WHO = Object.values(COLUMNS).flat();

export type Who = (typeof WHO)[number];

/** `+` done, or shown; `?` asked to sign in; `-` absent (404); `x` known, and refused (403). */
export type Mark = '+' | '?' | '-' | 'x';
