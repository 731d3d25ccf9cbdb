import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { Sweep } from '../../platform/events/registry.js';
import type { ExceptionEdition } from './exception-edition.js';
import { bringIntoForce, forgetEditions, taxonomyVersion } from './taxonomy.js';

/** Seconds after which a process sees what another one, at the same database, has put into force. */
const FOLLOWS = 2;

/** Keeps the types in memory as the tables have them: from the start on, and after every change of anybody. */
@Injectable()
export class TaxonomyRegister implements OnApplicationBootstrap, OnApplicationShutdown {
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly reader: Reader) {}

  onApplicationBootstrap(): Promise<void> {
    forgetEditions();

    return this.renew();
  }

  onApplicationShutdown(): void {
    forgetEditions();
  }

  /** Another process may have changed them, whose news does not come here. */
  @Sweep(FOLLOWS)
  follow(_asOf: Date): Promise<void> {
    return this.renew();
  }

  /** Takes what came into force since. One reading after the other, so that no version comes twice. */
  renew(): Promise<void> {
    this.running = this.running.catch(() => undefined).then(() => this.read());

    return this.running;
  }

  private async read(): Promise<void> {
    const rows = await this.reader.rows<{ code: string; version: number | string; edition: string }>(
      'SELECT code, version, edition FROM taxonomy_versions WHERE version > ? ORDER BY version',
      [taxonomyVersion()],
    );
    bringIntoForce(
      rows.map(({ code, version, edition }) => ({
        code,
        version: Number(version),
        edition: JSON.parse(edition) as ExceptionEdition,
      })),
    );
  }
}
