import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { authorize } from '../../policies/authorize.js';
import { broughtTicket, canUseServiceApi } from '../../policies/service.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { NotFound } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { parseReference } from '../../platform/ids/reference.js';
import { spokenFor, ServiceCustomers } from '../accounts/service-customers.js';
import type { BringTicketDto } from './bring-ticket.dto.js';
import { broughtIntake } from './brought-intake.js';
import { TicketIntakeService } from './ticket-intake.service.js';

export interface BroughtTicket {
  readonly reference: string;
  /** Where the customer finds his request, by its reference and his address. */
  readonly url: string;
  readonly type: string | null;
  readonly promisedAt: string;
}

export interface BroughtTicketState extends Omit<BroughtTicket, 'promisedAt'> {
  readonly status: string;
  readonly openedAt: string;
  readonly promisedAt: string | null;
  readonly firstRepliedAt: string | null;
}

/** Requests that programs bring by a key: each sees and speaks in its own, for the customer behind it. */
@Injectable()
export class BroughtTicketsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly intake: TicketIntakeService,
    private readonly customers: ServiceCustomers,
    private readonly reader: Reader,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** @throws Invalid with the field that cannot be taken, Conflict where the key was used for another request */
  async bring(actor: KnownActor, input: BringTicketDto): Promise<BroughtTicket> {
    authorize(canUseServiceApi, actor);
    const intake = broughtIntake(input, this.clock.now());
    const { lang, contact, key } = input;
    const request = { scope: `${actor.id}/tickets.bring`, key, body: { ...intake, lang } };

    return this.idempotency.once(request, async (tx) => {
      const customer = await this.customers.findOrMake(tx, actor.id, contact);
      const { id, reference } = await this.intake.write(tx, customer, lang, intake);
      const [row] = await tx.sql(
        'UPDATE tickets SET service_key_id = ? WHERE id = ? RETURNING first_reply_due_at',
        [actor.id, id],
      );

      return {
        reference,
        url: this.urlOf(lang, reference),
        type: intake.typeCode,
        promisedAt: new Date(Number(row?.first_reply_due_at)).toISOString(),
      };
    });
  }

  /** @throws NotFound alike for what is not there and what another brought */
  async state(actor: KnownActor, reference: string): Promise<BroughtTicketState> {
    authorize(canUseServiceApi, actor);
    const row = await this.require(actor, reference);

    return {
      reference: String(row.reference),
      url: this.urlOf(row.language as Language, String(row.reference)),
      type: row.type_code === null ? null : String(row.type_code),
      status: String(row.status),
      openedAt: new Date(Number(row.opened_at)).toISOString(),
      promisedAt: instantOf(row.first_reply_due_at)?.toISOString() ?? null,
      firstRepliedAt: instantOf(row.first_replied_at)?.toISOString() ?? null,
    };
  }

  /** Who speaks: whoever asks, or the customer for whom a program does. @throws NotFound as above */
  async speaker(actor: KnownActor, reference: string): Promise<KnownActor> {
    return canUseServiceApi(actor)
      ? spokenFor(String((await this.require(actor, reference)).customer_id))
      : actor;
  }

  private async require(actor: KnownActor, typed: string): Promise<SqlRow> {
    const reference = parseReference(typed);
    const row = reference
      ? await this.reader.first('SELECT * FROM tickets WHERE reference = ?', [reference])
      : null;
    if (!row || !broughtTicket(actor, { serviceKeyId: row.service_key_id as string | null })) {
      throw new NotFound();
    }

    return row;
  }

  private urlOf(language: Language, reference: string): string {
    return `${this.env.publicUrl}/${language}/requests/find?reference=${reference}`;
  }
}
