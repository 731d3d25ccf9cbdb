import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Env } from '../../config/env.js';
import { Forbidden, NotFound, Unauthenticated } from '../errors/app-error.js';
import { newToken } from '../ids/keys.js';
import { type Actor, ANONYMOUS, isKnown } from '../identity/actor.js';
import { ActorSource, VISITOR_COOKIE, VISITOR_DAYS } from '../identity/actor-source.js';
import { UNATTENDED } from '../realtime/live-protocol.js';
import { type Access, ACCESS, NEEDS_VISITOR, ONLY_ASKS, TAKES_FILES } from './access.js';
import { readCookies, setCookie } from './cookies.js';
import { Csrf } from './csrf.js';
import { formPageOf, rememberForm } from './form.js';
import { isForeignRequest } from './origin.js';
import { type BucketName, COST, RateLimits } from './rate-limits.js';
import { speakWith } from './page-words.js';
import { actorOf, currentContext, type DeskRequest, type DeskResponse } from './request-context.js';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const TOKEN = /^[\w-]{43}$/;

/**
 * What every request passes: closed by default, a route without `@Public`, `@ForVisitors` or `@Requires` lets nobody
 * in; and whatever a browser's cookies speak for must come from a page that we gave to this browser.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorSource,
    private readonly csrf: Csrf,
    private readonly limits: RateLimits,
    private readonly env: Env,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') {
      return true; // Sockets have their own guard, with their own answers.
    }
    const request = context.switchToHttp().getRequest<DeskRequest>();
    const response = context.switchToHttp().getResponse<DeskResponse>();
    const unsafe = !SAFE.includes(request.method);
    if (unsafe && isForeignRequest(request, this.env.publicUrl)) {
      throw new Forbidden('errors.foreign-request');
    }
    this.rememberForm(context, request);
    this.recognise(request, response, await this.identify(request));
    this.letIn(this.about<Access>(ACCESS, context), request);
    if (unsafe && !hasBearer(request) && !this.about<boolean>(ONLY_ASKS, context)) {
      this.checkToken(context, request);
    }
    await this.count(context, request, unsafe);
    if (this.about<boolean>(NEEDS_VISITOR, context) && !isKnown(actorOf(request))) {
      await this.knowVisitor(request, response);
    }

    return true;
  }

  private async count(context: ExecutionContext, request: DeskRequest, unsafe: boolean): Promise<void> {
    const bucket = this.about<BucketName | 'free'>(COST, context) ?? (unsafe ? 'act' : 'page');
    if (bucket !== 'free') {
      await this.limits.charge(bucket, actorOf(request), request.address);
    }
  }

  private about<T>(key: symbol, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
  }

  /** Whoever brings a key of its own is not a browser, and its cookies say nothing. */
  private async identify(request: DeskRequest): Promise<Actor> {
    const [, key] = BEARER.exec(request.headers.authorization ?? '') ?? [];
    if (key === undefined) {
      const unattended = UNATTENDED in request.headers;

      return this.actors.identify(readCookies(request.headers, this.env), { unattended });
    }
    const actor = await this.actors.identifyKey(key);
    if (!actor && key.startsWith(OWN_KEY)) {
      throw new Unauthenticated('errors.service-key');
    }

    return actor ?? ANONYMOUS;
  }

  private recognise(request: DeskRequest, response: DeskResponse, actor: DeskRequest['actor']): void {
    request.actor = actor ?? ANONYMOUS;
    response.locals.actor = request.actor;
    speakWith(this.env, request, response);
    const known = currentContext();
    if (known) {
      known.actor = request.actor;
    }
  }

  /** So that a refusal here, too, can show the page again with what was typed. */
  private rememberForm(context: ExecutionContext, request: DeskRequest): void {
    const page = formPageOf(context.getHandler());
    if (page) {
      rememberForm(request, page);
    }
  }

  private letIn(access: Access | undefined, request: DeskRequest): void {
    const actor = actorOf(request);
    if (access === 'public' || (isKnown(actor) && access?.(actor))) {
      return;
    }
    if (isKnown(actor) && actor.role !== 'customer') {
      delete request.form; // Whose page it is does not exist for him either.
      throw new NotFound();
    }
    throw new Unauthenticated('errors.sign-in');
  }

  /** In a form with files the token is the first part of the body: whoever reads that checks it. */
  private checkToken(context: ExecutionContext, request: DeskRequest): void {
    if (this.about<boolean>(TAKES_FILES, context) && request.is('multipart/form-data')) {
      request.checkCsrf = () => this.csrf.check(request);
    } else {
      this.csrf.check(request);
    }
  }

  /** The token is given with the page and becomes a customer with the first thing that is stored. */
  private async knowVisitor(request: DeskRequest, response: DeskResponse): Promise<void> {
    if (hasBearer(request)) {
      throw new Unauthenticated('errors.sign-in');
    }
    const cookie = readCookies(request.headers, this.env)[VISITOR_COOKIE];
    const token = cookie && TOKEN.test(cookie) ? cookie : newToken();
    if (token !== cookie) {
      setCookie(response, this.env, VISITOR_COOKIE, token, VISITOR_DAYS * 86_400);
    }
    if (!SAFE.includes(request.method)) {
      this.recognise(request, response, await this.actors.welcome(token));
    }
  }
}

const BEARER = /^bearer\s+(\S*)/i;
/** How the keys begin that we give. */
const OWN_KEY = 'wdk_';

const hasBearer = ({ headers }: DeskRequest): boolean => /^bearer\s/i.test(headers.authorization ?? '');
