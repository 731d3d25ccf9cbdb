import { RequestMethod, SetMetadata, type Type } from '@nestjs/common';
import { getMetadataStorage, IS_UUID, ValidationTypes } from 'class-validator';
import { handlersOf, methodOf } from './handlers.js';
import { inputsOf } from './route-inputs.js';

const REPEATABLE = Symbol('repeatable');
const SAFE = [RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS, RequestMethod.SEARCH];

/** The field of a form or body that names the intention: a repetition carries the same one. */
export const KEY_FIELDS = ['key', 'clientMessageId'] as const;

/** A route that changes something and needs no key, because doing it twice is the same as doing it once; says why. */
export const Repeatable = (why: string): MethodDecorator => SetMetadata(REPEATABLE, why);

/** The field of a DTO that carries the key; null where it has none, or one that need not be there. */
export function keyFieldOf(dto: Type<object>): (typeof KEY_FIELDS)[number] | null {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
  const isKey = (field: string): boolean =>
    rules.some(({ propertyName, name }) => propertyName === field && name === IS_UUID) &&
    !rules.some(({ propertyName, type }) => propertyName === field && isOptional(type));

  return KEY_FIELDS.find(isKey) ?? null;
}

/**
 * Handlers of a controller that change something and would do it again when a form is sent twice, a button is
 * pressed twice, or an answer is lost and the request repeated.
 */
export function unrepeatable(controller: Type<object>): string[] {
  return handlersOf(controller)
    .filter(({ handler }) => isUnsafe(handler) && !isCovered(handler))
    .map(({ name }) => name);
}

function isCovered(handler: object): boolean {
  const why = Reflect.getMetadata(REPEATABLE, handler) as string | undefined;

  return Boolean(why) || inputsOf(handler).some(({ dto }) => keyFieldOf(dto) !== null);
}

function isUnsafe(handler: object): boolean {
  const method = methodOf(handler);

  return method !== undefined && !SAFE.includes(method);
}

const isOptional = (type: string): boolean => type === ValidationTypes.CONDITIONAL_VALIDATION;
