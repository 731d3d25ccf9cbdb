import { createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Malformed } from '../errors/app-error.js';
import { check } from './form.js';
import { keyFieldOf } from './repeatable.js';
import type { DeskRequest } from './request-context.js';
import { noteInput } from './route-inputs.js';

export const KEY_HEADER = 'Idempotency-Key';
const VISIBLE_ASCII = /^[\x21-\x7e]{1,64}$/;
const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const requestOf = (context: ExecutionContext): DeskRequest =>
  context.switchToHttp().getRequest<DeskRequest>();

const checkedBody = createParamDecorator(<D extends object>(dto: Type<D>, context: ExecutionContext): D => {
  const request = requestOf(context);
  const body = request.body as unknown;
  const given = body instanceof Object && !Array.isArray(body) ? { ...body } : {};

  return check(dto, { ...given, ...keyOf(dto, given, request.get(KEY_HEADER)) });
});

const checkedQuery = createParamDecorator(<D extends object>(dto: Type<D>, context: ExecutionContext): D =>
  check(dto, { ...requestOf(context).query }),
);

/**
 * The checked body of an API call. A body that changes something carries its key in the header `Idempotency-Key`,
 * or in its own field (`clientMessageId`, `key`): the same key is the same request and gets the same answer.
 */
export const JsonBody =
  (dto: Type<object>): ParameterDecorator =>
  (target, name, index) => {
    noteInput(target, name, { kind: 'json', dto });
    checkedBody(dto)(target, name, index);
  };

/** The checked question behind the `?` of an address. */
export const Asked =
  (dto: Type<object>): ParameterDecorator =>
  (target, name, index) => {
    noteInput(target, name, { kind: 'query', dto });
    checkedQuery(dto)(target, name, index);
  };

/** @throws Malformed where there is no key, one that cannot be read, or two that differ */
function keyOf(dto: Type<object>, body: Readonly<Record<string, unknown>>, header?: string): object {
  const field = keyFieldOf(dto);
  if (field === null) {
    return {};
  }
  const own = body[field];
  if (header === undefined) {
    if (own === undefined) {
      throw new Malformed('errors.key-missing');
    }

    return {};
  }
  if (!VISIBLE_ASCII.test(header)) {
    throw new Malformed('errors.key-unreadable');
  }
  const key = asUuid(header);
  if (own !== undefined && own !== key && own !== header) {
    throw new Malformed('errors.keys-differ');
  }

  return { [field]: key };
}

/** Whatever a program calls its request becomes the same UUID each time: that is what is stored and compared. */
export function asUuid(key: string): string {
  if (UUID_4.test(key)) {
    return key.toLowerCase();
  }
  const hex = createHash('sha256').update(key).digest('hex');

  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
