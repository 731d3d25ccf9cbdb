import type { FieldModel, FieldSpec, FormModel } from '../../platform/http/form-model.js';
import type { Words } from '../../platform/i18n/words.js';
import { EXCEPTION_FIELDS, type ExceptionField, type FieldCode } from '../exceptions/exception-fields.js';
import { fieldOptions } from '../exceptions/exception-words.js';

type Part = 'field' | 'textarea' | 'choices';

/** A question of a type, and the partial that asks it. */
export interface ExtraModel {
  readonly part: Part;
  readonly field: FieldModel;
}

export const extraSpecs = (codes: readonly FieldCode[], words: Words): Record<string, FieldSpec> =>
  Object.fromEntries(codes.map((code) => [code, specOf(code, words)]));

export const extraModels = (
  codes: readonly FieldCode[],
  { fields }: FormModel<string>,
): readonly ExtraModel[] =>
  codes.flatMap((code) => {
    const field = fields[code];

    return field ? [{ part: partOf(code), field }] : [];
  });

function specOf(code: FieldCode, words: Words): FieldSpec {
  const { kind, limit }: ExceptionField = EXCEPTION_FIELDS[code];
  const shared = {
    label: `exceptions.fields.${code}.label`,
    hint: `exceptions.fields.${code}.hint`,
    optional: true,
  } as const;
  switch (partOf(code)) {
    case 'choices':
      return { ...shared, options: fieldOptions(code, words) };
    case 'textarea':
      return { ...shared, rows: 3, maxlength: limit };
    default:
      return kind === 'number'
        ? { ...shared, inputmode: 'numeric', maxlength: 4 }
        : { ...shared, maxlength: limit, wide: true };
  }
}

function partOf(code: FieldCode): Part {
  const { kind } = EXCEPTION_FIELDS[code];
  if (kind === 'choice' || kind === 'yes-no') {
    return 'choices';
  }

  return kind === 'long-text' ? 'textarea' : 'field';
}
