import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { partsOf } from '../http/part.js';
import type { Schema } from './schema.js';

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** What a rule of class-validator means in JSON Schema. A rule that is not here says nothing of the form of a value. */
const MEANINGS: Readonly<Record<string, (constraints: readonly unknown[]) => Schema>> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isArray: () => ({ type: 'array' }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isEmail: () => ({ type: 'string', format: 'email' }),
  isIn: ([values]) => ({ type: typeof (values as unknown[])[0], enum: [...(values as unknown[])] }),
  matches: ([pattern]) => ({ type: 'string', pattern: (pattern as RegExp).source }),
  minLength: ([low]) => ({ minLength: Number(low) }),
  maxLength: ([high]) => ({ maxLength: Number(high) }),
  min: ([low]) => ({ minimum: Number(low) }),
  max: ([high]) => ({ maximum: Number(high) }),
  arrayMaxSize: ([most]) => ({ maxItems: Number(most) }),
};

/** The schema of a DTO, read from the very rules that check it: what is enforced is what is described. */
export function schemaOfDto(dto: Type<object>): Schema {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
  const blank = new dto() as Readonly<Record<string, unknown>>;
  const names = [...new Set(rules.map(({ propertyName }) => propertyName))];
  const fields = names.map((name) => {
    const own = rules.filter(({ propertyName }) => propertyName === name);

    return { name, own, preset: blank[name] };
  });

  return {
    type: 'object',
    required: fields
      .filter(({ own, preset }) => preset === undefined && !own.some(isConditional))
      .map(({ name }) => name),
    properties: Object.fromEntries(
      fields.map(({ name, own, preset }) => [name, partSchema(dto, name) ?? fieldSchema(name, own, preset)]),
    ),
    additionalProperties: false,
  };
}

/** An object within the body, by its own class; null where the field is a plain value. */
function partSchema(dto: Type<object>, name: string): Schema | null {
  const part = partsOf(dto).get(name);

  return part ? { ...schemaOfDto(part), description: `api.fields.${name}` } : null;
}

function fieldSchema(name: string, rules: readonly Rule[], preset: unknown): Schema {
  const meaning = (some: readonly Rule[]): Schema =>
    Object.assign(
      {},
      ...some.map((rule) => MEANINGS[rule.name ?? '']?.(rule.constraints ?? []) ?? {}),
    ) as Schema;
  const each = rules.filter((rule) => rule.each);

  return {
    ...meaning(rules.filter((rule) => !rule.each)),
    ...(each.length > 0 ? { items: meaning(each) } : {}),
    ...(preset === undefined ? {} : { default: preset }),
    description: `api.fields.${name}`,
  };
}

const isConditional = ({ type }: Rule): boolean => type === 'conditionalValidation';
