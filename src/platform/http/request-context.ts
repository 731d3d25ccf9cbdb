import type { Request, Response } from 'express';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import { type Actor, ANONYMOUS } from '../identity/actor.js';
import type { PseudoLocale } from '../i18n/languages.js';
import type { Words } from '../i18n/words.js';

/** What everything behind one request or socket message may know of it. */
export interface RequestContext {
  readonly requestId: string;
  actor: Actor;
  /** Where it came from; absent where it came from within. */
  readonly address?: string;
  /** As they came: what its browser carries is among them. */
  readonly headers?: IncomingHttpHeaders;
  /** Kinds of what was typed and not stored, see `withoutSecrets`. */
  hidden?: ReadonlySet<string>;
}

const contexts = new AsyncLocalStorage<RequestContext>();

export const runInContext = <T>(context: RequestContext, work: () => T): T => contexts.run(context, work);

/** For what a request has set off and does not answer for: a handler, a job. */
export const outsideContext = <T>(work: () => T): T => contexts.exit(work);

export const currentContext = (): RequestContext | undefined => contexts.getStore();

/** What our middleware and guards put on a request. */
export interface DeskRequest extends Request {
  requestId: string;
  /** Where it came from: the nearest hop that is none of our proxies. */
  address: string;
  actor?: Actor;
  words?: Words;
  /** A pseudo-locale that the path said, before it was read as English. */
  pseudo?: PseudoLocale;
  /** Of a form with files, until its body is read. @throws StaleForm */
  checkCsrf?: () => void;
  /** The form that is being sent, so that a refusal can show it again. */
  form?: {
    readonly page: unknown;
    readonly values: Readonly<Record<string, string>>;
    readonly lists?: Readonly<Record<string, readonly string[]>>;
  };
}

export interface DeskResponse extends Response {
  locals: Record<string, unknown>;
}

/** Where a request came from, behind the proxies of the configuration; never from any other header. */
export const clientAddress = ({ address }: DeskRequest): string => address;

export const actorOf = (request: DeskRequest): Actor => request.actor ?? ANONYMOUS;

/** An address of ours as a page may name it: with two strokes at its front it would lead to another site. */
export const ownPath = (path: string): string => path.replace(/^\/+/, '/');

/** This page, asked with one thing more or other than it was. */
export function pathWith({ path, originalUrl }: Request, name: string, value: string): string {
  const query = new URLSearchParams(originalUrl.split('?')[1] ?? '');
  query.set(name, value);

  return `${ownPath(path)}?${query.toString()}`;
}
