import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import express from 'express';
import { readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { Env } from './config/env.js';
import { noticeBarOf } from './modules/notices/notice-bar.js';
import { NoticeBoard } from './modules/notices/notice-board.js';
import { NoticeLines } from './modules/notices/notice-lines.js';
import { FrameDoor } from './modules/widgets/frame-door.js';
import { ReversalRules } from './modules/reversals/reversal-rules.js';
import { Clock } from './platform/clock/clock.js';
import { Health } from './platform/health/health.js';
import { Metrics } from './platform/health/metrics.js';
import { TrustedProxies } from './platform/http/client-address.js';
import { Csrf } from './platform/http/csrf.js';
import { Flashes } from './platform/http/flash.js';
import { LONGEST_HEAD } from './platform/http/long-questions.js';
import { answerFaults, requestStart, shedLoad } from './platform/http/middleware.js';
import { type NavigationEntry, pageLocals } from './platform/http/page-locals.js';
import { bodyRules, requestRules } from './platform/http/request-rules.js';
import { asItIs, forEverySite, secureHeaders } from './platform/http/secure-headers.js';
import { VisitorPages } from './platform/http/visitor-pages.js';
import { Translator } from './platform/i18n/translator.js';
import { Keys } from './platform/ids/keys.js';
import { Log } from './platform/logging/log.js';
import { ApiDocument } from './platform/openapi/api-document.js';
import { projectRoot } from './platform/project-root.js';
import { LiveAdapter } from './platform/realtime/live.adapter.js';
import { ClientAssets } from './platform/views/client-assets.js';
import { readCompiledViews } from './platform/views/compiled-views.js';
import { HandlebarsViews } from './platform/views/handlebars.js';
import { canSeePeople, canUseBoard, canUseDesk } from './policies/account.policy.js';
import { canSeeNotices } from './policies/notice.policy.js';
import { canSeeRules } from './policies/diagnosis.policy.js';
import { canSeeTaxonomy } from './policies/taxonomy.policy.js';
import { canSeeArticles } from './policies/faq.policy.js';
import { canSeeReversals } from './policies/reversal.policy.js';
import { canReadReports } from './policies/report.policy.js';
import { canSeeProvider } from './policies/wallet.policy.js';
import { canSeeWidgets } from './policies/widget.policy.js';

const DAY_MS = 86_400_000;
/** What is mended in it reaches every site within the hour. */
const HOUR_MS = 3_600_000;
const BODY_LIMIT = '100kb';
/** Articles are sent in both languages at once, and a Chinese sign of a form as nine. */
const ARTICLE_LIMIT = '1mb';
const YEAR_SECONDS = 31_536_000;
/** Milliseconds and counts: a client that trickles its request, or keeps a line for ever, holds nobody up. */
const SERVER_LIMITS = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 5_000,
  maxRequestsPerSocket: 1_000,
  maxHeaderSize: LONGEST_HEAD,
};

const REVERSALS = '/supervisor/reversals';

/** The staff's header. */
const NAVIGATION: readonly NavigationEntry[] = [
  { path: '/agent/queue', key: 'desk.nav.queue', rule: canUseDesk },
  { path: '/agent/chat', key: 'chat.console.title', rule: canUseDesk },
  { path: '/supervisor/escalations', key: 'desk.nav.board', rule: canUseBoard },
  { path: REVERSALS, key: 'reversals.title', rule: canSeeReversals },
  { path: '/admin/faq', key: 'editor.title', rule: canSeeArticles },
  { path: '/supervisor/reports/faq', key: 'reports.faq.name', rule: canReadReports },
  { path: '/supervisor/reports/triage', key: 'reports.triage.name', rule: canReadReports },
  { path: '/supervisor/wallet', key: 'provider.title', rule: canSeeProvider },
  { path: '/admin/notices', key: 'notices.admin.title', rule: canSeeNotices },
  { path: '/admin/exceptions', key: 'taxonomy.title', rule: canSeeTaxonomy },
  { path: '/admin/diagnosis', key: 'rules.title', rule: canSeeRules },
  { path: '/admin/widget', key: 'widgets.admin.title', rule: canSeeWidgets },
  { path: '/admin/users', key: 'people.title', rule: canSeePeople },
];

