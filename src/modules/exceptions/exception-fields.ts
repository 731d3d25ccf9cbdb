/** How a question is answered. */
export type FieldKind = 'text' | 'long-text' | 'money' | 'choice' | 'yes-no' | 'number' | 'bank';

/** A question of the intake besides the three that everybody is asked. Label and hint: `exceptions.fields.*`. */
export interface ExceptionField {
  readonly kind: FieldKind;
  /** Characters of a text, or the largest number. */
  readonly limit: number;
  /** Of a choice; their words are `exceptions.options.*`. */
  readonly options?: readonly string[];
  /** Names somebody else: masked wherever it is not needed in full. */
  readonly masked?: true;
}

const text = (limit: number): ExceptionField => ({ kind: 'text', limit });
const longText = (limit: number): ExceptionField => ({ kind: 'long-text', limit });
const choice = (...options: readonly string[]): ExceptionField => ({ kind: 'choice', limit: 20, options });

/** By the numbers of the intake form; F01, F02 and F24 to F26 are the form's own. */
export const EXCEPTION_FIELDS = {
  F03: { kind: 'money', limit: 40 },
  F04: choice('out', 'in'),
  F05: text(120),
  F06: text(64),
  F07: choice('balance', 'card', 'qr', 'agent', 'bank', 'auto-debit'),
  F08: text(120),
  F09: longText(300),
  F10: text(200),
  F11: longText(300),
  F12: { kind: 'number', limit: 99 },
  F13: { kind: 'bank', limit: 80 },
  F14: text(120),
  F15: { kind: 'text', limit: 120, masked: true },
  F16: longText(300),
  F17: { kind: 'yes-no', limit: 20, options: ['yes', 'no', 'unsure'] },
  F18: longText(300),
  F19: text(64),
  F20: longText(300),
  F21: longText(300),
  F22: text(100),
  F23: longText(300),
  F27: text(120),
} as const satisfies Readonly<Record<string, ExceptionField>>;

export type FieldCode = keyof typeof EXCEPTION_FIELDS;

/** What a customer answered, by question, as he wrote it. */
export type ExtraAnswers = Readonly<Partial<Record<FieldCode, string>>>;

export const FIELD_CODES = Object.keys(EXCEPTION_FIELDS) as FieldCode[];

export const isFieldCode = (code: string): code is FieldCode => Object.hasOwn(EXCEPTION_FIELDS, code);

/** A bank's name, and of the card or account no more than its last four digits. */
const BANK = /^\D{2,}(\d{4})?\D{0,8}$/u;

/** Whether `answer`, trimmed and not empty, can stand as the answer to the question. Money is read by `money`. */
export function isAnswer(code: FieldCode, answer: string): boolean {
  const { kind, limit, options = [] }: ExceptionField = EXCEPTION_FIELDS[code];
  switch (kind) {
    case 'choice':
    case 'yes-no':
      return options.includes(answer);
    case 'number':
      return /^\d{1,4}$/.test(answer) && Number(answer) <= limit;
    case 'bank':
      return answer.length <= limit && BANK.test(answer);
    default:
      return answer.length <= limit;
  }
}
