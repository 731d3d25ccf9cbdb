import type { Language } from '../../platform/i18n/languages.js';

export const WIDGET_STATES = ['on', 'off'] as const;

/** Whether the help opens there; switched off, its button stays a link. */
export type WidgetState = (typeof WIDGET_STATES)[number];

export const MOST_HOSTS = 20;
export const LONGEST_LABEL = 30;
export const LONGEST_NAME = 40;

/** What an app or site around our help may choose. */
export interface WidgetLook {
  /** Origins: `https://app.wallet.example`. Nobody else may show the help in a frame. */
  readonly hosts: readonly string[];
  /** `#0e5caf`, on which white is read. */
  readonly colour: string;
  /** Of the button. */
  readonly label: Readonly<Record<Language, string>>;
  readonly state: WidgetState;
}

/** An app or site in which our help stands. */
export interface WidgetApp extends WidgetLook {
  /** `data-app` of the page around it. */
  readonly name: string;
  readonly version: number;
}

/**
 * An origin as browsers write it, or null for what is none. Only https, since a page that can be changed on its way
 * could do anything with our help in it; a machine may show it to itself.
 */
export function originOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url !== null && url.href === `${url.origin}/` && HOST.test(url.hostname);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));

  return url && isOrigin && isSafe ? url.origin : null;
}

/** What a policy can name. Addresses may hold other signs (`;`, `,`, `$`), with which a policy would say something else. */
const HOST = /^[a-z\d-]+(?:\.[a-z\d-]+)*$/;
const LOOPBACK = ['localhost', '127.0.0.1'];
