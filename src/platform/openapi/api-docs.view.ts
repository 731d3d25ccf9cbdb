import { Injectable } from '@nestjs/common';
import type { Words } from '../i18n/words.js';
import { wordsOf } from '../http/page-model.js';
import type { DeskRequest } from '../http/request-context.js';
import { ApiDocument, type OpenApi } from './api-document.js';
import type { ApiOperation } from './api-operation.js';
import { type Schema, typeText } from './schema.js';

interface FieldRow {
  readonly name: string;
  /** Its type, where it is sent, and whether it must be. */
  readonly kind: string;
  readonly about: string;
}

interface OperationModel {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly title: string;
  readonly about: string;
  readonly access: readonly string[];
  readonly fields: readonly FieldRow[];
  readonly request: string;
  readonly answer: string;
  readonly answerFields: readonly FieldRow[];
  readonly refusals: readonly { readonly status: string; readonly about: string }[];
}

export interface ApiDocsModel {
  readonly title: string;
  readonly about: string;
  readonly documentPath: string;
  readonly chapters: readonly {
    readonly name: string;
    readonly title: string;
    readonly operations: readonly OperationModel[];
  }[];
}

/**
 * The API's description as one of our own pages, from the same document that programs read. Swagger UI is not used:
 * it brings inline styles and writes markup by script, which our content security policy and Trusted Types refuse,
 * and it shows nothing at all without script.
 */
@Injectable()
export class ApiDocsView {
  constructor(private readonly api: ApiDocument) {}

  model(request: DeskRequest): ApiDocsModel {
    const words = wordsOf(request);
    const { language } = words;
    const { document } = this.api.in(language);
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

    return {
      title: document.info.title,
      about: document.info.description,
      documentPath: `/api/v1/openapi.json?lang=${language}`,
      chapters: document.tags.map(({ name, description }) => ({
        name,
        title: description,
        operations: operations
          .filter(({ operation }) => operation.tags?.includes(name))
          .map(({ path, method, operation }) => operationModel(words, document, { path, method, operation })),
      })),
    };
  }
}

interface Found {
  readonly path: string;
  readonly method: string;
  readonly operation: ApiOperation;
}

function operationModel(words: Words, document: OpenApi, { path, method, operation }: Found): OperationModel {
  const { operationId = '', summary = '', description = '', parameters = [], security = [] } = operation;
  const body = operation.requestBody?.content['application/json'];
  const answers = Object.entries(operation.responses ?? {}) as [
    string,
    { description: string; content: Content },
  ][];
  const answer = answers.find(([status]) => isDone(status))?.[1].content['application/json'];

  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    title: summary,
    about: description,
    access: security.map((one) => Object.keys(one).join(' + ')),
    fields: [
      ...parameters.map(({ name, in: place, required = false, schema = {}, description: about = '' }) => ({
        name,
        kind: kindOf(words, schema, required, place),
        about,
      })),
      ...rowsOf(words, document, body?.schema, 'body'),
    ],
    request: requestText(path, method, operation),
    answer: JSON.stringify(answer?.example, null, 2),
    answerFields: rowsOf(words, document, answer?.schema),
    refusals: answers
      .filter(([status]) => !isDone(status))
      .map(([status, { description: about }]) => ({ status, about })),
  };
}

const isDone = (status: string): boolean => status.startsWith('2');

type Content = Readonly<Record<string, { readonly schema: object; readonly example: unknown }>>;

/** The request as it goes over the line. */
function requestText(path: string, method: string, { parameters = [], requestBody }: ApiOperation): string {
  const given = parameters.filter(({ example }) => example !== undefined);
  const query = new URLSearchParams(
    given
      .filter((one) => one.in === 'query')
      .map(({ name, example }): [string, string] => [name, String(example)]),
  ).toString();
  const address = given.reduce((text, { name, example }) => text.replace(`{${name}}`, String(example)), path);
  const headers = given
    .filter((one) => one.in === 'header')
    .map(({ name, example }) => `${name}: ${String(example)}`);
  const body = requestBody?.content['application/json']?.example;

  return [
    `${method.toUpperCase()} ${address}${query ? `?${query}` : ''}`,
    ...headers,
    ...(body === undefined ? [] : ['Content-Type: application/json', '', JSON.stringify(body, null, 2)]),
  ].join('\n');
}

/** `string, 0–4000 · body · required` */
const kindOf = (words: Words, schema: Schema, required: boolean, place?: string): string =>
  [
    typeText(schema),
    ...(place ? [words.t(`api.docs.places.${place}`)] : []),
    ...(place && required ? [words.t('api.docs.required')] : []),
  ].join(' · ');

/** The fields of a schema and of what is within them, `items[].title`. */
function rowsOf(
  words: Words,
  { components }: OpenApi,
  given: object | undefined,
  place?: string,
): FieldRow[] {
  const name =
    String((given as { $ref?: string } | undefined)?.$ref ?? '')
      .split('/')
      .at(-1) ?? '';
  const walk = ({ properties = {}, required = [] }: Schema, prefix: string): FieldRow[] =>
    Object.entries(properties).flatMap(([field, schema]) => {
      const path = `${prefix}${field}`;
      const { items } = schema;
      const plain = items?.properties ? { ...schema, items: { type: 'object' } } : schema;

      return [
        {
          name: path,
          kind: kindOf(words, plain, required.includes(field), place),
          about: schema.description ?? '',
        },
        ...(items ? walk(items, `${path}[].`) : walk(schema, `${path}.`)),
      ];
    });

  return walk(components.schemas[name] ?? {}, '');
}
