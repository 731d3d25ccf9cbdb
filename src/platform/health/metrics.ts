import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '../database/database.js';
import { Health } from './health.js';

/** Figures for a Prometheus server. No names, no references, no paths with ids. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'walletdesk_http_request_seconds',
    help: 'Time to answer, by route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });
  readonly messages = new Counter({
    name: 'walletdesk_chat_messages_total',
    help: 'Messages acknowledged to their senders.',
    registers: [this.registry],
  });

  constructor(database: Database, health: Health) {
    collectDefaultMetrics({ register: this.registry });
    const gauge = (name: string, help: string, read: () => number): void => {
      const figure = new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(read());
        },
      });
      this.registry.registerMetric(figure);
    };
    gauge(
      'walletdesk_write_queue_age_seconds',
      'Age of the oldest waiting write.',
      () => database.health.queueAgeMs / 1e3,
    );
    gauge('walletdesk_ready', '1 when this process takes work.', () => (health.trouble === null ? 1 : 0));
    gauge('walletdesk_loop_delay_p99_seconds', 'Delay of the event loop.', () => health.loopDelaySeconds);
  }
}
