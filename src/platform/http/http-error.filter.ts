import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AppError, type FieldFault, Invalid, NotFound, Unauthenticated } from '../errors/app-error.js';
import { asUnavailable } from '../database/storage-errors.js';
import { Log } from '../logging/log.js';
import type { FormPage } from './form.js';
import { wordsFor } from './page-words.js';
import type { DeskRequest, DeskResponse } from './request-context.js';

/** The last word to every failed request: a sentence in the reader's language, and nothing internal. */
@Catch()
@Injectable()
export class HttpErrorFilter implements ExceptionFilter {
  constructor(
    private readonly modules: ModuleRef,
    private readonly log: Log,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<DeskRequest>();
    const response = host.switchToHttp().getResponse<DeskResponse>();
    const error = this.known(thrown, request);
    if (response.headersSent) {
      response.destroy();

      return;
    }
    response.status(error?.status ?? 500);
    if (error?.retryAfterSeconds) {
      response.setHeader('Retry-After', error.retryAfterSeconds);
    }
    try {
      await this.answer(error, request, response);
    } catch (failure) {
      this.log.error({ err: failure, requestId: request.requestId }, 'the error page failed');
      response.type('text/plain').send(`Error ${response.statusCode} (${request.requestId})`);
    }
  }

  private async answer(error: AppError | null, request: DeskRequest, response: DeskResponse): Promise<void> {
    const words = wordsFor(request, response);
    const message = words.t(error?.key ?? 'errors.unexpected', error?.params);
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
    if (error && request.form && (await this.showFormAgain(request, response, error, message))) {
      return;
    }
    response.render('errors/error', {
      title: words.t(`errors.titles.${titleOf(response.statusCode)}`),
      message,
      requestId: request.requestId,
      home: `/${words.language}/help`,
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
      if (error instanceof NotFound) {
        return false;
      }
      throw error;
    }
  }

  /** What the reader may be told; null for what only the log may know. */
  private known(thrown: unknown, request: DeskRequest): AppError | null {
    const error = asUnavailable(thrown);
    if (error instanceof AppError) {
      this.log[error.logLevel](
        { key: error.key, requestId: request.requestId, path: request.path },
        'refused',
      );

      return error;
    }
    if (error instanceof HttpException && error.getStatus() === 404) {
      return new NotFound();
    }
    if (error instanceof HttpException && error.getStatus() < 500) {
      return new HttpRefusal(error.getStatus());
    }
    const status = (error as { status?: unknown }).status;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      return new HttpRefusal(status); // The body parser's own: too large, not JSON, an unknown charset.
    }
    this.log.error({ err: error, requestId: request.requestId, path: request.path }, 'unexpected');

    return null;
  }
}

class HttpRefusal extends AppError {
  constructor(override readonly status: number) {
    super(status === 413 ? 'errors.too-large' : 'errors.not-understood');
  }
}

const titleOf = (status: number): string => {
  if (status === 404) {
    return 'not-found';
  }

  return status >= 500 ? 'unavailable' : 'refused';
};

function wantsJson(request: DeskRequest): boolean {
  return request.path.startsWith('/api/') || !request.accepts('html');
}
