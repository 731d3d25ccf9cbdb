export const ACCOUNT_KINDS = ['username', 'phone', 'email', 'wallet-id'] as const;

/** What somebody says his account is known by. */
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

const PHONE = /^\+?[\d\s().-]{6,25}$/;

/** Whether it can be a telephone number, in any of the ways in which people write one. */
export const isPhoneNumber = (text: string): boolean => PHONE.test(text);

/** Whether `value` can be what it is said to be. */
export const isOfKind = (kind: AccountKind, value: string): boolean =>
  (kind !== 'phone' || isPhoneNumber(value)) && (kind !== 'email' || value.includes('@'));
