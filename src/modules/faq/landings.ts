import type { ExceptionCode, LandingSlug } from '../exceptions/taxonomy.js';

/** One check of a landing page: what it is about, and what to look at, in words by their keys. */
export interface LandingCheck {
  readonly heading: string;
  readonly points: readonly string[];
}

/** A page for one thing that went wrong: what one can look at oneself, in the order that helps. */
export interface Landing {
  /** Its address: `/en/help/not-received`. */
  readonly slug: LandingSlug;
  /** The exception that a request from here is about. */
  readonly code: ExceptionCode;
  /** The name of its icon. */
  readonly symbol: string;
  /** The article that goes further. */
  readonly article: string;
  readonly name: string;
  readonly hint: string;
  readonly lead: string;
  readonly checks: readonly LandingCheck[];
  /** What must not wait for the checks, step by step. */
  readonly urgent?: readonly string[];
  /** Where money is on its way, from the first stage to the last: name and what it means. */
  readonly stages?: readonly (readonly [name: string, meaning: string])[];
  /** What people ask before anything else: question and answer. */
  readonly facts?: readonly (readonly [question: string, answer: string])[];
  /** Said below everything. */
  readonly note?: string;
}

const STATUS = 'landings.checks.status';
const TIME = 'landings.checks.time';
const DETAILS = 'landings.checks.details';

/** In the order in which they stand everywhere. */
export const LANDING_PAGES: readonly Landing[] = [
  {
    slug: 'login-failed',
    code: 'E101',
    symbol: 'key-round',
    article: 'login-fails',
    name: 'landings.login-failed.name',
    hint: 'landings.login-failed.hint',
    lead: 'landings.login-failed.lead',
    checks: [
      { heading: STATUS, points: ['landings.login-failed.notice', 'landings.login-failed.network'] },
      { heading: TIME, points: ['landings.login-failed.code', 'landings.login-failed.clock'] },
      {
        heading: DETAILS,
        points: ['landings.login-failed.account', 'landings.login-failed.app', 'landings.login-failed.stop'],
      },
    ],
  },
  {
    slug: 'payment-failed',
    code: 'E301',
    symbol: 'circle-alert',
    article: 'payment-fails',
    name: 'landings.payment-failed.name',
    hint: 'landings.payment-failed.hint',
    lead: 'landings.payment-failed.lead',
    checks: [
      { heading: STATUS, points: ['landings.payment-failed.record', 'landings.payment-failed.states'] },
      { heading: TIME, points: ['landings.payment-failed.wait', 'landings.payment-failed.notice'] },
      {
        heading: DETAILS,
        points: [
          'landings.payment-failed.balance',
          'landings.payment-failed.limit',
          'landings.payment-failed.payee',
        ],
      },
    ],
  },
  {
    slug: 'not-received',
    code: 'E302',
    symbol: 'hourglass',
    article: 'money-not-arrived',
    name: 'landings.not-received.name',
    hint: 'landings.not-received.hint',
    lead: 'landings.not-received.lead',
    stages: [
      ['landings.stages.submitted', 'landings.stages.submitted-means'],
      ['landings.stages.processing', 'landings.stages.processing-means'],
      ['landings.stages.bank', 'landings.stages.bank-means'],
      ['landings.stages.end', 'landings.stages.end-means'],
    ],
    checks: [
      { heading: STATUS, points: ['landings.not-received.record', 'landings.not-received.sender'] },
      { heading: TIME, points: ['landings.not-received.expected', 'landings.not-received.days'] },
      {
        heading: DETAILS,
        points: [
          'landings.not-received.payee',
          'landings.not-received.receipt',
          'landings.not-received.top-up',
        ],
      },
    ],
  },
  {
    slug: 'locked',
    code: 'E201',
    symbol: 'lock',
    article: 'account-locked',
    name: 'landings.locked.name',
    hint: 'landings.locked.hint',
    lead: 'landings.locked.lead',
    facts: [
      ['landings.locked.who', 'landings.locked.who-answer'],
      ['landings.locked.how-long', 'landings.locked.how-long-answer'],
      ['landings.locked.identity', 'landings.locked.identity-answer'],
    ],
    checks: [
      { heading: STATUS, points: ['landings.locked.notice', 'landings.locked.stop'] },
      { heading: TIME, points: ['landings.locked.wait'] },
      { heading: DETAILS, points: ['landings.locked.reset', 'landings.locked.devices'] },
    ],
    note: 'landings.locked.note',
  },
  {
    slug: 'suspicious',
    code: 'E601',
    symbol: 'shield-alert',
    article: 'unauthorised-transaction',
    name: 'landings.suspicious.name',
    hint: 'landings.suspicious.hint',
    lead: 'landings.suspicious.lead',
    urgent: ['landings.suspicious.freeze', 'landings.suspicious.password', 'landings.suspicious.tell'],
    checks: [
      { heading: STATUS, points: ['landings.suspicious.transactions', 'landings.suspicious.sign-ins'] },
      { heading: TIME, points: ['landings.suspicious.first-seen'] },
      {
        heading: DETAILS,
        points: ['landings.suspicious.keep', 'landings.suspicious.sim', 'landings.suspicious.police'],
      },
    ],
  },
];

export const findLanding = (slug: string): Landing | null =>
  LANDING_PAGES.find((landing) => landing.slug === slug) ?? null;
