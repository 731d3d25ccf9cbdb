const DAY_MS = 86_400_000;
/** For so long after its end a customer may open a ticket again, instead of telling everything anew. */
export const REOPEN_DAYS = 14;

/** Until when a ticket that is closed may be opened again; null for one that is not closed. */
export const reopenableUntil = (closedAt: Date | null): Date | null =>
  closedAt && new Date(closedAt.getTime() + REOPEN_DAYS * DAY_MS);
