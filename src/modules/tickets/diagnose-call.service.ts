import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { broughtTicket, canUseServiceApi } from '../../policies/service.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NotFound } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { parseReference } from '../../platform/ids/reference.js';
import { KeyScopes } from '../accounts/key-scopes.lookup.js';
import type { Diagnosis } from '../diagnosis/diagnose.js';
import type { EscalationLine, ExceptionCause, Priority } from '../exceptions/exception-type.js';
import { DiagnosisGathering } from './diagnosis-gathering.js';
import { TicketDiagnosis } from './ticket-diagnosis.service.js';

/** What a program is told of a diagnosis; nothing that is for the staff alone. */
export interface DiagnosisForPrograms {
  readonly rule: string;
  readonly cause: ExceptionCause;
  readonly texts: Readonly<Record<Language, string>>;
  readonly next: Readonly<Record<Language, readonly string[]>>;
  /** Slug of an article. */
  readonly article: string;
  readonly priority: Priority;
  readonly escalate: readonly EscalationLine[];
}

/**
 * Answers programs what happened. Each look is in the audit before its answer leaves.
 *
 * A program that brings requests names the account itself, and nobody has proved that it is its customer's: whoever
 * holds such a key could ask about anybody's money. So its key is told only of what an agent has confirmed and shown to
 * that customer, and where nothing is shown it gets the answer of what is not there. Keys of the desk are asked about
 * any request, as the desk's own people are.
 */
@Injectable()
export class DiagnoseCall {
  constructor(
    private readonly gathering: DiagnosisGathering,
    private readonly diagnosis: TicketDiagnosis,
    private readonly scopes: KeyScopes,
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
  ) {}

  /**
   * Of a request that the program has brought, as far as its customer sees it; of any request and of a transaction by
   * its number for keys of the desk alone. @throws NotFound alike for what is not there and what is not its business
   */
  async diagnose(
    actor: KnownActor,
    { ticket, reference }: { readonly ticket?: string; readonly reference?: string },
  ): Promise<DiagnosisForPrograms> {
    authorize(canUseServiceApi, actor);
    if (ticket !== undefined) {
      return this.ofTicket(actor, ticket);
    }
    if (reference === undefined || !(await this.scopes.isOfDesk(actor))) {
      throw new NotFound();
    }

    return this.ofTransaction(reference);
  }

  private async ofTicket(actor: KnownActor, typed: string): Promise<DiagnosisForPrograms> {
    const number = parseReference(typed);
    const row = number
      ? await this.reader.first('SELECT * FROM tickets WHERE reference = ?', [number])
      : null;
    const isOfDesk = await this.scopes.isOfDesk(actor);
    if (!row || !(isOfDesk || isOwn(actor, row))) {
      throw new NotFound();
    }
    if (!isOfDesk) {
      return this.ofShown(row);
    }
    const seen = await this.gathering.seenOf(row);
    const { result } = await this.unitOfWork.run((tx) => this.diagnosis.keep(tx, row, seen, 'asked'));

    return forPrograms(result);
  }

  /** Not kept with the ticket: the desk's own looks see more. */
  private async ofShown(row: SqlRow): Promise<DiagnosisForPrograms> {
    const seen = await this.gathering.seenOfShown(row);
    if (!seen) {
      throw new NotFound();
    }
    const { result, transactionReference } = this.diagnosis.judge(row, seen);
    await this.noteLook({ kind: 'ticket', id: String(row.id) }, result.rule, transactionReference ?? '');

    return forPrograms(result);
  }

  private async ofTransaction(reference: string): Promise<DiagnosisForPrograms> {
    const seen = await this.gathering.seenOfReference(reference);
    const { result } = this.diagnosis.judge({}, seen);
    await this.noteLook({ kind: 'transaction', id: reference }, result.rule, reference);
    if (!seen.subject && seen.wallet === 'reachable') {
      throw new NotFound();
    }

    return forPrograms(result);
  }

  private async noteLook(object: { kind: string; id: string }, rule: string, seen: string): Promise<void> {
    const meta = { purpose: 'diagnose', occasion: 'asked', rule, seen };
    await this.unitOfWork.run((tx) => audit(tx, { action: 'wallet.diagnosed', object, meta }));
  }
}

const isOwn = (actor: KnownActor, row: SqlRow): boolean =>
  broughtTicket(actor, { serviceKeyId: row.service_key_id as string | null });

const forPrograms = ({
  rule,
  cause,
  words,
  article,
  priority,
  escalatesTo,
}: Diagnosis): DiagnosisForPrograms => ({
  rule,
  cause,
  texts: { 'zh-CN': words['zh-CN'].customer, en: words.en.customer },
  next: { 'zh-CN': words['zh-CN'].next, en: words.en.next },
  article,
  priority,
  escalate: escalatesTo,
});
