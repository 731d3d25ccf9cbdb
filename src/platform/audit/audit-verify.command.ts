import { Injectable } from '@nestjs/common';
import { Command, type CommandCall, CommandRefused } from '../cli/command.js';
import { Reader } from '../database/reader.js';
import { Keys } from '../ids/keys.js';
import { keyIdOf, sealOf, SEALED_COLUMNS } from './seal.js';

const PAGE = 500;

/** The chain as it was found. `fault` is a sentence about the first bad row, null where all is well. */
export interface AuditCheck {
  readonly rows: number;
  readonly unsealed: number;
  readonly head: string;
  readonly fault: string | null;
}

/** Walks the whole audit and says whether anything was changed, taken out, put in or turned around. */
@Injectable()
export class AuditVerifyCommand {
  constructor(
    private readonly reader: Reader,
    private readonly keys: Keys,
  ) {}

  /** `expected` is `seq:hash` of a head that was told earlier: a chain that ends before it was cut off. */
  async check(expected: { readonly seq: number; readonly hash: string } | null = null): Promise<AuditCheck> {
    const key = this.keys.of('audit');
    const end = { seq: 0, hash: '' };
    let fault: string | null = null;
    let passed = expected === null;
    for (
      let page = await this.after(0);
      fault === null && page.length > 0;
      page = await this.after(end.seq)
    ) {
      for (const row of page) {
        const seq = Number(row.seq);
        fault ??= this.faultOf(key, row, end);
        passed ||= expected?.seq === seq && expected.hash === row.hash;
        Object.assign(end, { seq, hash: String(row.hash) });
      }
    }
    const head = await this.reader.first('SELECT seq, hash FROM audit_head');
    const open = await this.reader.first('SELECT count(*) AS n FROM audit_rows WHERE seq IS NULL');
    if (fault === null && (Number(head?.seq) !== end.seq || head?.hash !== end.hash)) {
      fault = `The chain ends at row ${end.seq}, its head says ${Number(head?.seq)}: rows were cut off.`;
    }
    if (fault === null && !passed) {
      fault = `Row ${expected?.seq} is not there as it was told: rows were cut off and others put in their place.`;
    }

    return { rows: end.seq, unsealed: Number(open?.n), head: `${end.seq}:${end.hash}`, fault };
  }

  @Command(
    'audit:verify',
    'audit:verify [seq:hash]       check the audit, and that it still holds an earlier head',
  )
  async verify({ words: [told], print }: CommandCall): Promise<void> {
    const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(told ?? '') ?? [];
    if (told && !hash) {
      throw new CommandRefused('Give a head as the log tells it: number, colon, hash.');
    }
    const { rows, unsealed, head, fault } = await this.check(hash ? { seq: Number(seq), hash } : null);
    if (fault) {
      throw new Error(fault);
    }
    print(`${rows} rows are as they were written; ${unsealed} wait for their seal. Head: ${head}`);
  }

  private faultOf(
    key: Buffer,
    row: Readonly<Record<string, unknown>>,
    before: { readonly seq: number; readonly hash: string },
  ): string | null {
    const seq = Number(row.seq);
    const name = `Row ${seq} (${String(row.id)})`;
    if (seq !== before.seq + 1) {
      return `Row ${before.seq + 1} is missing.`;
    }
    if (row.key_id !== keyIdOf(key)) {
      return `${name} was sealed with another key: is SECRET the one that it was?`;
    }
    if (row.prev !== before.hash) {
      return `${name} does not follow on the row before it.`;
    }

    return row.hash === sealOf(key, row, seq, before.hash) ? null : `${name} is not as it was written.`;
  }

  private after(seq: number): Promise<Record<string, unknown>[]> {
    return this.reader.rows(
      `SELECT seq, prev, hash, key_id, ${SEALED_COLUMNS} FROM audit_rows WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
      [seq],
    );
  }
}
