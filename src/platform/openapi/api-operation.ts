import type { Access } from '../http/access.js';
import { KEY_HEADER } from '../http/json-input.js';
import { keyFieldOf } from '../http/repeatable.js';
import { inputsOf, type RouteInput } from '../http/route-inputs.js';
import type { ApiCallSpec } from './api-call.js';
import { schemaOfDto } from './dto-schema.js';
import { schemaOfExample } from './example-schema.js';
import { ALWAYS, refusalAnswer, WITH_BODY, WITH_INPUT } from './refusals.js';
import type { Schema } from './schema.js';

/** A route of the API as its own code declares it. */
export interface ApiRoute {
  readonly handler: object;
  readonly call: ApiCallSpec;
  readonly access: Access | undefined;
  readonly needsVisitor: boolean;
}

/** An operation of OpenAPI, as far as we fill it in. */
export interface ApiOperation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: ApiParameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: object; example: unknown }> };
  responses?: Record<string, object>;
  security?: Record<string, never[]>[];
}

export interface ApiParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly example?: unknown;
}

/** The whole operation: what swagger has found of the address, and what our decorators know of the rest. */
export function describedOperation(found: ApiOperation, route: ApiRoute): ApiOperation {
  const { call, handler } = route;
  const inputs = inputsOf(handler);
  const body = inputs.find(({ kind }) => kind === 'json');
  const statuses = [
    ...(inputs.length > 0 ? WITH_INPUT : []),
    ...(body ? WITH_BODY : []),
    ...(call.refusals ?? []),
    ...ALWAYS,
  ];

  return {
    ...found,
    operationId: call.id,
    parameters: [
      ...(found.parameters ?? []).map(pathParameter),
      ...inputs.filter(({ kind }) => kind === 'query').flatMap((input) => queryParameters(input, call)),
      ...(body && keyFieldOf(body.dto) !== null ? [keyParameter] : []),
    ],
    ...(body ? { requestBody: bodyOf(body, call) } : {}),
    responses: {
      [call.status ?? 200]: answerOf(call),
      ...Object.fromEntries([...new Set(statuses)].sort().map((status) => [status, refusalAnswer(status)])),
    },
    security: securityOf(route, body !== undefined),
  };
}

/** The schemas that the operation points to. */
export function schemasOf({ call, handler }: ApiRoute): Record<string, Schema> {
  const bodies = inputsOf(handler).filter(({ kind }) => kind === 'json');

  return {
    [call.answer.name]: schemaOfExample(call.answer.example),
    ...Object.fromEntries(bodies.map(({ dto }) => [dto.name, bodySchema(dto)])),
  };
}

/** The key may stand in the header instead, so the body need not have it. */
function bodySchema(dto: RouteInput['dto']): Schema {
  const schema = schemaOfDto(dto);
  const key = keyFieldOf(dto);

  return { ...schema, required: (schema.required ?? []).filter((name) => name !== key) };
}

const pathParameter = (found: ApiParameter): ApiParameter => ({
  ...found,
  description: `api.fields.${found.name}`,
  example: 'WD-7K3M-9QX2-4',
});

const keyParameter: ApiParameter = {
  name: KEY_HEADER,
  in: 'header',
  required: false,
  description: 'api.headers.idempotency-key',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,64}$' },
  example: 'message-2026-11-24-0017',
};

function queryParameters({ dto }: RouteInput, { example = {} }: ApiCallSpec): ApiParameter[] {
  const { properties = {}, required = [] } = schemaOfDto(dto);

  return Object.entries(properties).map(([name, { description = '', ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description,
    schema,
    ...(name in example ? { example: example[name] } : {}),
  }));
}

const bodyOf = ({ dto }: RouteInput, { example = {} }: ApiCallSpec): ApiOperation['requestBody'] => ({
  required: true,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${dto.name}` }, example } },
});

const answerOf = ({ answer, status = 200 }: ApiCallSpec): object => ({
  description: `api.statuses.${status}`,
  content: {
    'application/json': {
      schema: { $ref: `#/components/schemas/${answer.name}` },
      example: answer.example,
    },
  },
});

/** A program with its key, nobody, the browser of a customer, or the session of a member of the staff; what changes something also proves its page. */
function securityOf(
  { access, needsVisitor, call: { keys } }: ApiRoute,
  changes: boolean,
): ApiOperation['security'] {
  if (keys === 'only') {
    return [{ service: [] }];
  }
  const proof: Record<string, never[]> = changes ? { csrf: [] } : {};
  if (access === 'public' && !needsVisitor) {
    return [];
  }

  return [
    ...(needsVisitor ? [{ visitor: [], ...proof }] : []),
    { session: [], ...proof },
    ...(keys ? [{ service: [] }] : []),
  ];
}
