import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Env } from '../../config/env.js';
import { Clock } from '../../platform/clock/clock.js';
import { cookiesOf, setCookie } from '../../platform/http/cookies.js';
import { isFramed } from '../../platform/http/framed.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { letFrame } from '../../platform/http/secure-headers.js';
import { VISITOR_COOKIE, VISITOR_DAYS } from '../../platform/identity/actor-source.js';
import { WalletAssertions } from '../accounts/wallet-assertions.js';
import { WalletIdentities } from '../accounts/wallet-identities.lookup.js';
import { framePart } from './frame-paths.js';
import { WidgetApps } from './widget-apps.lookup.js';

/** Which app a frame stands in, for the pages behind its first one. */
const APP_COOKIE = 'wd_widget';

/** The wallet's word is asked for again so long before it ends. */
const AHEAD_MS = 2 * 60_000;

/** What a page in a frame prints around itself. */
export interface FrameModel {
  /** '' where no app is known. */
  readonly colour: string;
  /** Origins with whose page it may speak, a space between them. */
  readonly hosts: string;
  readonly home: string;
  readonly isFirst: boolean;
  /** Whether the page around it may say who reads; not on an answer to a form, which has no address to go back to. */
  readonly asks: boolean;
  /** Until when the wallet vouches for the reader, as ISO 8601; '' where it does not. */
  readonly until: string;
  /** Whether that is some minutes away: by our clock, since the reader's may be hours off. */
  readonly isSure: boolean;
}

/** For whom no wallet vouches. */
const NOBODY = { until: '', isSure: false } as const;

/**
 * Lets customers' pages, and no others, stand in frames of the apps that an admin has named. The first page
 * (`/en/widget?app=…`) names the app, a cookie of the frame carries it on. Every other answer stays what it is, and
 * nobody's site shows it. Where the browser lets a frame keep no cookie, and where a page shows who somebody is, the
 * frame says so and leads to a window.
 */
@Injectable()
export class FrameDoor {
  constructor(
    private readonly apps: WidgetApps,
    private readonly identities: WalletIdentities,
    private readonly assertions: WalletAssertions,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  readonly handle: RequestHandler = (request: Request, response: Response, next: NextFunction): void => {
    const part = isFramed(request.headers) ? framePart(request.path) : null;
    if (part === null) {
      next();

      return;
    }
    this.look(request as DeskRequest, response as DeskResponse, part).then((elsewhere) => {
      if (elsewhere === null) {
        next();
      } else {
        response.redirect(303, elsewhere);
      }
    }, next);
  };

  /** Where this page is to be seen instead; null where it is seen here. */
  private async look(
    request: DeskRequest,
    response: DeskResponse,
    part: 'page' | 'door',
  ): Promise<string | null> {
    const isFirst = /^\/[^/]+\/widget\/?$/.test(request.path);
    const name = isFirst ? request.query.app : cookiesOf(request, this.env)[APP_COOKIE];
    const app = typeof name === 'string' ? await this.apps.findOpen(name) : null;
    if (app === null) {
      return this.withoutApp(request, response, isFirst);
    }
    if (part === 'door') {
      return request.method === 'GET' ? inWindow(request, 'door') : null;
    }
    if (isFirst) {
      setCookie(response, this.env, APP_COOKIE, app.name, VISITOR_DAYS * 86_400);
    }
    frame(response, app.hosts, {
      colour: app.colour,
      home: `/${languageOf(request)}/widget?app=${app.name}`,
      isFirst,
      asks: this.assertions.isOn && request.method === 'GET',
      ...(await this.until(request)),
    });

    return null;
  }

  /** A page that came from one in a frame, and has lost its cookie on the way: the browser keeps none there. */
  private async withoutApp(
    request: DeskRequest,
    response: DeskResponse,
    isFirst: boolean,
  ): Promise<string | null> {
    const hosts =
      !isFirst && request.headers['sec-fetch-site'] === 'same-origin' ? await this.apps.openHosts() : [];
    if (hosts.length === 0) {
      return null;
    }
    if (!request.path.endsWith('/widget/window')) {
      return inWindow(request, 'storage');
    }
    const home = `/${languageOf(request)}/help`;
    frame(response, hosts, { colour: '', home, isFirst: false, asks: false, ...NOBODY });

    return null;
  }

  private async until(request: DeskRequest): Promise<Pick<FrameModel, 'until' | 'isSure'>> {
    const token = cookiesOf(request, this.env)[VISITOR_COOKIE];
    const until = token && this.assertions.isOn ? await this.identities.untilOf(token) : null;

    return until
      ? {
          until: until.toISOString(),
          isSure: until.getTime() - this.clock.now().getTime() > AHEAD_MS,
        }
      : NOBODY;
  }
}

function frame(response: DeskResponse, hosts: readonly string[], model: Omit<FrameModel, 'hosts'>): void {
  letFrame(response, hosts);
  response.locals.frame = { ...model, hosts: hosts.join(' ') } satisfies FrameModel;
}

const languageOf = ({ path }: Request): string => path.split('/')[1] ?? '';

/** The page that leads on to a window: to what was asked for, or, where a form was sent, to the beginning. */
function inWindow(request: Request, why: 'door' | 'storage'): string {
  const { method, originalUrl } = request;
  const language = languageOf(request);
  const asked = new URLSearchParams({ why, to: method === 'GET' ? originalUrl : `/${language}/help` });

  return `/${language}/widget/window?${asked.toString()}`;
}
