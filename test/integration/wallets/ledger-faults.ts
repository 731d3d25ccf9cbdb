import type Database from 'better-sqlite3';
import { mayBecome } from '../../../src/demo-wallet/transitions.js';
import type { LedgerStatus } from '../../../src/demo-wallet/mix.js';

/** What must hold in every ledger at every time; each query finds what breaks it. */
const RULES: Readonly<Record<string, string>> = {
  'a currency out of balance': 'SELECT currency FROM entries GROUP BY currency HAVING SUM(amount) <> 0',
  'a transaction out of balance':
    'SELECT transaction_seq FROM entries GROUP BY transaction_seq, currency HAVING SUM(amount) <> 0',
  'an entry in the currency of another account':
    'SELECT e.id FROM entries e JOIN accounts a ON a.id = e.account_id WHERE a.currency <> e.currency',
  'a balance that is not the sum of its entries':
    'SELECT id FROM accounts a WHERE balance <> (SELECT COALESCE(SUM(amount), 0) FROM entries WHERE account_id = a.id)',
  'a reserve that is not the sum of open holds': `SELECT id FROM accounts a WHERE reserved < 0
     OR reserved <> (SELECT COALESCE(SUM(amount), 0) FROM holds WHERE account_id = a.id)`,
  'a hold of what is no longer on its way': `SELECT seq FROM transactions t JOIN holds h ON h.transaction_seq = t.seq
     WHERE t.status NOT IN ('pending', 'held', 'doubt')`,
  'a customer who spends what he does not have': `SELECT id FROM accounts WHERE kind = 'customer' AND balance < reserved`,
  'more given back than was paid': `SELECT o.reference FROM transactions o
     JOIN transactions r ON r.original_reference = o.reference AND r.status IN ('completed', 'pending', 'held', 'doubt')
     GROUP BY o.reference HAVING SUM(r.amount) > o.amount`,
  'given back whole and not marked so, or the other way round': `SELECT o.reference FROM transactions o
     LEFT JOIN transactions r ON r.original_reference = o.reference AND r.status = 'completed'
     WHERE o.status <> 'failed' GROUP BY o.reference
     HAVING (o.status = 'reversed') <> (COALESCE(SUM(r.amount), 0) = o.amount)`,
  'given back in part and not marked so, or the other way round': `SELECT o.reference FROM transactions o
     LEFT JOIN transactions r ON r.original_reference = o.reference AND r.status = 'completed'
     WHERE o.status <> 'failed' GROUP BY o.reference
     HAVING (o.status = 'partiallyreversed') <> (COALESCE(SUM(r.amount), 0) BETWEEN 1 AND o.amount - 1)`,
  'money posted for what did not happen, or the other way round': `SELECT reference FROM transactions t
     WHERE debit_posted <> EXISTS (SELECT 1 FROM entries WHERE transaction_seq = t.seq)
        OR credit_posted <> (status IN ('completed', 'reversed', 'partiallyreversed'))`,
  'a fee that is not on the account of fees': `SELECT currency FROM accounts a
     WHERE kind = 'system' AND name = 'Fees' AND balance <>
       (SELECT COALESCE(SUM(fee), 0) FROM transactions t WHERE t.currency = a.currency AND debit_posted = 1)`,
  'what exchanging earned, and it is not on its account': `SELECT currency FROM accounts a
     WHERE kind = 'system' AND name = 'Currency exchange' AND balance <>
       (SELECT COALESCE(SUM(spread), 0) FROM transactions t WHERE t.currency = a.currency AND debit_posted = 1)`,
  'coins where there are none': `SELECT seq FROM transactions WHERE currency = 'RWF'
     AND (amount % 100 OR fee % 100 OR spread % 100)`,
};

/** What is wrong with a ledger; empty where nothing is. */
export function ledgerFaults(database: Database.Database): string[] {
  const broken = Object.entries(RULES).flatMap(([rule, sql]) => {
    const found = database.prepare(sql).all();
    return found.length === 0 ? [] : [`${rule}: ${JSON.stringify(found.slice(0, 3))}`];
  });
  const planned = database
    .prepare(`SELECT DISTINCT status, settles_to FROM transactions WHERE settles_to IS NOT NULL`)
    .all() as { status: LedgerStatus; settles_to: LedgerStatus | 'returned' }[];
  const illegal = planned.filter(({ status, settles_to: to }) =>
    to === 'returned' ? status !== 'failed' : !mayBecome(status, to),
  );

  return [...broken, ...illegal.map(({ status, settles_to: to }) => `a way from ${status} to ${to}`)];
}
