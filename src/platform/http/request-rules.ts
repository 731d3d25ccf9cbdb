import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Env } from '../../config/env.js';
import { DEEPEST, isForbiddenName, LONGEST_BOUNDARY } from './body-limits.js';
import { HttpRefusal } from './http-refusal.js';
import { HEALTH_PATHS } from './middleware.js';
import { isLoopback } from './origin.js';
import { withShortQuestion } from './long-questions.js';

/** CONNECT and TRACE among others have no business here, whatever the path. */
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Multipart is read only where a route says so: see `TakesFiles`. */
const TYPES = /^(application\/json|application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;
const LONGEST_ADDRESS = 4_096;
/** Besides the address, which may have a whole story in it. */
const LONGEST_HEADERS = 16_384;
const MOST_KEYS = 1_000;

/** What a request must be like before anything else of it is looked at. */
export function requestRules(env: Env): RequestHandler {
  const { host } = new URL(env.publicUrl);

  return (request: Request, _: Response, next: NextFunction): void => {
    const said = request.headers.host ?? '';
    const isOurs = said === host || (!env.isProduction && isLoopback(said));
    if (!isOurs && !HEALTH_PATHS.includes(request.path)) {
      throw new HttpRefusal(421);
    }
    if (!METHODS.includes(request.method)) {
      throw new HttpRefusal(405, undefined, METHODS);
    }
    readLengths(request);
    readAddress(request);
    readTypes(request);
    neverUnchanged(request);
    next();
  };
}

function readLengths(request: Request): void {
  if (request.rawHeaders.reduce((sum, { length }) => sum + length, 0) > LONGEST_HEADERS) {
    throw new HttpRefusal(431);
  }
  if (request.url.length > LONGEST_ADDRESS) {
    request.url = withShortQuestion(request.url);
    request.originalUrl = request.url;
  }
  if (request.url.length > LONGEST_ADDRESS) {
    throw new HttpRefusal(414);
  }
}

function readAddress({ url, query }: Request): void {
  const [path = ''] = url.split('?');
  if (!isDecodable(path) || decodeURIComponent(path).includes('\0') || hasForbiddenName(query)) {
    throw new HttpRefusal(400);
  }
}

function readTypes({ headers }: Request): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  const type = headers['content-type'];
  if (encoding !== 'identity' || (type !== undefined && !TYPES.test(type)) || (hasBody(headers) && !type)) {
    throw new HttpRefusal(415);
  }
  const [, boundary = 'x'] = /^multipart\/.*?boundary=([^;]*)/i.exec(type ?? '') ?? [];
  if (boundary.length > LONGEST_BOUNDARY || boundary.trim() === '') {
    throw new HttpRefusal(400);
  }
}

/** A page that a browser has kept has an old nonce: told that it is unchanged, it would run no script. */
function neverUnchanged({ path, headers }: Request): void {
  if (!path.startsWith('/api/')) {
    delete headers['if-none-match'];
    delete headers['if-modified-since'];
  }
}

const hasBody = (headers: Request['headers']): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);

    return true;
  } catch {
    return false;
  }
}

const hasForbiddenName = (fields: object): boolean => Object.keys(fields).some(isForbiddenName);

/** After a body is read: not deeper, not wider than any of ours, and without names that mean something to every object. */
export function bodyRules(request: Request, _: Response, next: NextFunction): void {
  let keys = 0;
  const look = (value: unknown, depth: number): void => {
    if (!(value instanceof Object)) {
      return;
    }
    keys += Object.keys(value).length;
    if (depth > DEEPEST || keys > MOST_KEYS || hasForbiddenName(value)) {
      throw new HttpRefusal(422, 'errors.strange-body');
    }
    Object.values(value).forEach((one) => look(one, depth + 1));
  };
  look(fieldsOf(request.body), 0);
  next();
}

/** A form's fields come as an object without a prototype, which is no `Object`. */
const fieldsOf = (body: unknown): unknown => (typeof body === 'object' && body !== null ? { ...body } : body);
