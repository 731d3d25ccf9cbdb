import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Translator } from '../../platform/i18n/translator.js';
import { Words } from '../../platform/i18n/words.js';
import { CallerLookup } from '../tickets/caller.lookup.js';
import { customersWords } from '../tickets/customers-words.js';
import { VerifyCallerDto } from '../tickets/take-call.dto.js';
import { type FoundTicket, TicketLookup } from '../tickets/ticket.lookup.js';
import { callPath, NEW_CALL } from './call-address.js';
import { proofOptions } from './call-fields.js';
import { workspacePath } from './workspace-address.js';

/** A sign of the reference; `word` is how a letter is spelt, '' for a figure. */
interface SpeltSign {
  readonly sign: string;
  readonly word: string;
}

export interface CallReadOutModel extends FormModel<'proof'> {
  readonly layout: 'desk';
  readonly title: string;
  readonly reference: string;
  /** The parts of the reference between its dashes. */
  readonly spelt: readonly (readonly SpeltSign[])[];
  /** What is said to the caller, in his language. */
  readonly said: readonly string[];
  readonly lang: Language;
  /** How it was made sure who calls; '' where it was not, and can be noted. */
  readonly proof: string;
  readonly key: string;
  readonly paths: { readonly verify: string; readonly ticket: string; readonly another: string };
}

/** The end of a call: the reference and what is promised, to be read out. The same at every look. */
@Injectable()
export class CallReadOutView implements FormView {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly callers: CallerLookup,
    private readonly translator: Translator,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound alike for what is not there, and what nobody has called about */
  async model(request: DeskRequest, state: FormState): Promise<CallReadOutModel> {
    const words = wordsOf(request);
    const ticket = await this.tickets.require(actorOf(request), String(request.params.reference));
    const call = await this.callers.lastCall(ticket.id);
    if (!call) {
      throw new NotFound();
    }
    const lang = ticket.language as Language;
    const theirs = customersWords(ticket, new Words(this.translator, lang, words.zone));
    const fields = {
      proof: { label: 'calls.proof', hint: 'calls.proof-hint', options: proofOptions(words) },
    };

    return {
      ...formModel<'proof'>(request, state, fields),
      layout: 'desk',
      title: words.t('calls.read.title'),
      reference: ticket.reference,
      spelt: speltIn(ticket.reference, theirs),
      said: [
        theirs.t('calls.read.have-it', { reference: ticket.reference }),
        this.promiseOf(ticket, theirs),
        theirs.t(`calls.read.${call.hasMail ? 'mail' : 'call-back'}`),
        theirs.t('calls.read.never'),
      ],
      lang,
      proof: call.proof === null ? '' : words.t(`calls.proofs.${call.proof}`),
      key: formKey(state),
      paths: {
        verify: `${callPath(ticket.reference)}/verification`,
        ticket: workspacePath(ticket.reference),
        another: NEW_CALL,
      },
    };
  }

  /** A time that is over is promised to nobody. */
  private promiseOf(ticket: FoundTicket, theirs: Words): string {
    const dueAt = instantOf(ticket.next_due_at);

    return dueAt && dueAt > this.clock.now()
      ? theirs.t('calls.read.promise', { time: theirs.date(dueAt), zone: theirs.zoneName(dueAt) })
      : theirs.t('calls.read.soon');
  }
}

const speltIn = (reference: string, words: Words): SpeltSign[][] =>
  reference.split('-').map((part) =>
    [...part].map((sign) => ({
      sign,
      word: /[A-Z]/.test(sign) ? words.t(`calls.letters.${sign}`) : '',
    })),
  );

export const verifyCallerPage = new FormPage(VerifyCallerDto, 'desk/call-read-out', CallReadOutView);
