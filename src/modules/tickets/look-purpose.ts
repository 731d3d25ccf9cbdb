/** Why a customer's money is looked at. Each look and each link says one, and the audit keeps it. */
export const LOOK_PURPOSES = ['identify', 'state', 'complaint', 'security'] as const;

export type LookPurpose = (typeof LOOK_PURPOSES)[number];

export const isPurpose = (value: unknown): value is LookPurpose => LOOK_PURPOSES.some((one) => one === value);
