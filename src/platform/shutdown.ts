import { type INestApplication, Injectable } from '@nestjs/common';
import type { Server } from 'node:net';
import { Health } from './health/health.js';
import { Log } from './logging/log.js';
import { Realtime } from './realtime/realtime.js';

const DRAIN_MS = 8_000;
const HARD_MS = 10_000;

/**
 * The end of a process, always by the same path: no new work, sockets told, running requests answered, leases left,
 * data closed. Whoever has not finished after ten seconds is cut off; what it had acknowledged is stored.
 */
@Injectable()
export class Shutdown {
  private app: INestApplication | null = null;
  private commands: Server | null = null;
  private leaving = false;

  constructor(
    private readonly health: Health,
    private readonly realtime: Realtime,
    private readonly log: Log,
  ) {}

  for(app: INestApplication, commands: Server): this {
    this.app = app;
    this.commands = commands;

    return this;
  }

  /** Listens for the signals of a supervisor, and for faults that no code has expected. */
  listen(): void {
    // `on`, not `once`: a second signal in the farewell would meet the default action, which is to die at once.
    process.on('SIGTERM', () => void this.leave(0, 'SIGTERM'));
    process.on('SIGINT', () => void this.leave(0, 'SIGINT'));
    process.on('uncaughtException', (error) => this.failed(error));
    process.on('unhandledRejection', (error) => this.failed(error));
  }

  async leave(exitCode: number, why: string): Promise<void> {
    if (this.leaving) {
      return;
    }
    this.leaving = true;
    this.log.info({ why }, 'leaving');
    setTimeout(() => process.exit(exitCode || 1), HARD_MS).unref();
    this.health.drain();
    this.commands?.close();
    await Promise.race([this.close(), new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
    this.log.info({ exitCode }, 'left');
    process.exit(exitCode);
  }

  private async close(): Promise<void> {
    const server = this.app?.getHttpServer() as { close(): void; closeIdleConnections(): void } | undefined;
    server?.close(); // Requests that are running are answered; new connections are refused from here.
    this.realtime.leave();
    server?.closeIdleConnections();
    await this.app?.close();
  }

  private failed(error: unknown): void {
    this.log.fatal({ err: error }, 'a fault that no code has expected');
    void this.leave(1, 'fault');
  }
}
