import { createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { type FieldFault, Invalid } from '../errors/app-error.js';
import { DEEPEST, isForbiddenName } from './body-limits.js';
import { CSRF_FIELD } from './csrf.js';
import type { DeskRequest } from './request-context.js';
import { handlerAt, noteInput } from './route-inputs.js';

const PAGE = Symbol('page');

/** What is in the fields, and what is wrong with it. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  /** What was sent more than once under one name: several ticked boxes. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
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

interface TypedFields {
  readonly values: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

const MOST_VALUES = 100;

const checkedForm = createParamDecorator(
  <D extends object>(page: FormPage<D>, context: ExecutionContext): D => {
    const request = context.switchToHttp().getRequest<DeskRequest>();
    const typed = rememberForm(request, page);
    request.checkCsrf?.();

    return check(page.dto, { ...typed.values, ...typed.lists });
  },
);

/**
 * The checked form of a request. Where it is refused, here or by a service, the same page is shown again with
 * 422 (or the refusal's own status), what was typed, and what to do: see HttpErrorFilter.
 */
export const Form =
  <D extends object>(page: FormPage<D>): ParameterDecorator =>
  (target, name, index) => {
    noteInput(target, name, { kind: 'form', dto: page.dto });
    const handler = handlerAt(target, name);
    if (handler) {
      Reflect.defineMetadata(PAGE, page, handler);
    }
    checkedForm(page)(target, name, index);
  };

/** The page whose form a handler takes with `@Form`, if it takes one. */
export const formPageOf = (handler: object): FormPage<object> | undefined =>
  Reflect.getMetadata(PAGE, handler) as FormPage<object> | undefined;

/** Keeps what was typed with its page, so that whoever refuses the request can show both again. */
export function rememberForm<D extends object>(request: DeskRequest, page: FormPage<D>): TypedFields {
  const typed = typedFields(request.body as unknown);
  request.form = { page, ...typed };

  return typed;
}

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
    throw new Invalid(errors.flatMap(faultsOf));
  }

  return value;
}

/** Names that mean something to every object, and nothing good in a body; and bodies that are deeper than any of ours. */
function refusePrototypeKeys(value: unknown, depth: number): void {
  if (!(value instanceof Object)) {
    return;
  }
  for (const key of Object.keys(value)) {
    if (depth > DEEPEST || isForbiddenName(key)) {
      throw new Invalid([{ field: key.slice(0, 40), key: 'errors.field' }]);
    }
    refusePrototypeKeys((value as Record<string, unknown>)[key], depth + 1);
  }
}

/**
 * The faults of a field, and of what is within it: `items.0.name`. The DTO's message is a key; one of
 * class-validator's own sentences means that nobody wrote a key for it.
 */
function faultsOf({ property, constraints, children = [] }: ValidationError): FieldFault[] {
  const [key] = Object.values(constraints ?? {});
  const own = key === undefined ? [] : [{ field: property, key: IS_KEY.test(key) ? key : 'errors.field' }];
  const within = children
    .flatMap(faultsOf)
    .map(({ field, ...fault }) => ({ ...fault, field: `${property}.${field}` }));

  return [...own, ...within];
}

const IS_KEY = /^[a-z][\w-]*(\.[\w-]+)+$/;

/** A form sends texts, some of them several under one name. Whatever else a body may hold is not taken for one. */
function typedFields(body: unknown): TypedFields {
  const fields = Object.entries(body instanceof Object ? body : {})
    .filter(([name]) => name !== CSRF_FIELD)
    .map(([name, value]: [string, unknown]) => {
      const sent = (Array.isArray(value) ? (value as unknown[]) : [value]).slice(0, MOST_VALUES);
      // A NUL ends a text for half of the world's programs, PostgreSQL's among them.
      const texts = sent.filter((one) => typeof one === 'string').map((text) => text.replaceAll('\0', ''));

      return { name, texts };
    });
  const several = fields.filter(({ texts }) => texts.length > 1);

  return {
    values: Object.fromEntries(
      fields.flatMap(({ name, texts }) => texts.slice(0, 1).map((text) => [name, text])),
    ),
    lists: Object.fromEntries(several.map(({ name, texts }) => [name, texts])),
  };
}
