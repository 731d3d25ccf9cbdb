import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Env } from '../../config/env.js';
import { Forbidden, NotFound, Unauthenticated } from '../errors/app-error.js';
import { newToken } from '../ids/keys.js';
import { isKnown } from '../identity/actor.js';
import { ActorSource, VISITOR_COOKIE } from '../identity/actor-source.js';
import { type Access, ACCESS, NEEDS_VISITOR } from './access.js';
import { readCookies, setCookie } from './cookies.js';
import { isForeignRequest } from './origin.js';
import { speakWith } from './page-words.js';
import { currentContext, type DeskRequest, type DeskResponse } from './request-context.js';

const VISITOR_DAYS = 180;
const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const TOKEN = /^[\w-]{43}$/;

/** Closed by default: a route without `@Public`, `@ForVisitors` or `@Requires` lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorSource,
    private readonly env: Env,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') {
      return true; // Sockets have their own guard, with their own answers.
    }
    const request = context.switchToHttp().getRequest<DeskRequest>();
    const response = context.switchToHttp().getResponse<DeskResponse>();
    const places = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, places);
    if (!SAFE.includes(request.method) && isForeignRequest(request, this.env.publicUrl)) {
      throw new Forbidden('errors.foreign-request');
    }
    request.actor = await this.actors.identify(readCookies(request.headers));
    if (this.reflector.getAllAndOverride<boolean | undefined>(NEEDS_VISITOR, places)) {
      await this.knowVisitor(request, response);
    }
    const known = currentContext();
    if (known) {
      known.actor = request.actor;
    }
    response.locals.actor = request.actor;
    speakWith(this.env, request, response);
    this.letIn(access, request);

    return true;
  }

  private letIn(access: Access | undefined, request: DeskRequest): void {
    const actor = request.actor;
    if (access === 'public') {
      return;
    }
    if (actor && isKnown(actor) && access?.(actor)) {
      return;
    }
    if (actor && isKnown(actor) && actor.role !== 'customer') {
      throw new NotFound();
    }
    throw new Unauthenticated('errors.sign-in');
  }

  /** The token is given with the page and becomes a customer with the first thing that is stored. */
  private async knowVisitor(request: DeskRequest, response: DeskResponse): Promise<void> {
    if (request.actor && isKnown(request.actor)) {
      return;
    }
    const cookie = readCookies(request.headers)[VISITOR_COOKIE];
    const token = cookie && TOKEN.test(cookie) ? cookie : newToken();
    if (token !== cookie) {
      setCookie(response, this.env, VISITOR_COOKIE, token, VISITOR_DAYS * 86_400);
    }
    if (!SAFE.includes(request.method)) {
      request.actor = await this.actors.welcome(token);
    }
  }
}
