/** A JSON Schema (2020-12) as OpenAPI 3.1 uses it: only the words that we write. */
export interface Schema {
  type?: string | string[];
  format?: string;
  description?: string;
  pattern?: string;
  enum?: readonly unknown[];
  default?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  items?: Schema;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: boolean;
}

/** The kinds of text and number in few words, for a table: `string (uuid)`, `integer, 1 to 200`. */
export function typeText(schema: Schema): string {
  const { type = 'any', format, items, minLength, maxLength, minimum, maximum } = schema;
  const name = Array.isArray(type) ? type.join(' | ') : type;
  const range = (low: number | undefined, high: number | undefined): string =>
    high === undefined || high === Number.MAX_SAFE_INTEGER ? '' : `, ${low ?? 0}–${high}`;

  return [
    name,
    format ? ` (${format})` : '',
    items ? ` [${typeText(items)}]` : '',
    schema.enum ? `: ${schema.enum.map(String).join(', ')}` : '',
    range(minLength, maxLength),
    range(minimum, maximum),
  ].join('');
}
