/** Where a call is taken down. */
export const NEW_CALL = '/agent/calls/new';

/** What is read out to who has called about a ticket. */
export const callPath = (reference: string): string => `/agent/calls/${reference}`;
