import type { ErrorParams } from '../errors/app-error.js';
import type { Language } from '../i18n/languages.js';

/** Each has `views/mail/<name>.hbs` and `<name>.txt.hbs`, and its words under `mail.<name>`. */
export const MAIL_TEMPLATES = [
  'sign-in-code',
  'request-received',
  'staff-replied',
  'supervisor-seen',
  'supervisor-decided',
  'money-moved',
  'notice-confirm',
  'notice-ended',
  'notice-cancelled',
] as const;

export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

/** So many mails of a kind for one address in so many minutes; what goes beyond is not sent, and nobody is told. */
export const MAIL_ALLOWANCES = {
  confirmation: { most: 3, minutes: 24 * 60 },
  news: { most: 12, minutes: 24 * 60 },
  notice: { most: 3, minutes: 24 * 60 },
  code: { most: 5, minutes: 60 },
} as const;

/**
 * A mail as the modules order it. Names, ids and figures only in `params`, and the titles of what everybody may read: no
 * words that a person has typed about himself.
 */
export interface Mail {
  readonly to: string;
  readonly template: MailTemplate;
  readonly language: Language;
  readonly params: ErrorParams;
  /** By whose clock times are told; the desk's where nothing is said. */
  readonly zone?: string;
  /** Mails of one request stand together in the reader's mailbox. */
  readonly thread?: { readonly reference: string };
  /** After this it says nothing true any more, and is not sent. */
  readonly validUntil?: Date;
}

export interface MailOrder extends Mail {
  /** One mail a key. */
  readonly dedupeKey?: string;
  readonly allowance?: keyof typeof MAIL_ALLOWANCES;
  /** Not before; at once where nothing is said. */
  readonly at?: Date;
}
