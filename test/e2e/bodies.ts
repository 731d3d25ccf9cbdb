import type { Type } from '@nestjs/common';
import fc from 'fast-check';
import { schemaOfDto } from '../../src/platform/openapi/dto-schema.js';
import type { Schema } from '../../src/platform/openapi/schema.js';

const DEEP = 60;

/** Texts that have broken programs before: other scripts, halves of signs, ends of texts, markup, numbers, names. */
const HARD_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u202egnp.exe',
  '\u200b\u200d\ufeff',
  '👨‍👩‍👧‍👦'.repeat(300),
  'م'.repeat(10_000),
  'x'.repeat(40_000),
  '<script>alert(1)</script>',
  '{{constructor.constructor("x")()}}',
  "'; DROP TABLE tickets; --",
  '%00%ff%c0%ae',
  '../../../etc/passwd',
  '\r\nSet-Cookie: a=b',
  'NaN',
  '1e400',
  '-0',
  '0x10',
  '99999999999999999999',
  '2026-02-30',
  '24:00',
  'toString',
  '__proto__',
  'E302',
  'WD-7K3M-9QX2-4',
  '4111 1111 1111 1111',
];

const hardText = fc.oneof(fc.constantFrom(...HARD_TEXTS), fc.string({ unit: 'binary', maxLength: 200 }));

/** Any value that JSON can hold, and no form of ours would send. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  hardText,
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e300, Number.MAX_SAFE_INTEGER + 2),
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(hardText, { maxLength: 120 }),
  fc.constant(nested(DEEP)),
  fc.constant(JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}')),
);

/** What the rules of a field let through, or nearly. */
function fitting({
  type,
  format,
  enum: values,
  minimum = 0,
  maximum = 1_000,
  items,
}: Schema): fc.Arbitrary<unknown> {
  if (values) {
    return fc.constantFrom(...values);
  }
  if (format === 'uuid') {
    return fc.uuid({ version: 4 });
  }
  switch (type) {
    case 'integer':
    case 'number':
      return fc.integer({ min: minimum, max: Math.min(maximum, 1_000_000) });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(fitting(items ?? {}), { maxLength: 8 });
    default:
      return fc.oneof(
        fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
        fc.constantFrom(
          '2026-11-20',
          '09:30',
          'Asia/Shanghai',
          '200',
          'CNY',
          'amina',
          'It has not arrived yet.',
        ),
      );
  }
}

/**
 * Bodies for a class: mostly right, with some fields wrong, missing or too many; sometimes nothing of the kind. `fixed`
 * are fields that should be right often enough to get past the door.
 */
export function bodiesFor(
  dto: Type<object>,
  fixed: Readonly<Record<string, unknown>> = {},
): fc.Arbitrary<unknown> {
  const { properties = {} } = schemaOfDto(dto);
  const field = (name: string, schema: Schema): fc.Arbitrary<unknown> => {
    const right = name in fixed ? fc.constant(fixed[name]) : fitting(schema);

    return fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: anything });
  };
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, field(name, one)]),
  );
  const near = fc.record(fields, { requiredKeys: [] });
  const whole = fc.record(fields);
  const more = fc.dictionary(hardText, anything, { maxKeys: 3 });

  return fc.oneof(
    { weight: 5, arbitrary: whole },
    { weight: 2, arbitrary: near },
    { weight: 2, arbitrary: fc.tuple(whole, more).map(([body, extra]) => ({ ...extra, ...body })) },
    { weight: 1, arbitrary: anything },
  );
}

/** As a form or an address sends it: texts, several under one name for a list. */
export function asPairs(body: unknown): string {
  const pairs = Object.entries(body instanceof Object ? body : { body }).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: unknown): [string, string] => [
      name,
      typeof one === 'string' ? one : (JSON.stringify(one) ?? ''),
    ]),
  );

  return new URLSearchParams(pairs).toString();
}

function nested(depth: number): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < depth; level += 1) {
    value = level % 2 ? [value] : { a: value };
  }

  return value;
}
