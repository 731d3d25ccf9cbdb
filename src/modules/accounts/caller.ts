import type { Response } from 'express';
import { Env } from '../../config/env.js';
import { readCookies, setCookie } from '../../platform/http/cookies.js';
import { clientAddress, type DeskRequest, type DeskResponse } from '../../platform/http/request-context.js';
import { SESSION_COOKIE } from '../../platform/identity/actor-source.js';
import type { Entered } from './staff-sessions.service.js';

const DEVICE_COOKIE = 'wd_device';
export const DEVICE_DAYS = 30;

/** The browser before the door. */
export interface Caller {
  readonly address: string;
  readonly userAgent: string;
  /** The session it has already, of whatever state. */
  readonly sessionToken: string | null;
  /** What it kept from an earlier sign-in. */
  readonly deviceToken: string | null;
}

export function callerOf(request: DeskRequest, env: Env): Caller {
  const cookies = readCookies(request.headers, env);

  return {
    address: clientAddress(request),
    userAgent: request.headers['user-agent'] ?? '',
    sessionToken: cookies[SESSION_COOKIE] ?? null,
    deviceToken: cookies[DEVICE_COOKIE] ?? null,
  };
}

/** Gives the browser its new session, and what it keeps of it for 30 days. */
export function letIn(response: Response, env: Env, { token, seconds, deviceToken }: Entered): void {
  setCookie(response as DeskResponse, env, SESSION_COOKIE, token, seconds);
  if (deviceToken) {
    setCookie(response as DeskResponse, env, DEVICE_COOKIE, deviceToken, DEVICE_DAYS * 86_400);
  }
}

/** What a browser says of itself, in a few words; we keep no more of it. */
export function shortUserAgent(text: string): string {
  const browser =
    /(Edg|OPR|SamsungBrowser|MicroMessenger)\//.exec(text)?.[1] ??
    /(Firefox|Chrome|Safari)\//.exec(text)?.[1] ??
    '';
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux)/.exec(text)?.[1] ?? '';
  const names: Readonly<Record<string, string>> = {
    Edg: 'Edge',
    OPR: 'Opera',
    SamsungBrowser: 'Samsung Internet',
    MicroMessenger: 'WeChat',
    'Mac OS X': 'macOS',
    CrOS: 'ChromeOS',
  };

  return [browser, system]
    .filter(Boolean)
    .map((word) => names[word] ?? word)
    .join(', ');
}
