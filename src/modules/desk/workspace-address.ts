/** The agent's page of a ticket. */
export const workspacePath = (reference: string): string => `/agent/t/${reference}`;

/** To that page again, after something was done on it. */
export const backTo = (reference: string) => ({ url: workspacePath(reference), statusCode: 303 });
