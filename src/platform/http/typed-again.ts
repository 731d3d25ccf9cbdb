import { CSRF_FIELD } from './csrf.js';
import { wordsOf } from './page-model.js';
import { type DeskRequest, ownPath } from './request-context.js';

const SECRET = /pass|secret|token|pin|otp|code/i;
/** Not written by a person: ids, numbers, and words of ours. */
const CHOSEN = /^[\w.:+-]{1,64}$/;
const WRITTEN = /body|note|reason|decision|description|text|message/i;

/** A form that could not be taken, to be sent once more to where it went. */
export interface TypedAgain {
  readonly action: string;
  /** What the person wrote, to be seen and changed. */
  readonly written: readonly {
    readonly id: string;
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly rows: number;
  }[];
  /** What goes with it: the same key, so that it counts once. */
  readonly kept: readonly { readonly name: string; readonly value: string }[];
}

/** What was typed into the form of this request, without anything secret; null where it was no form. */
export function typedAgain(request: DeskRequest): TypedAgain | null {
  const body = request.body as unknown;
  if (typeof body !== 'object' || body === null || !request.is('application/x-www-form-urlencoded')) {
    return null;
  }
  const fields = Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value])
      .filter((one) => typeof one === 'string')
      .map((text) => ({ name, value: text.replaceAll('\0', '') })),
  );
  const ours = fields.filter(({ name }) => name !== CSRF_FIELD && !SECRET.test(name));
  const isWritten = ({ name, value }: { name: string; value: string }): boolean =>
    WRITTEN.test(name) || !(value === '' || CHOSEN.test(value));
  const label = wordsOf(request).t('errors.again.text');

  return {
    action: ownPath(request.originalUrl),
    written: ours
      .filter(isWritten)
      .map((field, index) => ({ ...field, id: `typed-${index + 1}`, label, rows: 8 })),
    kept: ours.filter((field) => !isWritten(field)),
  };
}
