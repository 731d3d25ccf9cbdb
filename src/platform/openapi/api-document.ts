import { type INestApplication, Injectable } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import { Env } from '../../config/env.js';
import { type Access, ACCESS, NEEDS_VISITOR } from '../http/access.js';
import { controllersIn, handlersOf } from '../http/handlers.js';
import type { Language } from '../i18n/languages.js';
import { Translator } from '../i18n/translator.js';
import { SESSION_COOKIE, VISITOR_COOKIE } from '../identity/actor-source.js';
import { apiCallOf } from './api-call.js';
import { type ApiOperation, type ApiRoute, describedOperation, schemasOf } from './api-operation.js';
import { REFUSAL } from './refusals.js';
import type { Schema } from './schema.js';

const PREFIX = '/api/v1/';
const IS_KEY = /^(api|errors)(\.[\w-]+)+$/;

export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** The API's description, as text to send and as an object to print; each language is made once, when it is asked for. */
@Injectable()
export class ApiDocument {
  private readonly made = new Map<Language, { document: OpenApi; json: string; etag: string }>();
  private app: INestApplication | null = null;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly translator: Translator,
    private readonly env: Env,
  ) {}

  /** The application whose routes are read. */
  of(app: INestApplication): void {
    this.app = app;
  }

  in(language: Language): { readonly document: OpenApi; readonly json: string; readonly etag: string } {
    let made = this.made.get(language);
    if (!made) {
      const document = this.inWords(this.build(), language) as OpenApi;
      const json = JSON.stringify(document);
      made = { document, json, etag: `"${createHash('sha256').update(json).digest('base64url')}"` };
      this.made.set(language, made);
    }

    return made;
  }

  private build(): object {
    if (!this.app) {
      throw new Error('The API is described before the application is configured.');
    }
    const found = SwaggerModule.createDocument(this.app, this.frame(), {
      operationIdFactory: (controller, method) => `${controller}.${method}`,
    }) as unknown as OpenApi;
    const routes = this.routes();
    const used = new Set<ApiRoute>();
    const paths = Object.entries(found.paths)
      .filter(([path]) => path.startsWith(PREFIX))
      .map(([path, methods]) => {
        const operations = Object.entries(methods).flatMap(([method, operation]) => {
          const route = routes.get(operation.operationId ?? '');
          if (!route) {
            return [];
          }
          used.add(route);

          return [[method, describedOperation(operation, route)] as const];
        });

        return [path, Object.fromEntries(operations)] as const;
      });
    const schemas = Object.assign({ Refusal: REFUSAL }, ...[...used].map(schemasOf)) as object;
    const names = [...new Set([...used].map(({ call }) => call.tag))];

    return {
      ...found,
      tags: names.map((name) => ({ name, description: `api.tags.${name}` })),
      paths: Object.fromEntries(paths.filter(([, operations]) => Object.keys(operations).length > 0)),
      components: { ...found.components, schemas },
    };
  }

  private frame() {
    return new DocumentBuilder()
      .setOpenAPIVersion('3.1.0')
      .setTitle('api.title')
      .setDescription('api.about')
      .setVersion('1')
      .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
      .addServer(new URL(this.env.publicUrl).origin)
      .addApiKey(
        { type: 'apiKey', in: 'cookie', name: VISITOR_COOKIE, description: 'api.security.visitor' },
        'visitor',
      )
      .addApiKey(
        { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'api.security.session' },
        'session',
      )
      .addApiKey(
        { type: 'apiKey', in: 'header', name: 'X-CSRF-Token', description: 'api.security.csrf' },
        'csrf',
      )
      .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'api.security.service' }, 'service')
      .build();
  }

  /** By `Controller.method`. */
  private routes(): ReadonlyMap<string, ApiRoute> {
    const handlers = controllersIn(this.discovery).flatMap(handlersOf);
    const routes = handlers.flatMap(({ controller, handler, name }) => {
      const call = apiCallOf(handler);
      if (!call) {
        return [];
      }
      const places = [handler, controller];
      const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, places);
      const needsVisitor =
        this.reflector.getAllAndOverride<boolean | undefined>(NEEDS_VISITOR, places) ?? false;

      return [[name, { handler, call, access, needsVisitor }] as const];
    });

    return new Map(routes);
  }

  /** The same document with its keys put into words. */
  private inWords(value: unknown, language: Language): unknown {
    if (typeof value === 'string') {
      return IS_KEY.test(value) ? this.translator.t(language, value, { wait: '…' }) : value;
    }
    if (Array.isArray(value)) {
      return value.map((one) => this.inWords(one, language));
    }
    if (value instanceof Object) {
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, this.inWords(one, language)]),
      );
    }

    return value;
  }
}
