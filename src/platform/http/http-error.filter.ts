import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AuditRefusals } from '../audit/audit-refusals.js';
import {
  AppError,
  type FieldFault,
  Invalid,
  NotFound,
  TooMany,
  Unauthenticated,
  Unavailable,
} from '../errors/app-error.js';
import { asUnavailable } from '../database/storage-errors.js';
import { refusalSentence } from '../errors/refusal-sentence.js';
import { Log } from '../logging/log.js';
import { pathTold } from '../logging/path-told.js';
import { StaleForm } from './csrf.js';
import type { FormPage } from './form.js';
import { HttpRefusal } from './http-refusal.js';
import { methodsOf } from './known-routes.js';
import { wordsFor } from './page-words.js';
import type { DeskRequest, DeskResponse } from './request-context.js';
import { spokenNumber } from './spoken-number.js';
import { typedAgain } from './typed-again.js';

/** The last word to every failed request: a sentence in the reader's language, and nothing internal. */
@Catch()
@Injectable()
export class HttpErrorFilter implements ExceptionFilter {
  constructor(
    private readonly modules: ModuleRef,
    private readonly log: Log,
    private readonly refusals: AuditRefusals,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<DeskRequest>();
    const response = host.switchToHttp().getResponse<DeskResponse>();
    const error = this.known(thrown, request);
    const door = (request.route as { readonly path?: string } | undefined)?.path;
    if (door) {
      this.refusals.noteDoor(`${request.method} ${door}`, request.params.reference, error);
    }
    if (response.headersSent) {
      response.destroy();

      return;
    }
    response.status(error?.status ?? 500);
    if (error instanceof HttpRefusal && error.allow.length > 0) {
      response.setHeader('Allow', error.allow.join(', '));
    }
    if (error?.retryAfterSeconds) {
      response.setHeader('Retry-After', error.retryAfterSeconds);
    }
    try {
      await this.answer(error, request, response);
    } catch (failure) {
      this.log.error({ err: failure, requestId: request.requestId }, 'the error page failed');
      response.status(503).setHeader('Retry-After', 5);
      response.type('html').send(lastWords(spokenNumber(request.requestId)));
    }
  }

  private async answer(error: AppError | null, request: DeskRequest, response: DeskResponse): Promise<void> {
    const words = wordsFor(request, response);
    const message = error ? refusalSentence(error, words) : words.t('errors.unexpected');
    const faults = error instanceof Invalid ? error.faults : [];
    if (wantsJson(request)) {
      const fields = faults.map(({ field, key, params }) => ({ field, message: words.t(key, params) }));
      const code = error?.key.replace(/^errors\./, '') ?? 'unexpected';
      response.json({
        error: { code, message, ...(fields.length > 0 ? { fields } : {}) },
        requestId: request.requestId,
      });

      return;
    }
    if (error instanceof Unauthenticated && request.method === 'GET') {
      response.redirect(303, `/staff/login?next=${encodeURIComponent(request.originalUrl)}`);

      return;
    }
    const signedOut = error?.key === 'errors.sign-in';
    if (
      error &&
      !signedOut &&
      request.form &&
      (await this.showFormAgain(request, response, error, message))
    ) {
      return;
    }
    response.locals.failed = true;
    const again = signedOut || isPassing(error) ? typedAgain(request) : null;
    response.render(again ? 'errors/again' : 'errors/error', {
      title: words.t(`errors.titles.${titleOf(response.statusCode)}`),
      message: signedOut && again ? words.t('errors.signed-out') : message,
      reference: spokenNumber(request.requestId),
      home: `/${words.language}/help`,
      again,
      signIn: signedOut ? '/staff/login' : '',
      faults: [],
      refusal: '',
    });
  }

  private async showFormAgain(
    request: DeskRequest,
    response: DeskResponse,
    error: AppError,
    refusal: string,
  ): Promise<boolean> {
    const faults: readonly FieldFault[] = error instanceof Invalid ? error.faults : [];
    const page = request.form?.page as FormPage<object>;
    const view = this.modules.get(page.view, { strict: false });
    const { key, ...others } = request.form?.values ?? {};
    // Other words under a key that is used up are another intention, and get a key of their own.
    const values = key !== undefined && error.key !== 'errors.key-reused' ? { ...others, key } : others;
    const state = { values, lists: request.form?.lists ?? {}, faults, refusal };
    response.locals.failed = true;
    try {
      response.render(page.template, await view.model(request, state));

      return true;
    } catch (error) {
      if (error instanceof AppError) {
        return false; // There is no such page for this reader, or not now: then a page of its own tells what happened.
      }
      throw error;
    }
  }

  /** What the reader may be told; null for what only the log may know. */
  private known(thrown: unknown, request: DeskRequest): AppError | null {
    const failure = asUnavailable(thrown);
    const error = failure instanceof AppError ? failure : refusalOf(failure, request);
    const { requestId, path } = request;
    const line = { requestId, number: spokenNumber(requestId), path: pathTold(path) };
    if (error) {
      this.log[error.logLevel]({ key: error.key, ...line }, 'refused');
    } else {
      this.log.error({ err: failure, ...line }, 'unexpected');
    }

    return error;
  }
}

/** What the framework and the body parser refuse: no such page, too large, not JSON, an unknown charset. */
function refusalOf(failure: unknown, { app, path }: DeskRequest): AppError | null {
  const status: unknown =
    failure instanceof HttpException ? failure.getStatus() : (failure as { status?: unknown }).status;
  if (typeof status !== 'number' || status < 400 || status >= 500) {
    return null;
  }
  if (failure instanceof HttpException && status === 404) {
    const allow = methodsOf(app, path);

    return allow.length > 0 ? new HttpRefusal(405, undefined, allow) : new NotFound();
  }

  return new HttpRefusal(status);
}

/** Nothing is wrong with what was typed: the same, sent once more, is right. */
const isPassing = (error: AppError | null): boolean =>
  error instanceof StaleForm || error instanceof TooMany || error instanceof Unavailable;

const TITLES: Readonly<Record<number, string>> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  413: 'too-large',
  429: 'too-many',
};

const titleOf = (status: number): string => TITLES[status] ?? (status >= 500 ? 'unavailable' : 'refused');

/** When not even the page of errors can be printed: no template, no words, nothing that could fail. */
const lastWords = (number: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>503</title><p>Something went wrong on our side. Please try again in a moment. (${number})<p lang="zh-CN">我们这边出了问题，请稍后再试。(${number})`;

function wantsJson(request: DeskRequest): boolean {
  return request.path.startsWith('/api/') || !request.accepts('html');
}
