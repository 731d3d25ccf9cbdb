import type { Response } from 'playwright-core';
import type { Window } from '../browser/window.js';
import {
  askInCall,
  pressIn,
  refusedCall,
  refusedEdition,
  refusedPassword,
  refusedPerson,
  sayNo,
  sendNothing,
} from './page-acts.js';
import { REVERSAL_PAGES } from './reversal-pages.js';

/** Who stands before a page. */
export type Reader =
  | 'visitor'
  | 'customer'
  | 'account-holder'
  | 'agent'
  | 'supervisor'
  | 'admin'
  | 'half-signed-in'
  | 'newcomer';

export interface ListedPage {
  /** Of its pictures. */
  readonly name: string;
  /** As the table of doors writes it: `:lang`, `:reference`. */
  readonly route: string;
  readonly reader: Reader;
  /** What stands for the names in the route, and behind it. */
  readonly asked?: string;
  /** Other things that names in its route stand for here. */
  readonly named?: Readonly<Record<string, string>>;
  readonly status?: number;
  /** Shows the same part several times, and a form that nobody sends. */
  readonly showsParts?: true;
  /** What is done on the page before it is looked at. */
  readonly act?: (window: Window) => Promise<Response | null>;
}

/** Requests that are being written: one with its first answer, and one with all. */
const BEGUN = '?draft=:begun';
const WRITTEN = '?draft=:written';

/** The request of somebody who has called. */
const CALLED = { ':reference': ':called' };

