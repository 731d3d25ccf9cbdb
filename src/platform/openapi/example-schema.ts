import type { Schema } from './schema.js';

const PATTERNS: readonly (readonly [format: string, pattern: RegExp])[] = [
  ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/],
  ['date-time', /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/],
];

/**
 * The schema of an answer from one example of it: every field is there, and no other. The example is held to the
 * answer's own type by the compiler and to real answers by a test, so neither can drift from what is sent.
 * A text that may be missing is `null` in the example; a number that may have a fraction has one there.
 */
export function schemaOfExample(value: unknown): Schema {
  if (Array.isArray(value)) {
    return { type: 'array', items: value.length > 0 ? schemaOfExample(value[0]) : { type: 'string' } };
  }
  if (value instanceof Object) {
    const fields = Object.entries(value);

    return {
      type: 'object',
      required: fields.map(([name]) => name),
      properties: Object.fromEntries(
        fields.map(([name, one]) => [name, { ...schemaOfExample(one), description: `api.fields.${name}` }]),
      ),
      additionalProperties: false,
    };
  }
  switch (typeof value) {
    case 'number':
      return { type: Number.isInteger(value) ? 'integer' : 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'string':
      return { type: 'string', ...formatOf(value) };
    default:
      return { type: ['string', 'null'] };
  }
}

function formatOf(text: string): Schema {
  const format = PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];

  return format ? { format } : {};
}
