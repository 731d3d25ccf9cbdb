import { Controller, Get, Post } from '@nestjs/common';
import { AppModule } from '../../src/app.module.js';
import { Env } from '../../src/config/env.js';
import { ACCESS, Public, Requires } from '../../src/platform/http/access.js';
import { LANGUAGES } from '../../src/platform/i18n/languages.js';
import { canUseDesk } from '../../src/policies/account.policy.js';
import { WHO } from '../e2e/access-columns.js';
import { DOORS } from '../e2e/access-table.js';
import { type Route, routesOf, routesOfController } from '../support/routes.js';

const routes = routesOf(AppModule.with(Env.read({ NODE_ENV: 'test' })));

const unguarded = (some: readonly Route[]): string[] =>
  some
    .filter(({ places }) => places.every((place) => Reflect.getMetadata(ACCESS, place) === undefined))
    .map(({ name }) => name);

const lineOf = ({ method, path }: { readonly method: string; readonly path: string }): string =>
  `${method} ${path}`;

/** The doors without a lock, each of them on purpose; what they show still depends on who comes. */
const OPEN: readonly string[] = [
  'GET /',
  'GET /:lang/chat',
  'GET /:lang/chat/:reference',
  'GET /:lang/help',
  'GET /:lang/help/:landing',
  'GET /:lang/help/a/:slug',
  'GET /:lang/help/contact',
  'GET /:lang/help/feed.xml',
  'GET /:lang/help/search',
  'GET /:lang/help/status',
  'GET /:lang/help/status/:notice',
  'GET /:lang/help/status/feed.atom',
  'GET /:lang/help/status/told/:link',
  'GET /:lang/requests',
  'GET /:lang/requests/:reference',
  'GET /:lang/requests/:reference/received',
  'GET /:lang/requests/:reference/received.ics',
  'GET /:lang/requests/:reference/record.txt',
  'GET /:lang/requests/:reference/transcript',
  'GET /:lang/requests/:reference/transcript.json',
  'GET /:lang/requests/:reference/transcript.txt',
  'GET /:lang/requests/code/:handle',
  'GET /:lang/requests/enter/:link',
  'GET /:lang/requests/find',
  'GET /:lang/requests/forget',
  'GET /:lang/requests/new',
  'GET /:lang/requests/new/account',
  'GET /:lang/requests/new/attachments',
  'GET /:lang/requests/new/check',
  'GET /:lang/requests/new/notice',
  'GET /:lang/requests/new/safety',
  'GET /:lang/requests/new/short',
  'GET /:lang/requests/new/transaction',
  'GET /:lang/requests/new/type',
  'GET /:lang/requests/new/what',
  'GET /:lang/requests/new/when',
  'GET /:lang/requests/wallet',
  'GET /:lang/widget',
  'GET /:lang/widget/window',
  'GET /api/v1/docs',
  'GET /api/v1/exceptions',
  'GET /api/v1/faq/articles/:slug',
  'GET /api/v1/faq/search',
  'GET /api/v1/faq/suggest',
  'GET /api/v1/notices',
  'GET /api/v1/openapi.json',
  'GET /api/v1/tickets/:reference/entries',
  'GET /demo/mailbox',
  'GET /demo/mailbox/:id',
  'GET /demo/mailbox/:id/html',
  'GET /dev/components',
  'GET /livez',
  'GET /metrics',
  'GET /readyz',
  'GET /robots.txt',
  'GET /sitemap.xml',
  'GET /sitemaps/:page',
  'GET /staff/login',
  'GET /staff/second-factor',
  'GET /staff/second-factor/enrolment',
  'GET /staff/second-factor/recovery',
  'GET /staff/setup/:token',
  'GET /tickets/:reference/files/:file',
  'GET /tickets/:reference/files/:file/preview',
  'POST /:lang/chat',
  'POST /:lang/chat/:reference/leaving',
  'POST /:lang/chat/:reference/messages',
  'POST /:lang/help/a/:slug/feedback',
  'POST /:lang/help/status/:notice/subscription',
  'POST /:lang/help/status/told/:link',
  'POST /:lang/requests',
  'POST /:lang/requests/:reference/confirmation',
  'POST /:lang/requests/:reference/escalation',
  'POST /:lang/requests/:reference/files',
  'POST /:lang/requests/:reference/messages',
  'POST /:lang/requests/:reference/reopening',
  'POST /:lang/requests/code/:handle',
  'POST /:lang/requests/enter/:link',
  'POST /:lang/requests/find',
  'POST /:lang/requests/forget',
  'POST /:lang/requests/new/account',
  'POST /:lang/requests/new/attachments',
  'POST /:lang/requests/new/attachments/removal',
  'POST /:lang/requests/new/check',
  'POST /:lang/requests/new/transaction',
  'POST /:lang/requests/new/type',
  'POST /:lang/requests/new/what',
  'POST /:lang/requests/new/when',
  'POST /:lang/requests/wallet',
  'POST /api/v1/tickets/:reference/messages',
  'POST /api/v1/triage',
  'POST /staff/login',
  'POST /staff/logout',
  'POST /staff/second-factor',
  'POST /staff/second-factor/enrolment',
  'POST /staff/second-factor/recovery',
  'POST /staff/setup/:token',
];

describe('every route', () => {
  it('says for whom it is: @Public, @ForVisitors or @Requires', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(unguarded(routes)).toEqual([]);
  });

  it('stands in the reviewed table of who gets what, and the table holds nothing else', () => {
    const table = DOORS.map(lineOf);

    expect([...new Set(routes.map(lineOf))].sort()).toEqual([...table].sort());
    expect(new Set(table).size).toBe(table.length);
    expect(DOORS.filter(({ marks }) => marks.length !== WHO.length)).toEqual([]);
  });

  it('is open to everybody only where this list says so', () => {
    const open = routes.filter(({ places }) => {
      const said = places.map((place): unknown => Reflect.getMetadata(ACCESS, place));

      return said.find((access) => access !== undefined) === 'public';
    });

    expect([...new Set(open.map(lineOf))].sort()).toEqual(OPEN);
  });

  it('is there in each language where it is there in one', () => {
    const inOne = routes.filter(({ language }) => language !== null);
    const missing = inOne.flatMap((route) =>
      LANGUAGES.filter(
        (language) => !inOne.some((other) => lineOf(other) === lineOf(route) && other.language === language),
      ),
    );

    expect(inOne.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });
});

describe('the walk through the routes', () => {
  it('finds the one that somebody forgot to guard, and only that', () => {
    @Controller('planted')
    class Planted {
      @Get()
      @Public()
      open(): void {}

      @Post('forgotten')
      forgotten(): void {}

      noRoute(): void {}
    }

    expect(routesOfController(Planted).map(lineOf)).toEqual(['GET /planted', 'POST /planted/forgotten']);
    expect(unguarded(routesOfController(Planted))).toEqual(['Planted.forgotten']);
  });

  it('takes the guard of a class for all its routes', () => {
    @Controller(LANGUAGES.map((language) => `${language}/planted`))
    @Requires(canUseDesk)
    class Guarded {
      @Get(['a', 'b'])
      either(): void {}
    }

    expect(routesOfController(Guarded).map(lineOf)).toEqual([
      'GET /:lang/planted/a',
      'GET /:lang/planted/b',
      'GET /:lang/planted/a',
      'GET /:lang/planted/b',
    ]);
    expect(unguarded(routesOfController(Guarded))).toEqual([]);
  });
});
