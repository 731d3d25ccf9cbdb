import type { Words } from '../../platform/i18n/words.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { DIRECTION_TEXT, TRANSACTION_STATE_TEXT, TRANSACTION_TYPE_TEXT } from '../wallets/wallet-texts.js';
import type { DiagnosisFacts, FactName } from './diagnosis-facts.js';
import { UNKNOWN } from './rule-conditions.js';

const SPANS: readonly FactName[] = ['ageMinutes', 'statedMinutes'];
const TEXTS: Readonly<Partial<Record<FactName, Readonly<Record<string, string>>>>> = {
  state: TRANSACTION_STATE_TEXT,
  kind: TRANSACTION_TYPE_TEXT,
  direction: DIRECTION_TEXT,
};

/** What a fact is called, for the staff. */
export const factName = (field: FactName, words: Words): string => words.t(`diagnosis.facts.${field}`);

/** A word of a fact as the staff reads it; a wallet's own word as it came. */
export function factWord(field: FactName, value: DiagnosisFacts[FactName], words: Words): string {
  if (value === null || value === UNKNOWN) {
    return words.t('diagnosis.values.unknown');
  }
  if (typeof value === 'number') {
    return SPANS.includes(field) ? words.span(value) : words.number(value);
  }
  if (field === 'type') {
    return exceptionName(value, words) || value;
  }
  const text = TEXTS[field]?.[value];
  if (text !== undefined) {
    return words.t(text);
  }
  const key = `diagnosis.values.${value === 'yes' || value === 'no' ? value : `${field}-${value}`}`;

  return words.has(key) ? words.t(key) : value;
}
