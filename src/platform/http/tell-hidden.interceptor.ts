import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import { toldOf } from '../redaction/without-secrets.js';
import { flash } from './flash.js';
import { currentContext, type DeskRequest, type DeskResponse } from './request-context.js';

/** Tells whoever sent a form that something in it was not stored. Sockets and the API say it in their answers. */
@Injectable()
export class TellHidden implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') {
      return next.handle();
    }
    const request = context.switchToHttp().getRequest<DeskRequest>();
    const response = context.switchToHttp().getResponse<DeskResponse>();

    return next.handle().pipe(
      tap(() => {
        const key = toldOf([...(currentContext()?.hidden ?? [])]);
        if (key && request.form && !response.headersSent) {
          flash(response, { tone: 'warn', key });
        }
      }),
    );
  }
}
