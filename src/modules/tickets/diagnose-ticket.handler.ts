import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { Handles, Runs } from '../../platform/events/registry.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import { DiagnosisRecords } from '../diagnosis/diagnosis-records.js';
import type { Occasion } from '../diagnosis/diagnosis.entity.js';
import { findException } from '../exceptions/taxonomy.js';
import { DIAGNOSE, type DiagnoseAgain, diagnoseAgain } from './diagnose-ticket.job.js';
import { DiagnosisGathering } from './diagnosis-gathering.js';
import { MoneySeen } from './money-seen.event.js';
import { TicketDiagnosis } from './ticket-diagnosis.service.js';
import { TicketOpened } from './ticket-opened.event.js';

/** The search comes first; where it has no answer by then, as while the wallet is away, that is what is told. */
const WITHOUT_SEARCH_MS = 30_000;
const OVER: readonly string[] = ['resolved', 'closed'];

/** Tells what happened after each look at the money of a ticket, and again when its time has come, until it is solved. */
@Injectable()
export class DiagnoseTicketHandler {
  constructor(
    private readonly gathering: DiagnosisGathering,
    private readonly diagnosis: TicketDiagnosis,
    private readonly records: DiagnosisRecords,
    private readonly reader: Reader,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  @Handles(TicketOpened)
  async whenOpened({ ticketId }: TicketOpened, delivery: Delivery): Promise<void> {
    const madeAt = this.clock.now();
    const moments = [new Date(madeAt.getTime() + WITHOUT_SEARCH_MS)];
    await delivery.complete((tx) =>
      diagnoseAgain(this.jobs, tx, { ticketId, after: 0 }, { madeAt, moments }),
    );
  }

  @Handles(MoneySeen)
  async whenSeen({ ticketId, occasion }: MoneySeen, delivery: Delivery): Promise<void> {
    await this.tell(ticketId, occasion, delivery);
  }

  @Runs(DIAGNOSE)
  async again({ ticketId, after }: DiagnoseAgain, delivery: Delivery): Promise<void> {
    const last = await this.records.lastOf(ticketId);
    if ((last?.seq ?? 0) === after) {
      await this.tell(ticketId, after === 0 ? 'look-up' : 'recheck', delivery);
    }
  }

  private async tell(ticketId: string, occasion: Occasion, delivery: Delivery): Promise<void> {
    const ticket = await this.reader.first('SELECT * FROM tickets WHERE id = ?', [ticketId]);
    if (!ticket || OVER.includes(String(ticket.status)) || !isAboutMoney(ticket)) {
      return;
    }
    const seen = await this.gathering.seenOf(ticket);
    await delivery.complete(async (tx) => {
      await this.diagnosis.keep(tx, ticket, seen, occasion);
    });
  }
}

/** Of a crash or a question about use no rule says anything; without a type, only what the wallet shows could. */
function isAboutMoney({ type_code: code, account }: SqlRow): boolean {
  const type = findException(typeof code === 'string' ? code : null);

  return type === null ? account !== null : type.lookup !== 'none';
}
