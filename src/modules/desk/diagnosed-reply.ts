import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canHandleTicket } from '../../policies/ticket.policy.js';
import type { FormState } from '../../platform/http/form.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { DiagnosisRecords } from '../diagnosis/diagnosis-records.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import { replyOf } from './diagnosis-panel.js';

/** The words of a diagnosis in the field of a reply, for browsers without scripts. */
@Injectable()
export class DiagnosedReply {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly records: DiagnosisRecords,
  ) {}

  /** The state of the form with what was typed, and the text behind it where there is one. */
  async prepared(
    actor: KnownActor,
    reference: string,
    { body = '' }: { readonly body?: string },
  ): Promise<FormState> {
    authorize(canHandleTicket, actor);
    const ticket = await this.tickets.require(actor, reference);
    const last = await this.records.lastOf(ticket.id);
    const text = last ? replyOf(last, ticket) : '';

    return {
      values: { body: body.includes(text) ? body : [body, text].filter((one) => one !== '').join('\n\n') },
      faults: [],
      refusal: '',
    };
  }
}
