import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { Sweep } from '../../platform/events/registry.js';
import { BASE_VERSION, type DiagnosisRule, type RuleEdition } from './diagnosis-rule.js';
import { baseRules } from './rule-file.js';

/** Seconds after which a process sees what another one, at the same database, has put into force. */
const FOLLOWS = 2;

/** The rules as they are in force, and as they were: kept in memory, since every diagnosis asks all of them. */
@Injectable()
export class RuleBook implements OnApplicationBootstrap {
  private readonly base = baseRules();
  /** Of each rule, what came into force since, the newest first. */
  private readonly changed = new Map<string, readonly DiagnosisRule[]>();
  private newest = BASE_VERSION;
  private inForce: readonly DiagnosisRule[] = this.base;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly reader: Reader) {}

  onApplicationBootstrap(): Promise<void> {
    return this.renew();
  }

  /** Another process may have changed them, whose news does not come here. */
  @Sweep(FOLLOWS)
  follow(_asOf: Date): Promise<void> {
    return this.renew();
  }

  /** In the order in which they are tried. */
  rules(): readonly DiagnosisRule[] {
    return this.inForce;
  }

  /** All of them, with this edition of one in its place: for trying what is not in force. */
  with(id: string, edition: RuleEdition): readonly DiagnosisRule[] {
    return this.inForce.map((rule) => (rule.id === id ? { ...rule, ...edition } : rule));
  }

  /** A rule by its id; null where there is none. `at` is a version: without it, the edition that is in force. */
  find(id: string, at = Infinity): DiagnosisRule | null {
    return (
      this.changed.get(id)?.find(({ since }) => since <= at) ??
      this.base.find((rule) => rule.id === id) ??
      null
    );
  }

  /** Takes what came into force since. One reading after the other, so that no version comes twice. */
  renew(): Promise<void> {
    this.running = this.running.catch(() => undefined).then(() => this.read());

    return this.running;
  }

  private async read(): Promise<void> {
    const rows = await this.reader.rows<{ rule: string; version: number | string; edition: string }>(
      'SELECT rule, version, edition FROM diagnosis_rule_versions WHERE version > ? ORDER BY version',
      [this.newest],
    );
    for (const { rule: id, version, edition } of rows) {
      const base = this.base.find((rule) => rule.id === id);
      if (base) {
        const rule = { ...base, ...(JSON.parse(edition) as RuleEdition), since: Number(version) };
        this.changed.set(id, [rule, ...(this.changed.get(id) ?? [])]);
      }
      this.newest = Math.max(this.newest, Number(version));
    }
    if (rows.length > 0) {
      this.inForce = this.base.map((rule) => this.changed.get(rule.id)?.[0] ?? rule);
    }
  }
}
