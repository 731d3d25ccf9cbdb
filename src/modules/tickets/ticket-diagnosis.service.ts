import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { type Ask, type Diagnosis, diagnose } from '../diagnosis/diagnose.js';
import type { Occasion } from '../diagnosis/diagnosis.entity.js';
import { DiagnosisRecords, type LastDiagnosis, type NewDiagnosis } from '../diagnosis/diagnosis-records.js';
import { factsOf } from '../diagnosis/facts-of.js';
import type { DiagnosisRule } from '../diagnosis/diagnosis-rule.js';
import { RuleBook } from '../diagnosis/rule-book.js';
import type { Seen } from '../diagnosis/seen.js';
import { priorityOf } from '../exceptions/taxonomy.js';
import { answersIn } from './answers-of.js';
import { DiagnosisSpeech } from './diagnosis-speech.js';
import { diagnoseAgain } from './diagnose-ticket.job.js';
import { technicalFailureOf } from './technical-failure.js';
import { TechnicalFailureSeen } from './technical-failure.event.js';
import { noteTicketChange } from './ticket-change.js';
import { SYSTEM, TicketRecord } from './ticket-record.js';

/** Looks that nobody of the desk has asked for: they are written where they say something new. */
const UNASKED: readonly Occasion[] = ['recheck', 'asked'];

/** Says what most likely happened, and keeps it with the ticket. */
@Injectable()
export class TicketDiagnosis {
  constructor(
    private readonly book: RuleBook,
    private readonly records: DiagnosisRecords,
    private readonly record: TicketRecord,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly speech: DiagnosisSpeech,
  ) {}

  /** What was seen of a ticket, judged by the rules; nothing is written. */
  judge(
    ticket: SqlRow,
    seen: Seen,
    { before = null, rules = this.book.rules() }: Judging = {},
  ): NewDiagnosis {
    const { facts, figures } = factsOf(seen);
    const result = diagnose(rules, {
      facts,
      figures,
      now: seen.now,
      typePriority: priorityOf(seen.stated.type, answersIn(ticket.extra)),
      speakers: this.speech.speakersFor(ticket),
      before,
      ask: seen.ask ?? missingFrom(seen),
    });

    return {
      ticketId: String(ticket.id),
      occasion: 'asked',
      transactionReference: seen.subject?.reference ?? null,
      facts,
      figures,
      result,
    };
  }

  /**
   * Keeps a diagnosis, and sets its next looks, within the unit of whoever made it. What says the same again at a time
   * of its own is not written while it is valid: the record tells what has changed.
   */
  async keep(tx: Transaction, ticket: SqlRow, seen: Seen, occasion: Occasion): Promise<NewDiagnosis> {
    const recorded = { id: String(ticket.id), reference: String(ticket.reference) };
    await this.record.hold(tx, recorded);
    const before = await this.records.lastIn(tx, recorded.id);
    const made = { ...this.judge(ticket, seen, { before: before?.rule ?? null }), occasion };
    await audit(tx, {
      action: 'wallet.diagnosed',
      object: { kind: 'ticket', id: recorded.id },
      meta: {
        purpose: 'diagnose',
        occasion,
        rule: made.result.rule,
        seen: made.transactionReference ?? '',
      },
    });
    const isSame = before !== null && saysTheSame(before, made);
    const stays = isSame && UNASKED.includes(occasion) && isValid(before, seen.now);
    if (!stays) {
      await this.records.add(tx, made, before);
    }
    await this.setLooks(tx, made, stays ? before : null, before);
    const failure = technicalFailureOf(made);
    if (failure) {
      tx.record(new TechnicalFailureSeen(recorded.id, String(ticket.customer_id), failure));
    }
    if (before !== null && before.rule !== made.result.rule) {
      await this.record.addFact(tx, recorded, {
        kind: 'lookup',
        visibility: 'internal',
        author: SYSTEM,
        fact: { key: 'diagnosed-anew', params: { before: before.rule, rule: made.result.rule } },
      });
    }
    if (!isSame) {
      await noteTicketChange(tx, recorded.id);
    }

    return made;
  }

  /** The looks of a diagnosis that stays go on; a new one has its own. */
  private async setLooks(
    tx: Transaction,
    { ticketId, result }: NewDiagnosis,
    staying: LastDiagnosis | null,
    before: LastDiagnosis | null,
  ): Promise<void> {
    const after = staying?.seq ?? (before?.seq ?? 0) + 1;
    await diagnoseAgain(
      this.jobs,
      tx,
      { ticketId, after },
      {
        madeAt: staying?.madeAt ?? this.clock.now(),
        moments: result.recheckAt.map((at) => new Date(at)),
      },
    );
  }
}

interface Judging {
  /** The rule that was said before. */
  readonly before?: string | null;
  /** Those in force, where no others are to be tried. */
  readonly rules?: readonly DiagnosisRule[];
}

/** What is not is written anew, even where it says the same: that somebody has looked counts too. */
const isValid = ({ result }: LastDiagnosis, now: Date): boolean => new Date(result.validUntil) > now;

/** The first thing that nobody has said yet. */
function missingFrom({ accountIs, stated }: Seen): Ask {
  if (accountIs !== 'found') {
    return 'account';
  }
  if (stated.at === null) {
    return 'time';
  }
  if (stated.amount === null) {
    return 'amount';
  }

  return stated.payee === null ? 'counterparty' : 'reference';
}

/** The same rule about the same transaction, with the same words for the customer. */
const saysTheSame = (before: LastDiagnosis, { result, transactionReference }: NewDiagnosis): boolean =>
  before.rule === result.rule &&
  before.version === result.version &&
  before.transactionReference === transactionReference &&
  before.result.priority === result.priority &&
  toldTo(before.result) === toldTo(result);

/** When it is looked at again is no news by itself. */
const toldTo = ({ words, escalatesTo }: Diagnosis): string =>
  JSON.stringify([words.en.cause, words['zh-CN'].cause, escalatesTo]);
