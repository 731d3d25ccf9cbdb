import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { randomUUID } from 'node:crypto';
import type { Env } from '../../config/env.js';
import { Unavailable } from '../errors/app-error.js';
import { fault } from '../faults/fault.js';
import type { Health } from '../health/health.js';
import type { Metrics } from '../health/metrics.js';
import { ANONYMOUS } from '../identity/actor.js';
import { LANGUAGES } from '../i18n/languages.js';
import type { Log } from '../logging/log.js';
import { wordsFor } from './page-words.js';
import { type DeskRequest, type DeskResponse, runInContext } from './request-context.js';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Gives every request an id and a context, and one line in the log when it is answered: no query, no body. */
export function requestStart(log: Log, metrics: Metrics): RequestHandler {
  return (plain: Request, response: Response, next: NextFunction): void => {
    const request = plain as DeskRequest;
    request.requestId = randomUUID();
    response.setHeader('X-Request-Id', request.requestId);
    const started = performance.now();
    response.on('close', () => {
      const ms = performance.now() - started;
      const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
      const { method, requestId } = request;
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.requests.observe({ method, route, status }, ms / 1_000);
      log.debug({ requestId, method, route, status, ms: Math.round(ms) }, 'answered');
    });
    runInContext({ requestId: request.requestId, actor: ANONYMOUS }, next);
  };
}

/** Health questions are answered under any load; everything else is told to come back. */
export function shedLoad(health: Health): RequestHandler {
  return ({ path }: Request, _: Response, next: NextFunction): void => {
    next(health.isOverloaded && !HEALTH_PATHS.includes(path) ? new Unavailable('errors.busy', 5) : undefined);
  };
}

const HEALTH_PATHS = ['/livez', '/readyz', '/metrics'];

/** What every page prints around its own model. */
export function pageLocals(env: Env): RequestHandler {
  const demo = !env.isProduction;

  return (plain: Request, plainResponse: Response, next: NextFunction): void => {
    const request = plain as DeskRequest;
    const response = plainResponse as DeskResponse;
    const words = wordsFor(request, response);
    const current = words.language;
    Object.assign(response.locals, {
      brand: 'WalletDesk',
      demo,
      actor: ANONYMOUS,
      nav: NAVIGATION.map(({ path, key }) => ({ path, label: words.t(key), current: request.path === path })),
      languages: LANGUAGES.map((code) => ({
        code,
        name: words.t(`common.languages.${code}`),
        path: inLanguage(request, code),
        current: code === current,
      })),
    });
    next();
  };
}

const NAVIGATION = [
  { path: '/agent/queue', key: 'desk.nav.queue' },
  { path: '/supervisor/escalations', key: 'desk.nav.board' },
];

/** This page in another language: by its path where the path says it, else by `?lang=`. */
function inLanguage({ path }: Request, code: string): string {
  const [, first = '', ...rest] = path.split('/');

  return LANGUAGES.some((language) => language === first)
    ? ['', code, ...rest].join('/')
    : `${path}?lang=${code}`;
}

/** Where a test may kill the process around the answer of what changes something. */
export function answerFaults(request: Request, response: Response, next: NextFunction): void {
  if (!SAFE.includes(request.method)) {
    const end = response.end.bind(response) as (...parts: unknown[]) => Response;
    response.end = ((...parts: unknown[]): Response => {
      fault('before-answer');

      return end(...parts);
    }) as typeof response.end;
    response.on('finish', () => fault('after-answer'));
  }
  next();
}
