import { redact } from '../../../platform/redaction/redact.js';
import { parseDecimal } from '../../wallets/decimal.js';
import type { Direction, TransactionType } from '../../wallets/wallet-transaction.js';
import type { MatchRequest } from '../match-request.js';
import { exactly, ONE, type SaidAmount, takeAmounts } from './said-amounts.js';
import { currencyOf } from './said-currencies.js';
import { type SaidReference, takeNumbers } from './said-references.js';
import { SaidText } from './said-text.js';
import type { SaidTime } from './said-times.js';
import { saidChannel, saidDirection, saidTypes } from './said-ways.js';
import { takeTimes } from './take-times.js';

/** All that a customer said about his transaction, in the fields of the form and in his words. */
export interface MatchHints {
  readonly amounts: readonly SaidAmount[];
  readonly currency: string | null;
  /** From the words alone; what the form says of the time is not in here. */
  readonly times: readonly SaidTime[];
  readonly references: readonly SaidReference[];
  readonly card: string | null;
  readonly channel: string | null;
  readonly direction: Direction | null;
  readonly types: readonly TransactionType[];
  /** The other side as a form names it. */
  readonly counterparty: string | null;
  /** The words, with everything blanked that is a number or a time: names stand in here. */
  readonly words: string;
}

/** Longer stories say nothing more about the transaction, and are not read to their end. */
const LONGEST_READ = 2_000;

/** Reads a request. Secrets are masked before anything is read, whoever has masked them already. */
export function hintsOf(request: MatchRequest): MatchHints {
  const text = (request.description ?? '').slice(0, LONGEST_READ);
  const said = new SaidText(redact(text.normalize('NFC')).text);
  const whole = said.text;
  const { references, card } = takeNumbers(said);
  const times = takeTimes(said);
  const told = takeAmounts(said);
  const stated = statedAmount(request);
  const amounts = stated ? [stated, ...told.filter(({ isBare }) => !isBare)] : told;

  return {
    amounts,
    currency: request.currency ?? told.find(({ currency }) => currency !== null)?.currency ?? null,
    times,
    references: [...statedReferences(request), ...references],
    card,
    channel: saidChannel(whole),
    direction: request.direction ?? saidDirection(whole),
    types: saidTypes(whole),
    counterparty: request.counterparty?.trim() || null,
    words: said.text,
  };
}

function statedAmount({ amount, currency }: MatchRequest): SaidAmount | null {
  const value = amount === null || amount === undefined ? null : parseDecimal(amount);

  return value === null || value === 0n
    ? null
    : exactly(
        value,
        currencyOf(currency?.toLowerCase()) ?? currency ?? null,
        value % ONE === 0n && !amount?.includes('.'),
      );
}

/** The field of the form may hold a number with words around it: 尾号 4242. */
function statedReferences({ reference }: MatchRequest): SaidReference[] {
  const typed = (reference ?? '').normalize('NFKC').toLowerCase();
  const numbers = typed.match(/[a-z0-9][a-z0-9-]{2,}/g)?.filter((value) => /\d/.test(value)) ?? [];

  return numbers.map((value) => ({
    value,
    isPart: numbers.length > 1 || value.length < 6 || /尾|最后|end|last/.test(typed),
  }));
}
