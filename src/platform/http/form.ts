import { createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { type FieldFault, Invalid } from '../errors/app-error.js';
import type { DeskRequest } from './request-context.js';

/** What is in the fields, and what is wrong with it. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly FieldFault[];
  /** The refusal of the whole, already in the reader's language; '' where there is none. */
  readonly refusal: string;
}

export const BLANK: FormState = { values: {}, faults: [], refusal: '' };

/** Makes the model of a page with a form on it, fresh or refused. An injectable class. */
export interface FormView {
  model(request: DeskRequest, state: FormState): object | Promise<object>;
}

/** A page with a form: what the form may send, the template, and who makes its model. */
export class FormPage<D extends object> {
  constructor(
    readonly dto: Type<D>,
    readonly template: string,
    readonly view: Type<FormView>,
  ) {}
}

const LONGEST = 20_000;
const DEEPEST = 20;

/**
 * The checked form of a request. Where it is refused, here or by a service, the same page is shown again with
 * 422 (or the refusal's own status), what was typed, and what to do: see HttpErrorFilter.
 */
export const Form = createParamDecorator(
  <D extends object>(page: FormPage<D>, context: ExecutionContext): D => {
    const request = context.switchToHttp().getRequest<DeskRequest>();
    const values = textFields(request.body as unknown);
    request.form = { page, values };

    return check(page.dto, values);
  },
);

/** Checks plain input against a DTO. @throws Invalid with a sentence key for each field. */
export function check<D extends object>(dto: Type<D>, input: object): D {
  refusePrototypeKeys(input, 0);
  const value = plainToInstance(dto, input);
  const errors = validateSync(value, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
  });
  if (errors.length > 0) {
    throw new Invalid(errors.map(faultOf));
  }

  return value;
}

/** Names that mean something to every object, and nothing good in a body; and bodies that are deeper than any of ours. */
function refusePrototypeKeys(value: unknown, depth: number): void {
  if (!(value instanceof Object)) {
    return;
  }
  for (const key of Object.keys(value)) {
    if (depth > DEEPEST || ['__proto__', 'constructor', 'prototype'].includes(key)) {
      throw new Invalid([{ field: key.slice(0, 40), key: 'errors.field' }]);
    }
    refusePrototypeKeys((value as Record<string, unknown>)[key], depth + 1);
  }
}

/** The DTO's message is a key; one of class-validator's own sentences means that nobody wrote a key for it. */
function faultOf({ property, constraints }: ValidationError): FieldFault {
  const [key = ''] = Object.values(constraints ?? {});

  return { field: property, key: /^[a-z][\w-]*(\.[\w-]+)+$/.test(key) ? key : 'errors.field' };
}

/** A form sends texts. Anything else that a body may hold (lists, objects) is not taken for one. */
function textFields(body: unknown): Record<string, string> {
  if (!(body instanceof Object)) {
    return {};
  }

  return Object.fromEntries(
    Object.entries(body)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      // A NUL ends a text for half of the world's programs, PostgreSQL's among them.
      .map(([name, text]) => [name, text.replaceAll('\0', '').slice(0, LONGEST)]),
  );
}
