import type { SqlRow } from '../../platform/database/statement.js';
import type { FormState } from '../../platform/http/form.js';
import type { FieldSpec } from '../../platform/http/form-model.js';
import type { Words } from '../../platform/i18n/words.js';
import { LOOK_PURPOSES } from '../tickets/look-purpose.js';

/** The form that asks the wallet by hand. */
export type MoneyField = 'lookReference' | 'lookAccount' | 'lookDate' | 'lookTime' | 'lookAmount' | 'purpose';

export const moneyFields = (words: Words): Record<MoneyField, FieldSpec> => ({
  lookReference: { label: 'desk.ticket.look-reference', autocomplete: 'off', maxlength: 256, optional: true },
  lookAccount: { label: 'desk.ticket.look-account', autocomplete: 'off', maxlength: 200 },
  lookDate: { label: 'desk.ticket.look-date', type: 'date' },
  lookTime: { label: 'desk.ticket.look-time', type: 'time', optional: true },
  lookAmount: { label: 'desk.ticket.look-amount', inputmode: 'decimal', maxlength: 40, optional: true },
  purpose: {
    label: 'desk.ticket.purpose',
    hint: 'desk.ticket.purpose-hint',
    options: LOOK_PURPOSES.map((one) => [one, words.t(`desk.purposes.${one}`)]),
  },
});

/** What the customer said stands in the form already; the one who asks changes what he knows better. */
export function withStated(ticket: SqlRow, state: FormState): FormState {
  const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
  const stated = {
    lookAccount: text(ticket.account),
    lookDate: text(ticket.occurred_date),
    // Of a part of a day only its beginning is stored: then all of the day is asked for.
    lookTime: text(ticket.occurred_precision === 'part-of-day' ? null : ticket.occurred_time),
    lookAmount: text(ticket.amount),
  };

  return { ...state, values: { ...stated, ...state.values } };
}
