/**
 * Double entry: every posting is a pair of signed `entries` in hundredths of the currency (negative = debit).
 * `balance` and `reserved` repeat what entries and open holds add up to, as a real ledger does.
 */
export const LEDGER_TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('customer', 'merchant', 'biller', 'agent', 'bank', 'system')),
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('available', 'unavailable', 'unregistered')),
    sub_status TEXT,
    zone TEXT NOT NULL,
    kyc_level INTEGER NOT NULL,
    kyc TEXT NOT NULL CHECK (kyc IN ('verified', 'unverified', 'rejected')),
    kyc_reason TEXT,
    unlocks_at INTEGER,
    trading_name TEXT,
    is_zoneless INTEGER NOT NULL,
    limit_period TEXT,
    limit_amount INTEGER,
    limit_used INTEGER NOT NULL DEFAULT 0,
    opened_at INTEGER NOT NULL,
    balance INTEGER NOT NULL DEFAULT 0,
    reserved INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0)
  ) STRICT;

  CREATE TABLE identifiers (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (kind, value, account_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE transactions (
    seq INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    receipt TEXT NOT NULL UNIQUE,
    original_reference TEXT REFERENCES transactions (reference),
    partner_reference TEXT,
    type TEXT NOT NULL,
    sub_type TEXT,
    status TEXT NOT NULL,
    reason TEXT,
    currency TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    fee INTEGER NOT NULL CHECK (fee >= 0),
    spread INTEGER NOT NULL CHECK (spread >= 0),
    debit_account INTEGER NOT NULL REFERENCES accounts (id),
    credit_account INTEGER NOT NULL REFERENCES accounts (id),
    debit_posted INTEGER NOT NULL,
    credit_posted INTEGER NOT NULL,
    description TEXT,
    channel TEXT NOT NULL,
    hold_reason TEXT,
    hold_until INTEGER,
    expected_at INTEGER,
    latest_at INTEGER,
    details TEXT,
    settles_at INTEGER,
    settles_to TEXT,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    transaction_seq INTEGER REFERENCES transactions (seq),
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('opening', 'principal', 'fee', 'spread')),
    currency TEXT NOT NULL,
    amount INTEGER NOT NULL,
    posted_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE holds (
    transaction_seq INTEGER PRIMARY KEY REFERENCES transactions (seq),
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    amount INTEGER NOT NULL CHECK (amount > 0)
  ) STRICT;

  CREATE TABLE requests (
    correlation_id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL,
    server_id TEXT NOT NULL UNIQUE,
    notification TEXT NOT NULL CHECK (notification IN ('polling', 'callback')),
    reference TEXT REFERENCES transactions (reference),
    error TEXT
  ) STRICT;
`;

/** Made when everything is written: half a million rows are sorted once. */
export const LEDGER_INDICES = `
  CREATE INDEX identifiers_of_account ON identifiers (account_id);
  CREATE INDEX transactions_by_debit ON transactions (debit_account, created_at);
  CREATE INDEX transactions_by_credit ON transactions (credit_account, created_at);
  CREATE INDEX transactions_by_original ON transactions (original_reference) WHERE original_reference IS NOT NULL;
  CREATE INDEX transactions_by_settling ON transactions (settles_at) WHERE settles_at IS NOT NULL;
  CREATE INDEX entries_of_account ON entries (account_id, posted_at);
  CREATE INDEX entries_of_transaction ON entries (transaction_seq);
`;
