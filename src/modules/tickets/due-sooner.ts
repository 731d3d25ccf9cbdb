/**
 * Part of an `UPDATE tickets`, with the same instant twice: what is owed is owed by then at the latest. Never later than
 * before, since a customer was told; and who is owed nothing stays so.
 */
export const DUE_SOONER =
  'next_due_at = CASE WHEN next_due_at > CAST(? AS bigint) THEN CAST(? AS bigint) ELSE next_due_at END';
