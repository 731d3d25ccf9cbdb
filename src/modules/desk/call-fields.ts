import type { FieldSpec } from '../../platform/http/form-model.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { ACCOUNT_KINDS } from '../tickets/account-kinds.js';
import { CALLER_PROOFS } from '../tickets/caller-proofs.js';
import { DAY_PARTS } from '../tickets/day-parts.js';
import { foldOptions } from '../tickets/intake-when.view.js';
import { CURRENCIES } from '../tickets/ticket-intake.view.js';

const FIELDS = {
  caller: { label: 'calls.caller', autocomplete: 'off', maxlength: 120, optional: true },
  phone: { label: 'calls.phone', type: 'tel', inputmode: 'tel', autocomplete: 'off', maxlength: 40 },
  contact: {
    label: 'calls.contact',
    type: 'email',
    autocomplete: 'off',
    inputmode: 'email',
    maxlength: 254,
  },
  account: { label: 'calls.account', autocomplete: 'off', maxlength: 200 },
  cannotRecall: { label: 'calls.cannot-recall' },
  named: { label: 'calls.named', autocomplete: 'off', maxlength: 40, optional: true },
  description: { label: 'calls.description', hint: 'calls.description-hint', rows: 6, required: true },
  occurredDate: { label: 'calls.date', type: 'date', required: true },
  occurredTime: { label: 'intake.when.time', hint: 'calls.time-hint', type: 'time', optional: true },
  amount: { label: 'tickets.intake.amount', inputmode: 'decimal', maxlength: 40, optional: true },
} as const satisfies Readonly<Record<string, FieldSpec>>;

export type CallField =
  keyof typeof FIELDS | 'lang' | 'accountKind' | 'proof' | 'type' | 'join' | 'part' | 'fold' | 'currency';

/** How the fields of a call are shown, in the order in which one speaks. `time` as typed, for an hour that was twice. */
export const callFields = (
  time: string,
  words: Words,
): Record<Exclude<CallField, 'type' | 'join'>, FieldSpec> => ({
  ...FIELDS,
  lang: {
    label: 'calls.lang',
    options: LANGUAGES.map((lang) => [lang, words.t(`common.languages.${lang}`)]),
  },
  accountKind: {
    label: 'calls.account-kind',
    options: ACCOUNT_KINDS.map((kind) => [kind, words.t(`calls.account-kinds.${kind}`)]),
  },
  proof: { label: 'calls.proof', hint: 'calls.proof-hint', options: proofOptions(words) },
  part: {
    label: 'calls.part',
    required: true,
    options: DAY_PARTS.map((part) => [part, words.t(`intake.parts.${part}`)]),
  },
  fold: { label: 'intake.when.fold', options: foldOptions(time, words) },
  currency: { label: 'tickets.intake.currency', options: CURRENCIES.map((code) => [code, code]) },
});

/** How one can make sure who calls; the first one is that one has not. */
export const proofOptions = (words: Words): (readonly [string, string])[] => [
  ['', words.t('calls.proofs.none')],
  ...CALLER_PROOFS.map((proof) => [proof, words.t(`calls.proofs.${proof}`)] as const),
];
