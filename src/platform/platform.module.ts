import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Env } from '../config/env.js';
import { AuditModule } from './audit/audit.module.js';
import { Commands } from './cli/commands.js';
import { Clock, FixedClock, SystemClock } from './clock/clock.js';
import { ToldClock } from './clock/told-clock.js';
import { Database } from './database/database.js';
import { EpochRow } from './database/epoch.entity.js';
import { Epoch } from './database/epoch.js';
import { MigrateCommand } from './database/migrate.command.js';
import { DatabaseModule } from './database/database.module.js';
import { NewsDesk, WORKER_TOKEN } from './events/news-desk.js';
import { OutboxRow, ProcessedRow } from './events/outbox-row.entity.js';
import { Health } from './health/health.js';
import { HealthController } from './health/health.controller.js';
import { Metrics } from './health/metrics.js';
import { AccessGuard } from './http/access.guard.js';
import { Csrf } from './http/csrf.js';
import { HttpErrorFilter } from './http/http-error.filter.js';
import { PolicyCheck } from './http/policy-check.js';
import { RateLimits } from './http/rate-limits.js';
import { VisitorPages } from './http/visitor-pages.js';
import { RepeatableCheck } from './http/repeatable-check.js';
import { TellHidden } from './http/tell-hidden.interceptor.js';
import { Idempotency } from './idempotency/idempotency.js';
import { IdempotencyKey } from './idempotency/idempotency-key.entity.js';
import { Translator } from './i18n/translator.js';
import { Keys } from './ids/keys.js';
import { JobRow } from './jobs/job-row.entity.js';
import { Jobs } from './jobs/jobs.js';
import { WorkCommands } from './jobs/work.commands.js';
import { WorkLoop } from './jobs/work-loop.js';
import { createLogger, Log } from './logging/log.js';
import { MailModule } from './mail/mail.module.js';
import { LiveAdmission } from './realtime/live-admission.js';
import { LiveCommands } from './realtime/live-commands.js';
import { Realtime } from './realtime/realtime.js';
import { ApiDocsView } from './openapi/api-docs.view.js';
import { ApiDocument } from './openapi/api-document.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { secretOf } from './secret.js';
import { Shutdown } from './shutdown.js';
import { DiskStorage } from './storage/disk-storage.js';
import { Storage } from './storage/storage.js';
import { stopForStorage } from './storage-stop.js';

const made = [
  {
    provide: Log,
    inject: [Env],
    useFactory: (env: Env): Log => createLogger(env.LOG_LEVEL),
  },
  {
    provide: Clock,
    inject: [Env],
    useFactory: (env: Env): Clock =>
      env.CLOCK_AT
        ? new FixedClock(new Date(env.CLOCK_AT))
        : env.isProduction
          ? new SystemClock()
          : new ToldClock(),
  },
  {
    provide: Database,
    inject: [Env, Clock, Log],
    useFactory: (env: Env, clock: Clock, log: Log): Database =>
      new Database({
        address: env.database,
        migrate: !env.isProduction,
        clock,
        log,
        fatal: stopForStorage(log),
      }),
  },
  { provide: Keys, inject: [Env], useFactory: (env: Env): Keys => new Keys(secretOf(env)) },
  { provide: Translator, inject: [Env], useFactory: (env: Env) => Translator.load(!env.isProduction) },
  {
    provide: Storage,
    inject: [Env],
    useFactory: (env: Env): Storage => new DiskStorage(join(env.DATA_DIR, 'files')),
  },
  { provide: WORKER_TOKEN, useFactory: (): string => randomUUID() },
];

/** What knows no business word: time, data, news, jobs, words, doors. Made once, from the configuration. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(env: Env): DynamicModule {
    const provideEnv = { provide: Env, useValue: env };

    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        DatabaseModule.forRoot(),
        AuditModule,
        MailModule,
        TypeOrmModule.forFeature([OutboxRow, ProcessedRow, JobRow, IdempotencyKey, EpochRow]),
      ],
      controllers: [HealthController, OpenApiController],
      providers: [
        provideEnv,
        ...made,
        NewsDesk,
        Jobs,
        WorkLoop,
        WorkCommands,
        MigrateCommand,
        Epoch,
        Commands,
        Idempotency,
        PolicyCheck,
        RepeatableCheck,
        ApiDocument,
        ApiDocsView,
        Health,
        Metrics,
        Csrf,
        RateLimits,
        VisitorPages,
        LiveAdmission,
        LiveCommands,
        Realtime,
        Shutdown,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: TellHidden },
        { provide: APP_FILTER, useClass: HttpErrorFilter },
      ],
      exports: [
        Env,
        Log,
        Clock,
        Database,
        Keys,
        Translator,
        Storage,
        Jobs,
        Idempotency,
        Csrf,
        RateLimits,
        Health,
        Metrics,
        Commands,
        WorkLoop,
        NewsDesk,
        Realtime,
        Epoch,
      ],
    };
  }
}
