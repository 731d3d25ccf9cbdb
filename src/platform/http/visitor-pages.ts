import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Observable } from 'rxjs';
import { Env } from '../../config/env.js';
import { Clock } from '../clock/clock.js';
import { ANONYMOUS } from '../identity/actor.js';
import { isFramed } from './framed.js';
import { RateLimits } from './rate-limits.js';
import type { DeskRequest, DeskResponse } from './request-context.js';

/** Milliseconds. Who comes for the first time may see a page that is older by so much; who is known never does. */
const KEPT_MS = 5_000;
/** More addresses than the pages have, for those who write them in other letters. */
const MOST = 32;
/** What the page itself said about its answer; everything else is made anew. */
const HEADERS = ['Content-Type', 'Content-Language', 'Vary'] as const;

interface KeptPage {
  readonly until: number;
  /** See `follow`. */
  readonly edition: string;
  /** The page, cut where its nonce stood; as bytes, since its signs would be turned into them each time. */
  readonly pieces: readonly Buffer[];
  readonly headers: readonly (readonly [string, string])[];
  readonly route: unknown;
}

@Injectable()
class MarkSame implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    context.switchToHttp().getResponse<DeskResponse>().locals.sameForVisitors = true;

    return next.handle();
  }
}

/** A page that shows the same to everybody who brings nothing with him: no cookie, no key, no question. */
export const SameForVisitors = (): MethodDecorator => UseInterceptors(MarkSame);

/**
 * Prints the entrance once for all who come in the same seconds. In an outage everybody opens it at once, and it
 * takes half of a server's time to print what has not changed. A page is kept only where its handler says so and its
 * answer gave nobody a cookie; each answer has headers and a nonce of its own, and is counted in the limit.
 */
@Injectable()
export class VisitorPages {
  private readonly pages = new Map<string, KeptPage>();
  private readonly host: string;
  private edition: () => string = () => '';

  constructor(
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    env: Env,
  ) {
    this.host = new URL(env.publicUrl).host;
  }

  /** A page is kept no longer than this text stays the same: what all pages show may change between two seconds. */
  follow(edition: () => string): void {
    this.edition = edition;
  }

  readonly handle: RequestHandler = (request: Request, response: Response, next: NextFunction): void => {
    if (!bringsNothing(request, this.host)) {
      next();

      return;
    }
    const kept = this.pages.get(request.path);
    if (kept && kept.until > this.clock.monotonic() && kept.edition === this.edition()) {
      // Who comes too often goes on to the door, which refuses him with its sentence.
      this.limits.charge('page', ANONYMOUS, (request as DeskRequest).address).then(
        () => answer(request, response, kept),
        () => next(),
      );

      return;
    }
    const send = response.send.bind(response);
    const edition = this.edition();
    response.send = (body: unknown): Response => {
      response.send = send;
      const sent = send(body);
      // Only a page that is sent has its type.
      this.keep(request, response, body, edition);

      return sent;
    };
    next();
  };

  private keep(request: Request, response: Response, body: unknown, edition: string): void {
    const marked = (response as DeskResponse).locals.sameForVisitors === true;
    if (
      !marked ||
      typeof body !== 'string' ||
      response.statusCode !== 200 ||
      response.hasHeader('Set-Cookie')
    ) {
      return;
    }
    if (this.pages.size >= MOST) {
      this.pages.clear();
    }
    this.pages.set(request.path, {
      until: this.clock.monotonic() + KEPT_MS,
      edition,
      pieces: body.split(nonceOf(response)).map((piece) => Buffer.from(piece)),
      headers: HEADERS.map((name) => [name, String(response.getHeader(name) ?? '')] as const).filter(
        ([, value]) => value !== '',
      ),
      route: request.route as unknown,
    });
  }
}

function answer(request: Request, response: Response, { route, headers, pieces }: KeptPage): void {
  request.route = route;
  headers.forEach(([name, value]) => response.setHeader(name, value));
  response.send(joined(pieces, Buffer.from(nonceOf(response))));
}

/** What makes a request more than a wish for a page: who sends it, with what, or what he has already. */
const MORE = [
  'cookie',
  'authorization',
  'content-type',
  'content-encoding',
  'transfer-encoding',
  'if-none-match',
  'if-modified-since',
] as const;

const bringsNothing = ({ method, headers, originalUrl }: Request, host: string): boolean =>
  method === 'GET' &&
  !isFramed(headers) &&
  headers.host === host &&
  !originalUrl.includes('?') &&
  MORE.every((name) => headers[name] === undefined);

const nonceOf = (response: Response): string => String((response as DeskResponse).locals.nonce);

const joined = (pieces: readonly Buffer[], between: Buffer): Buffer =>
  Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece])));