/** Every page that the product has. A GET route that is neither here nor below fails the suite. */
export const PAGES: readonly ListedPage[] = [
  { name: 'help-home', route: '/:lang/help', reader: 'visitor' },
  { name: 'help-search', route: '/:lang/help/search', reader: 'visitor', asked: '?q=login' },
  { name: 'help-search-nothing', route: '/:lang/help/search', reader: 'visitor', asked: '?q=zzzzqqqq' },
  { name: 'help-article', route: '/:lang/help/a/:slug', reader: 'visitor' },
  {
    name: 'help-article-judged',
    route: '/:lang/help/a/:slug',
    reader: 'visitor',
    status: 200,
    act: sayNo,
  },
  { name: 'help-landing', route: '/:lang/help/:landing', reader: 'visitor' },
  { name: 'status', route: '/:lang/help/status', reader: 'visitor' },
  { name: 'notice', route: '/:lang/help/status/:notice', reader: 'visitor' },
  { name: 'notice-refused', route: '/:lang/help/status/:notice', reader: 'visitor', act: sendNothing },
  { name: 'notice-told', route: '/:lang/help/status/told/:link', reader: 'visitor' },
  { name: 'widget-home', route: '/:lang/widget', reader: 'visitor' },
  { name: 'widget-window', route: '/:lang/widget/window', reader: 'visitor', asked: '?why=storage' },
  { name: 'help-contact', route: '/:lang/help/contact', reader: 'visitor', asked: '?type=E302' },
  { name: 'intake', route: '/:lang/requests/new/short', reader: 'visitor', asked: '?type=E302' },
  { name: 'intake-type', route: '/:lang/requests/new/type', reader: 'visitor', asked: '?type=E601' },
  { name: 'intake-type-refused', route: '/:lang/requests/new/type', reader: 'visitor', act: sendNothing },
  { name: 'intake-safety', route: '/:lang/requests/new/safety', reader: 'visitor', asked: BEGUN },
  {
    name: 'intake-account',
    route: '/:lang/requests/new/account',
    reader: 'visitor',
    asked: BEGUN,
    act: sendNothing,
  },
  {
    name: 'intake-when',
    route: '/:lang/requests/new/when',
    reader: 'visitor',
    asked: BEGUN,
    act: sendNothing,
  },
  {
    name: 'intake-transaction',
    route: '/:lang/requests/new/transaction',
    reader: 'account-holder',
    asked: '?draft=:pointed',
  },
  {
    name: 'intake-transaction-none',
    route: '/:lang/requests/new/transaction',
    reader: 'account-holder',
    asked: '?draft=:pointed&name=nobody',
  },
  { name: 'intake-notice', route: '/:lang/requests/new/notice', reader: 'customer', asked: WRITTEN },
  { name: 'intake-what', route: '/:lang/requests/new/what', reader: 'customer', asked: WRITTEN },
  { name: 'intake-files', route: '/:lang/requests/new/attachments', reader: 'customer', asked: WRITTEN },
  { name: 'intake-check', route: '/:lang/requests/new/check', reader: 'customer', asked: WRITTEN },
  { name: 'chat-start', route: '/:lang/chat', reader: 'visitor' },
  { name: 'chat-start-refused', route: '/:lang/chat', reader: 'visitor', act: sendNothing },
  { name: 'chat', route: '/:lang/chat/:reference', reader: 'customer' },
  { name: 'own-tickets', route: '/:lang/requests', reader: 'customer' },
  { name: 'own-tickets-none', route: '/:lang/requests', reader: 'visitor' },
  { name: 'own-ticket', route: '/:lang/requests/:reference', reader: 'customer' },
  { name: 'transcript', route: '/:lang/requests/:reference/transcript', reader: 'customer' },
  { name: 'received', route: '/:lang/requests/:reference/received', reader: 'customer' },
  { name: 'find-request', route: '/:lang/requests/find', reader: 'visitor' },
  { name: 'find-request-refused', route: '/:lang/requests/find', reader: 'visitor', act: sendNothing },
  { name: 'enter-code', route: '/:lang/requests/code/:handle', reader: 'visitor' },
  { name: 'enter-code-refused', route: '/:lang/requests/code/:handle', reader: 'visitor', act: sendNothing },
  { name: 'enter-link', route: '/:lang/requests/enter/:link', reader: 'visitor' },
  {
    name: 'from-the-wallet',
    route: '/:lang/requests/wallet',
    reader: 'customer',
    asked: '?token=:vouching&type=E302',
  },
  { name: 'forget-me', route: '/:lang/requests/forget', reader: 'customer' },
  { name: 'mailbox', route: '/demo/mailbox', reader: 'visitor' },
  { name: 'mail', route: '/demo/mailbox/:id', reader: 'visitor' },
  { name: 'components', route: '/dev/components', reader: 'visitor', showsParts: true },
  { name: 'api-docs', route: '/api/v1/docs', reader: 'visitor' },
  { name: 'staff-sign-in', route: '/staff/login', reader: 'visitor' },
  { name: 'second-factor', route: '/staff/second-factor', reader: 'half-signed-in' },
  {
    name: 'second-factor-refused',
    route: '/staff/second-factor',
    reader: 'half-signed-in',
    act: sendNothing,
  },
  { name: 'recovery-code', route: '/staff/second-factor/recovery', reader: 'half-signed-in' },
  { name: 'enrolment', route: '/staff/second-factor/enrolment', reader: 'newcomer' },
  {
    name: 'enrolment-refused',
    route: '/staff/second-factor/enrolment',
    reader: 'newcomer',
    act: sendNothing,
  },
  // The link is good in a new production only, where nobody works yet; here it is one that was used.
  { name: 'setup-over', route: '/staff/setup/:token', reader: 'visitor', status: 404 },
  { name: 'queue', route: '/agent/queue', reader: 'agent', asked: '?view=all' },
  { name: 'queue-mine', route: '/agent/queue', reader: 'supervisor', asked: '?view=mine' },
  { name: 'queue-about', route: '/agent/queue', reader: 'agent', asked: '?view=all&about=E3' },
  { name: 'queue-about-none', route: '/agent/queue', reader: 'agent', asked: '?view=mine&about=E404' },
  { name: 'queue-groups-none', route: '/agent/queue', reader: 'agent', asked: '?view=groups' },
  { name: 'call', route: '/agent/calls/new', reader: 'agent' },
  { name: 'call-asked', route: '/agent/calls/new', reader: 'agent', status: 200, act: askInCall },
  { name: 'call-refused', route: '/agent/calls/new', reader: 'supervisor', act: refusedCall },
  { name: 'call-read-out', route: '/agent/calls/:reference', reader: 'agent', named: CALLED },
  {
    name: 'call-read-out-refused',
    route: '/agent/calls/:reference',
    reader: 'agent',
    named: CALLED,
    act: pressIn('call-verify'),
  },
  { name: 'workspace-called', route: '/agent/t/:reference', reader: 'agent', named: CALLED },
  { name: 'workspace', route: '/agent/t/:reference', reader: 'agent' },
  { name: 'workspace-supervisor', route: '/agent/t/:reference', reader: 'supervisor' },
  { name: 'console', route: '/agent/chat', reader: 'agent' },
  { name: 'console-open', route: '/agent/chat/:reference', reader: 'agent' },
  { name: 'board', route: '/supervisor/escalations', reader: 'supervisor' },
  ...REVERSAL_PAGES,
  { name: 'report-faq', route: '/supervisor/reports/faq', reader: 'admin' },
  { name: 'report-triage', route: '/supervisor/reports/triage', reader: 'supervisor' },
  { name: 'provider', route: '/supervisor/wallet', reader: 'supervisor' },
  { name: 'profile', route: '/agent/me', reader: 'agent' },
  { name: 'profile-refused', route: '/agent/me', reader: 'agent', act: refusedPassword },
  { name: 'profile-supervisor', route: '/agent/me', reader: 'supervisor' },
  { name: 'articles', route: '/admin/faq', reader: 'admin' },
  { name: 'articles-none', route: '/admin/faq', reader: 'agent', asked: '?q=zzzzqqqq&state=outdated' },
  { name: 'notices', route: '/admin/notices', reader: 'supervisor' },
  { name: 'notice-new', route: '/admin/notices/new', reader: 'supervisor' },
  {
    name: 'notice-new-refused',
    route: '/admin/notices/new',
    reader: 'supervisor',
    act: pressIn('notice-form'),
  },
  { name: 'notice-edited', route: '/admin/notices/:notice', reader: 'supervisor' },
  { name: 'widgets', route: '/admin/widget', reader: 'admin' },
  { name: 'widget-new-refused', route: '/admin/widget/new', reader: 'admin', act: pressIn('widget-form') },
  { name: 'widget-app', route: '/admin/widget/:app', reader: 'admin' },
  { name: 'articles-asked-for', route: '/admin/faq', reader: 'admin', asked: '?tab=gaps' },
  { name: 'synonyms', route: '/admin/faq/synonyms', reader: 'admin' },
  { name: 'synonyms-found', route: '/admin/faq/synonyms', reader: 'agent', asked: '?q=card' },
  {
    name: 'synonyms-refused',
    route: '/admin/faq/synonyms',
    reader: 'admin',
    act: pressIn('synonym-form'),
  },
  { name: 'synonym', route: '/admin/faq/synonyms/:synonym', reader: 'admin' },
  { name: 'synonym-hint', route: '/admin/faq/synonyms/hints/:hint', reader: 'admin' },
  { name: 'article-editor', route: '/admin/faq/:slug', reader: 'admin' },
  { name: 'article-looked-over', route: '/admin/faq/:slug', reader: 'supervisor' },
  { name: 'article-new-refused', route: '/admin/faq/new', reader: 'admin', act: pressIn('article-form') },
  { name: 'article-as-page', route: '/admin/faq/:slug/preview', reader: 'agent' },
  { name: 'article-versions', route: '/admin/faq/:slug/versions', reader: 'admin' },
  { name: 'rules', route: '/admin/diagnosis', reader: 'supervisor' },
  { name: 'rule', route: '/admin/diagnosis/:rule', reader: 'supervisor' },
  { name: 'rule-edit', route: '/admin/diagnosis/:rule/edit', reader: 'admin' },
  { name: 'rule-version', route: '/admin/diagnosis/:rule/versions/:version', reader: 'admin' },
  { name: 'exception-types', route: '/admin/exceptions', reader: 'supervisor' },
  { name: 'exception-types-none', route: '/admin/exceptions', reader: 'supervisor', asked: '?q=zzzz' },
  { name: 'exception-type', route: '/admin/exceptions/:code', reader: 'supervisor' },
  { name: 'exception-draft', route: '/admin/exceptions/:code', reader: 'admin' },
  { name: 'exception-edit', route: '/admin/exceptions/:code/edit', reader: 'admin' },
  {
    name: 'exception-edit-refused',
    route: '/admin/exceptions/:code/edit',
    reader: 'admin',
    act: refusedEdition,
  },
  { name: 'exception-version', route: '/admin/exceptions/:code/versions/:version', reader: 'admin' },
  { name: 'people', route: '/admin/users', reader: 'admin' },
  { name: 'people-refused', route: '/admin/users', reader: 'admin', act: refusedPerson },
  { name: 'person', route: '/admin/users/:person', reader: 'admin' },
  { name: 'person-groups', route: '/admin/users/:person/groups', reader: 'admin' },
  { name: 'roles', route: '/admin/users/roles', reader: 'admin' },
  { name: 'not-found', route: '/:lang/no-such-page', reader: 'visitor', status: 404 },
];

/** GET routes that answer with something else than a page. */
export const NO_PAGES: readonly string[] = [
  '/',
  '/livez',
  '/readyz',
  '/metrics',
  '/:lang/help/status/feed.atom',
  '/robots.txt',
  '/sitemap.xml',
  '/sitemaps/:page',
  '/:lang/help/feed.xml',
  '/supervisor/reports/faq.csv',
  '/:lang/requests/new',
  '/:lang/requests/:reference/record.txt',
  '/:lang/requests/:reference/transcript.txt',
  '/:lang/requests/:reference/transcript.json',
  '/:lang/requests/:reference/received.ics',
  '/demo/mailbox/:id/html',
  '/tickets/:reference/files/:file',
  '/tickets/:reference/files/:file/preview',
];
