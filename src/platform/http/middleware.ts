import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { Unavailable } from '../errors/app-error.js';
import { fault } from '../faults/fault.js';
import type { Health } from '../health/health.js';
import type { Metrics } from '../health/metrics.js';
import { ANONYMOUS } from '../identity/actor.js';
import type { Log } from '../logging/log.js';
import type { TrustedProxies } from './client-address.js';
import { noteFrame } from './framed.js';
import { type DeskRequest, runInContext } from './request-context.js';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Gives every request an id and a context, and one line in the log when it is answered: no query, no body. */
export function requestStart(log: Log, metrics: Metrics, proxies: TrustedProxies): RequestHandler {
  return (plain: Request, response: Response, next: NextFunction): void => {
    const request = plain as DeskRequest;
    request.requestId = randomUUID();
    request.address = proxies.clientOf(request);
    noteFrame(request);
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
    const { requestId, address, headers } = request;
    runInContext({ requestId, actor: ANONYMOUS, address, headers }, next);
  };
}

/** Health questions are answered under any load; everything else is told to come back. */
export function shedLoad(health: Health): RequestHandler {
  return ({ path }: Request, _: Response, next: NextFunction): void => {
    next(health.isOverloaded && !HEALTH_PATHS.includes(path) ? new Unavailable('errors.busy', 5) : undefined);
  };
}

/** Asked by machines beside us, by whatever address they know. */
export const HEALTH_PATHS = ['/livez', '/readyz', '/metrics'];

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
