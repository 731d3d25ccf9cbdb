import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

const CALL = Symbol('api call');

/** An answer by its name and one example, from which its schema is made: see `example-schema.ts`. */
export interface ApiAnswer {
  readonly name: string;
  readonly example: object;
}

export interface ApiCallSpec {
  /** Its words are `api.calls.<id>.title` and `.about`. */
  readonly id: string;
  /** The chapter it stands in: `api.tags.<tag>`. */
  readonly tag: string;
  /** A question or body as somebody would send it; checked against the DTO by a test. */
  readonly example?: Readonly<Record<string, unknown>>;
  readonly answer: ApiAnswer;
  /** Of the answer; 200 where nothing is said. */
  readonly status?: 200 | 201;
  /** Whether programs come with a key of their own: nobody else does, or they too. */
  readonly keys?: 'only' | 'too';
  /** Refusals beyond those that every call may get. */
  readonly refusals?: readonly number[];
}

/** Describes a route under /api/v1. What it takes is not said here: that is read from what checks it. */
export const ApiCall = (spec: ApiCallSpec): MethodDecorator =>
  applyDecorators(
    SetMetadata(CALL, spec),
    ApiTags(spec.tag),
    ApiOperation({ summary: `api.calls.${spec.id}.title`, description: `api.calls.${spec.id}.about` }),
  );

export const apiCallOf = (handler: object): ApiCallSpec | undefined =>
  Reflect.getMetadata(CALL, handler) as ApiCallSpec | undefined;
