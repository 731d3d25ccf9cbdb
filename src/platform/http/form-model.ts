import { randomUUID } from 'node:crypto';
import type { Words } from '../i18n/words.js';
import { wordsOf } from './page-model.js';
import type { FormState } from './form.js';
import type { DeskRequest } from './request-context.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

/** How a field is shown; label and hint are keys. What is typed and what is wrong comes from the form's state. */
export interface FieldSpec {
  readonly label: string;
  readonly hint?: string;
  readonly type?: string;
  readonly autocomplete?: string;
  readonly inputmode?: string;
  readonly maxlength?: number;
  readonly rows?: number;
  readonly required?: true;
  readonly optional?: true;
  readonly wide?: true;
  /** Of a select, or of boxes: value and words. */
  readonly options?: readonly (readonly [string, string])[];
}

/** What the field partials print. */
export interface FieldModel extends Omit<FieldSpec, 'options'> {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly error: string;
  readonly options: readonly Option[];
}

/** A form on a page: its fields by name, and the list of what is wrong at the top. */
export interface FormModel<N extends string = string> {
  readonly fields: Readonly<Record<N, FieldModel>>;
  readonly faults: readonly { readonly href: string; readonly message: string }[];
  readonly refusal: string;
}

export function formModel<N extends string>(
  request: DeskRequest,
  state: FormState,
  specs: Readonly<Record<N, FieldSpec>>,
  /** Fields of the page that no partial of a form prints, and the ids of their places. */
  elsewhere: Readonly<Record<string, string>> = {},
): FormModel<N> {
  const words = wordsOf(request);
  const errors = new Map(state.faults.map(({ field, key, params }) => [field, words.t(key, params)]));
  const entries = Object.entries<FieldSpec>(specs).map(([name, spec]) => [
    name,
    fieldModel(words, name, spec, typedIn(state, name, spec), errors.get(name) ?? ''),
  ]);

  return {
    fields: Object.fromEntries(entries) as Record<N, FieldModel>,
    faults: [...errors].map(([field, message]) => ({
      // A fault of a hidden field has no place on the page to lead to.
      href: `#${placeOf(field, specs) ?? elsewhere[field] ?? 'main'}`,
      message,
    })),
    refusal: state.faults.length === 0 ? state.refusal : '',
  };
}

/** The key of a form that is shown again: the same intention, unless the key itself was what could not be taken. */
export function formKey({ values, faults }: FormState): string {
  const { key } = values;

  return key && !faults.some(({ field }) => field === 'key') ? key : randomUUID();
}

/** What was typed into a form that the page has no more, by its field; '' where nothing was, or its form is there. */
export const unsentIn = ({ values }: FormState, gone: Readonly<Record<string, boolean>>): string =>
  Object.entries(gone)
    .map(([name, isGone]) => (isGone ? (values[name] ?? '') : ''))
    .find((text) => text !== '') ?? '';

/** What stands in the field again: all that was typed, but never a password or a code. */
function typedIn({ values, lists }: FormState, name: string, spec: FieldSpec): readonly string[] {
  if (spec.type === 'password' || spec.autocomplete === 'one-time-code') {
    return [];
  }

  return lists?.[name] ?? (values[name] === undefined ? [] : [values[name]]);
}

/** `items.0.name` leads to the field `items`. */
const placeOf = (field: string, specs: object): string | undefined =>
  [field, field.split('.')[0] ?? ''].find((name) => Object.hasOwn(specs, name));

function fieldModel(
  words: Words,
  name: string,
  spec: FieldSpec,
  typed: readonly string[],
  error: string,
): FieldModel {
  return {
    ...spec,
    id: name,
    name,
    value: typed[0] ?? '',
    error,
    label: words.t(spec.label),
    ...(spec.hint ? { hint: words.t(spec.hint) } : {}),
    options: (spec.options ?? []).map(([option, label]) => ({
      value: option,
      label,
      selected: typed.includes(option),
    })),
  };
}
