import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../../platform/health/metrics.js';
import { WalletHealthRecord } from './wallet-health-record.js';

/** The wallet's figures for a Prometheus server; what is not known has no line, rather than a zero. */
@Injectable()
export class WalletMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly record: WalletHealthRecord,
  ) {}

  onModuleInit(): void {
    this.gauge('walletdesk_wallet_resting', '1 while the wallet is left alone.', [], (gauge) => {
      gauge.set(this.record.figures().breaker === 'closed' ? 0 : 1);
    });
    this.gauge(
      'walletdesk_wallet_latency_seconds',
      'Time to answer, of the last five minutes.',
      ['quantile'],
      (gauge) => {
        const { latencyP50, latencyP95 } = this.record.figures();
        setKnown(gauge, { quantile: '0.5' }, latencyP50);
        setKnown(gauge, { quantile: '0.95' }, latencyP95);
      },
    );
    this.gauge(
      'walletdesk_wallet_failure_share',
      'Share of requests by kind of failure, of the last five minutes.',
      ['kind'],
      (gauge) => {
        for (const [kind, share] of Object.entries(this.record.figures().failures)) {
          gauge.set({ kind }, share);
        }
      },
    );
    this.gauge(
      'walletdesk_wallet_unmapped_words',
      'Words for a state that the profile does not map.',
      [],
      (gauge) => gauge.set(this.record.figures().unknownWords.length),
    );
    this.gauge(
      'walletdesk_wallet_anomalies',
      'Moves that no transaction may make, since the start.',
      [],
      (gauge) => gauge.set(this.record.figures().anomalies),
    );
  }

  private gauge(name: string, help: string, labelNames: string[], read: (gauge: Gauge) => void): void {
    const figure: Gauge = new Gauge({
      name,
      help,
      labelNames,
      registers: [this.metrics.registry],
      collect() {
        this.reset();
        read(this);
      },
    });
    figure.reset();
  }
}

function setKnown(gauge: Gauge, labels: Readonly<Record<string, string>>, ms: number | null): void {
  if (ms !== null) {
    gauge.set(labels, ms / 1e3);
  }
}