/** Few files under fixed names. Only those are looked for on the disk: every page comes by here. */
function filesAtRoot(folder: string): express.RequestHandler {
  const paths = new Set(readdirSync(folder).map((name) => `/${name}`));
  const serve = express.static(folder, {
    index: false,
    maxAge: DAY_MS,
    redirect: false,
    setHeaders: asItIs,
  });

  return (request, response, next) => (paths.has(request.path) ? serve(request, response, next) : next());
}

/** The one resource that other sites load: its address is in their pages, and says which edition it is. */
function widgetScript(assets: ClientAssets): express.RequestHandler {
  const file = assets.file('widget.ts');

  return (request, response, next) => {
    if (request.path !== '/widget/v1.js' || !['GET', 'HEAD'].includes(request.method)) {
      next();

      return;
    }
    forEverySite(response);
    response.sendFile(file, { root: assets.folder, maxAge: HOUR_MS, etag: false });
  };
}

/** Everything between the network and the controllers; the server and the tests share it. */
export function configureApp(app: NestExpressApplication): void {
  const env = app.get(Env);
  const root = projectRoot();
  const assets = new ClientAssets(join(root, 'dist/client'));
  const strict = !env.isProduction;
  const built = readCompiledViews(join(root, 'dist/app'), strict);
  const views = new HandlebarsViews(join(root, 'views'), assets, strict, built);
  // Where this desk gives nothing back there is no such door.
  const { isOpen } = app.get(ReversalRules, { strict: false });
  const doors = NAVIGATION.filter(({ path }) => isOpen || path !== REVERSALS);

  app.get(ApiDocument).of(app);
  app.disable('x-powered-by');
  app.set('etag', false); // A 304 would bring a new nonce to a cached page, and no script would run on it.
  app.set('query parser', 'simple');
  Object.assign((app.getHttpAdapter().getInstance() as express.Express).locals, {
    env,
    translator: app.get(Translator),
    zone: env.DESK_TIME_ZONE,
    flashes: new Flashes(env, app.get(Keys), app.get(Clock)),
  });
  app.use(requestStart(app.get(Log), app.get(Metrics), new TrustedProxies(env.trustedProxies)));
  // The one secret of a page, its token, is masked anew each time: the length of an answer tells nothing about it.
  app.use(compression());
  app.use(
    '/assets',
    express.static(assets.folder, {
      immutable: true,
      maxAge: YEAR_SECONDS * 1_000,
      index: false,
      etag: false,
      setHeaders: asItIs,
    }),
  );
  app.use(filesAtRoot(join(root, 'views/assets')));
  app.use(widgetScript(assets));
  app.use(secureHeaders(env.publicUrl));
  app.use(app.get(FrameDoor).handle);
  app.get(VisitorPages).follow(() => app.get(NoticeBoard).edition());
  app.use(app.get(VisitorPages).handle);
  app.use(pageLocals(env, app.get(Csrf), doors, noticeBarOf(app.get(NoticeLines), env)));
  app.use(requestRules(env));
  app.use(shedLoad(app.get(Health)));
  app.use(answerFaults);
  app.use('/admin/faq', express.urlencoded({ limit: ARTICLE_LIMIT, extended: false, parameterLimit: 100 }));
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.useBodyParser('urlencoded', { limit: BODY_LIMIT, extended: false, parameterLimit: 100 });
  app.use(bodyRules);
  app.engine('hbs', views.render);
  app.setViewEngine('hbs');
  app.setBaseViewsDir(join(root, 'views'));
  Object.assign(app.getHttpServer() as Server, SERVER_LIMITS);
  app.useWebSocketAdapter(new LiveAdapter(app, env));
}
