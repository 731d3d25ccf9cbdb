import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { randomFillSync } from 'node:crypto';
import type { DeskResponse } from './request-context.js';

const POLICY = 'Content-Security-Policy';
const YEAR_SECONDS = 31_536_000;
/** A multiple of three: base64 without a `=`, which a template would write as `&#x3D;`. */
const NONCE_BYTES = 18;

/**
 * The headers of every answer. Scripts run by nonce only, so an uploaded file or an injected tag never does; text
 * cannot become markup without our one Trusted Types policy.
 */
export function secureHeaders(publicUrl: string): RequestHandler {
  const secure = publicUrl.startsWith('https:');
  const socketOrigin = new URL(publicUrl).origin.replace(/^http/, 'ws');
  const nonceOf = (_: unknown, response: unknown): string =>
    `'nonce-${String((response as DeskResponse).locals.nonce)}'`;
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'none'`],
        scriptSrc: [nonceOf, `'strict-dynamic'`],
        styleSrc: [`'self'`],
        imgSrc: [`'self'`, 'data:'],
        fontSrc: [`'self'`],
        // Some browsers do not count a socket of the same host to 'self'.
        connectSrc: [`'self'`, socketOrigin],
        formAction: [`'self'`],
        baseUri: [`'none'`],
        objectSrc: [`'none'`],
        frameAncestors: [`'none'`],
        requireTrustedTypesFor: [`'script'`],
        trustedTypes: ['walletdesk'],
      },
    },
    strictTransportSecurity: secure ? { maxAge: YEAR_SECONDS, includeSubDomains: false } : false,
    // Not `no-referrer`: under it browsers send `Origin: null` with our own forms, and they look like a stranger's.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });

  return (request: Request, response: Response, next: NextFunction): void => {
    (response as DeskResponse).locals.nonce = newNonce();
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
    protect(request, response, next);
  };
}

/** Lets pages of these origins, and of no other, show this answer in a frame. */
export function letFrame(response: Response, origins: readonly string[]): void {
  const policy = String(response.getHeader(POLICY));
  response.setHeader(
    POLICY,
    policy.replace(`frame-ancestors 'none'`, `frame-ancestors ${origins.join(' ')}`),
  );
  response.removeHeader('X-Frame-Options');
}

/** Random bytes for this many pages are fetched at once: the system is asked seldom, and none is used twice. */
const PAGES_AHEAD = 256;
const ahead = Buffer.alloc(NONCE_BYTES * PAGES_AHEAD);
let used = ahead.length;

function newNonce(): string {
  if (used === ahead.length) {
    randomFillSync(ahead);
    used = 0;
  }
  const nonce = ahead.toString('base64', used, used + NONCE_BYTES);
  used += NONCE_BYTES;

  return nonce;
}

/** A file is what its type says, and for our pages only. */
export function asItIs(response: Response): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
}

/** The same of a file that pages of other sites load. */
export function forEverySite(response: Response): void {
  asItIs(response);
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}
