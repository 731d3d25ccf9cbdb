import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../../src/app.module.js';
import { Env } from '../../src/config/env.js';
import { check } from '../../src/platform/http/form.js';
import { keyFieldOf } from '../../src/platform/http/repeatable.js';
import { inputsOf } from '../../src/platform/http/route-inputs.js';
import { apiCallOf } from '../../src/platform/openapi/api-call.js';
import { schemaOfDto } from '../../src/platform/openapi/dto-schema.js';
import type { OpenApi } from '../../src/platform/openapi/api-document.js';
import type { Page, PageClient } from '../support/html.js';
import { routesOf } from '../support/routes.js';
import { say, sendJson, World } from './world.js';

type Content = {
  readonly content?: { readonly 'application/json'?: { schema: AnySchema; example: unknown } };
};

/** Routes that describe the API and are not of it. */
const ABOUT = ['/api/v1/openapi.json', '/api/v1/docs'];
const routes = routesOf(AppModule.with(Env.read({ NODE_ENV: 'test' }))).filter(
  ({ path }) => path.startsWith('/api/') && !ABOUT.includes(path),
);

describe('the description of the API', () => {
  let world: World;
  let document: OpenApi;
  let client: PageClient;
  let reference = '';

  beforeAll(async () => {
    world = await World.start();
    ({ client, reference } = await world.customer());
    document = (await read('en')).json<OpenApi>();
  });
  afterAll(() => world?.stop());

  const read = (language: string, headers: Record<string, string> = {}): Promise<Page> =>
    world.visitor({ headers: { 'accept-language': language } }).send('/api/v1/openapi.json', { headers });
  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
  /** A checker of values against a schema of the document. */
  const fits = (schema: AnySchema, value: unknown): unknown => {
    const ajv = addFormats.default(
      new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }),
    );
    for (const [name, one] of Object.entries(document.components.schemas)) {
      ajv.addSchema(one, `#/components/schemas/${name}`);
    }
    const validate = ajv.compile(schema);

    return validate(value) ? true : validate.errors;
  };

  it('has every route of the API, and nothing else', () => {
    const described = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    const real = routes.map(({ path, method }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);

    expect(real.length).toBeGreaterThan(2);
    expect(described.sort()).toEqual(real.sort());
  });

  it('is an OpenAPI 3.1 document whose references all lead somewhere', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    const ids = operations().map(({ operation }) => operation.operationId);
    const schemes = (document.components as { securitySchemes?: object }).securitySchemes ?? {};

    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(references));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations()) {
      const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name);
      const used = (operation.security ?? []).flatMap((one) => Object.keys(one));

      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(Object.keys(schemes)).toEqual(expect.arrayContaining(used));
      expect(Object.keys(operation.responses ?? {})).toEqual(
        expect.arrayContaining([
          operation.operationId === 'bring-ticket' ? '201' : '200',
          '429',
          '500',
          '503',
        ]),
      );
    }
  });

  it('describes every field that a class of ours checks, in words', () => {
    for (const { places, name } of routes) {
      const [handler = {}] = places;
      const call = apiCallOf(handler);
      const operation = operations().find(({ operation: one }) => one.operationId === call?.id)?.operation;

      expect([name, operation?.summary]).toEqual([name, say('en', `api.calls.${call?.id}.title`)]);
      for (const { kind, dto } of inputsOf(handler)) {
        const fields = Object.keys(checkedFields(dto));
        const described =
          kind === 'query'
            ? (operation?.parameters ?? []).map((one) => one.name)
            : Object.keys(document.components.schemas[dto.name]?.properties ?? {});

        expect(fields.length).toBeGreaterThan(0);
        expect(described).toEqual(expect.arrayContaining(fields));
      }
    }
    // No key was left without words.
    expect(JSON.stringify(document)).not.toMatch(/"(api|errors)\.[a-z][\w.-]+"/);
  });

  it('has examples that are taken, and answers that are given', () => {
    let looked = 0;
    for (const { operation } of operations()) {
      const contents = [operation.requestBody, ...Object.values(operation.responses ?? {})] as Content[];
      for (const { 'application/json': json } of contents.flatMap(({ content } = {}) =>
        content ? [content] : [],
      )) {
        looked += 1;
        expect(fits(json?.schema ?? false, json?.example)).toBe(true);
      }
    }
    for (const { places } of routes) {
      const example = apiCallOf(places[0] ?? {})?.example ?? {};
      for (const { dto } of inputsOf(places[0] ?? {})) {
        const key = keyFieldOf(dto);
        expect(() => check(dto, { ...(key ? { [key]: randomUUID() } : {}), ...example })).not.toThrow();
      }
    }
    expect(looked).toBeGreaterThan(20);
  });

  it('is true: real answers and real refusals fit it', async () => {
    const at = `/api/v1/tickets/${reference}`;
    const answers: [string, string, Page][] = [
      ['search-articles', '200', await client.send('/api/v1/faq/search?q=money&lang=en&limit=3')],
      ['read-notices', '200', await client.send('/api/v1/notices?lang=en&type=E302')],
      ['read-notices', '422', await client.send('/api/v1/notices?type=no-type')],
      ['suggest-articles', '200', await client.send('/api/v1/faq/suggest?q=mon&lang=en')],
      ['search-articles', '422', await client.send('/api/v1/faq/search?limit=999')],
      ['read-article', '200', await client.send('/api/v1/faq/articles/money-not-arrived?lang=zh')],
      ['read-article', '404', await client.send('/api/v1/faq/articles/no_such-article')],
      ['read-article', '422', await client.send('/api/v1/faq/articles/money-not-arrived?lang=fr')],
      ['list-exceptions', '200', await client.send('/api/v1/exceptions?lang=zh-CN')],
      ['list-exceptions', '422', await client.send('/api/v1/exceptions?lang=fr')],
      ['read-entries', '200', await client.send(`${at}/entries?after=0`)],
      ['read-entries', '404', await world.visitor().send(`${at}/entries`)],
      [
        'send-message',
        '200',
        await sendJson(client, `${at}/messages`, { body: 'Hi', clientMessageId: randomUUID() }),
      ],
      ['send-message', '400', await sendJson(client, `${at}/messages`, { body: 'Hi' })],
      [
        'send-message',
        '422',
        await sendJson(client, `${at}/messages`, { body: '', clientMessageId: randomUUID() }),
      ],
    ];
    for (const [id, status, page] of answers) {
      const operation = operations().find(({ operation: one }) => one.operationId === id)?.operation;
      const answer = operation?.responses?.[status] as Content | undefined;

      expect([id, String(page.status)]).toEqual([id, status]);
      expect([id, status, fits(answer?.content?.['application/json']?.schema ?? false, page.json())]).toEqual(
        [id, status, true],
      );
    }
  });

  it('would notice an answer that is otherwise', () => {
    const schema = { $ref: '#/components/schemas/MessageStored' };
    const stored = { ok: true, id: randomUUID(), seq: 1, at: '2026-11-24T09:00:00.000Z', hidden: [] };

    expect(fits(schema, stored)).toBe(true);
    expect(fits(schema, { ...stored, more: 1 })).not.toBe(true);
    expect(fits(schema, { ...stored, seq: 'one' })).not.toBe(true);
    expect(fits(schema, { ok: true })).not.toBe(true);
  });

  it('need not be sent to who has it already', async () => {
    const first = await read('en');
    const etag = String(first.headers.etag);
    const again = await read('en', { 'if-none-match': etag });
    const chinese = await read('zh-CN', { 'if-none-match': etag });

    expect([again.status, again.body]).toEqual([304, '']);
    expect(chinese.status).toBe(200);
    expect(chinese.json<OpenApi>().info.title).toBe(say('zh-CN', 'api.title'));
  });

  it.each(['en', 'zh-CN'] as const)('is read by people in %s, without scripts', async (language) => {
    const page = await world.visitor({ headers: { 'accept-language': language } }).get('/api/v1/docs');

    expect(page.status).toBe(200);
    expect(page.title).toContain(say(language, 'api.title'));
    for (const { path, operation } of operations()) {
      expect(page.body).toContain(`id="${operation.operationId}"`);
      expect(page.text).toContain(path);
      expect(page.text).toContain(say(language, `api.calls.${operation.operationId}.about`));
    }
  });
});

/** The fields of a class, by what its checker lets through. */
function checkedFields(dto: new () => object): Record<string, unknown> {
  const { properties = {} } = schemaOfDto(dto);

  return { ...properties };
}
