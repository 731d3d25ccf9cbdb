import { schemaOfExample } from './example-schema.js';
import type { Schema } from './schema.js';

const REQUEST_ID = '0e1d7a52-6f0a-4c5e-9d53-3a1f7f0b9c11';

/** What each refusal looks like: the sentence's key, which is also its code, by status. */
const KEYS: Readonly<Record<number, string>> = {
  400: 'key-missing',
  401: 'sign-in',
  403: 'forbidden',
  404: 'not-found',
  409: 'key-reused',
  410: 'not-found',
  413: 'too-large',
  415: 'not-understood',
  422: 'invalid',
  429: 'too-many',
  500: 'unexpected',
  503: 'unavailable',
};

/** Every call may meet these. */
export const ALWAYS = [429, 500, 503];
/** A call with a question or body may meet these too. */
export const WITH_INPUT = [422];
export const WITH_BODY = [400, 403, 413, 415];

export const REFUSAL: Schema = refusalSchema();

function refusalSchema(): Schema {
  const field = { field: 'body', message: 'text' };
  const whole = schemaOfExample({
    error: { code: 'x', message: 'x', fields: [field] },
    requestId: REQUEST_ID,
  });
  const error = whole.properties?.error ?? {};

  return {
    ...whole,
    properties: { ...whole.properties, error: { ...error, required: ['code', 'message'] } },
  };
}

/** A refusal of the document: with the words of the reader once they are put in. */
export function refusalAnswer(status: number): object {
  const code = KEYS[status] ?? 'unexpected';
  const fields = status === 422 ? { fields: [{ field: 'body', message: 'errors.field' }] } : {};
  const retry = {
    'Retry-After': { description: 'api.headers.retry-after', schema: { type: 'integer', minimum: 1 } },
  };

  return {
    description: `api.statuses.${status}`,
    ...(status === 429 || status === 503 ? { headers: retry } : {}),
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/Refusal' },
        example: { error: { code, message: `errors.${code}`, ...fields }, requestId: REQUEST_ID },
      },
    },
  };
}
