import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type Diagnosis, factsHash } from './diagnose.js';
import type { DiagnosisFacts } from './diagnosis-facts.js';
import { type Occasion, StoredDiagnosis } from './diagnosis.entity.js';
import type { Figures } from './rule-text.js';

/** What was said last about a ticket. */
export interface LastDiagnosis {
  readonly seq: number;
  readonly rule: string;
  readonly version: number;
  readonly transactionReference: string | null;
  readonly facts: DiagnosisFacts;
  readonly figures: Figures;
  readonly factsHash: string;
  readonly result: Diagnosis;
  readonly madeAt: Date;
}

/** Of the transaction that it is about: what is told by it was seen of that one. */
export const seenIn = ({ transactionReference }: LastDiagnosis): readonly string[] =>
  transactionReference === null ? [] : [transactionReference];

export interface NewDiagnosis {
  readonly ticketId: string;
  readonly occasion: Occasion;
  readonly transactionReference: string | null;
  readonly facts: DiagnosisFacts;
  readonly figures: Figures;
  readonly result: Diagnosis;
}

const LAST = `SELECT seq, rule, version, transaction_reference, facts, facts_hash, result, made_at FROM diagnoses
  WHERE ticket_id = ? ORDER BY seq DESC LIMIT 1`;

/** What was said about tickets, each beside what was said before. Nothing of it is ever changed. */
@Injectable()
export class DiagnosisRecords {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async lastOf(ticketId: string): Promise<LastDiagnosis | null> {
    const row = await this.reader.first(LAST, [ticketId]);

    return row && lastOf(row);
  }

  /** The same, within the unit that holds the ticket. */
  async lastIn(tx: Transaction, ticketId: string): Promise<LastDiagnosis | null> {
    const [row] = await tx.sql(LAST, [ticketId]);

    return row ? lastOf(row) : null;
  }

  /** The caller holds the ticket: diagnoses of it are numbered one after the other. */
  async add(tx: Transaction, made: NewDiagnosis, before: LastDiagnosis | null): Promise<void> {
    const { facts, figures, result, ...about } = made;
    await tx.repository(StoredDiagnosis).insert({
      id: randomUUID(),
      ...about,
      seq: (before?.seq ?? 0) + 1,
      rule: result.rule,
      version: result.version,
      facts: { facts, figures },
      factsHash: factsHash(facts, figures),
      result,
      madeAt: this.clock.now(),
    });
  }
}

function lastOf(row: SqlRow): LastDiagnosis {
  const { facts, figures } = JSON.parse(String(row.facts)) as {
    readonly facts: DiagnosisFacts;
    readonly figures: Figures;
  };
  const times = Object.entries(figures.times).map(([name, at]) => [name, new Date(at)]);

  return {
    seq: Number(row.seq),
    rule: String(row.rule),
    version: Number(row.version),
    transactionReference: row.transaction_reference === null ? null : String(row.transaction_reference),
    facts,
    figures: { ...figures, times: Object.fromEntries(times) as Figures['times'] },
    factsHash: String(row.facts_hash),
    result: JSON.parse(String(row.result)) as Diagnosis,
    madeAt: new Date(Number(row.made_at)),
  };
}
