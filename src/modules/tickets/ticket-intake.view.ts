import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { findOffered, NAMED_EXCEPTIONS } from '../exceptions/taxonomy.js';
import { OpenTicketDto, StartChatDto } from './open-ticket.dto.js';

/** The four exceptions, and the one for everything else. */
const SHORT_TYPES = [...NAMED_EXCEPTIONS, 'E805'] as const;
export const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP', 'INR', 'RWF'] as const;
const LONGEST_GIVEN = 500;

const CONTACT = {
  label: 'access.contact.label',
  hint: 'access.contact.hint',
  type: 'email',
  autocomplete: 'email',
  maxlength: 254,
  optional: true,
  wide: true,
} as const;

const FIELDS = {
  account: {
    label: 'tickets.intake.account',
    hint: 'tickets.intake.account-hint',
    autocomplete: 'username',
    required: true,
    wide: true,
  },
  occurredDate: { label: 'tickets.intake.date', type: 'date', required: true },
  occurredTime: {
    label: 'tickets.intake.time',
    hint: 'tickets.intake.time-hint',
    type: 'time',
    optional: true,
  },
  amount: { label: 'tickets.intake.amount', inputmode: 'decimal', optional: true },
  currency: { label: 'tickets.intake.currency' },
  description: {
    label: 'tickets.intake.description',
    hint: 'tickets.intake.description-hint',
    rows: 6,
    required: true,
  },
  contact: CONTACT,
} as const;

export interface TicketIntakeModel extends FormModel<keyof typeof FIELDS | 'type'> {
  readonly title: string;
  readonly action: string;
  readonly zone: string;
  readonly zoneChosen: boolean;
  readonly key: string;
}

/** The intake, fresh or refused. `?type=` and `?description=` come from the page that the reader was on. */
@Injectable()
export class TicketIntakeView implements FormView {
  constructor(private readonly env: Env) {}

  model(request: DeskRequest, state: FormState): TicketIntakeModel {
    const words = wordsOf(request);
    const { type, description } = request.query;
    const values = {
      type: typeof type === 'string' ? type : 'E302',
      description: typeof description === 'string' ? description.slice(0, LONGEST_GIVEN) : '',
      currency: 'CNY',
      ...state.values,
    };
    // A zone that cannot be read would be refused again for ever: nobody sees the field.
    const unknownZone = state.faults.some(({ field }) => field === 'zone');
    const types = SHORT_TYPES.filter((code) => findOffered(code)).map(
      (code) => [code, exceptionName(code, words)] as const,
    );
    const specs = {
      ...FIELDS,
      type: { label: 'tickets.intake.type', options: types },
      currency: { ...FIELDS.currency, options: CURRENCIES.map((code) => [code, code] as const) },
    };

    return {
      ...formModel(request, { ...state, values }, specs),
      title: words.t('tickets.intake.title'),
      action: `/${words.language}/requests`,
      zone: unknownZone ? this.env.DESK_TIME_ZONE : state.values.zone || this.env.DESK_TIME_ZONE,
      zoneChosen: Boolean(state.values.zone),
      key: formKey(state),
    };
  }
}

const CHAT_FIELDS = {
  body: { label: 'tickets.chat.first', hint: 'tickets.chat.first-hint', rows: 4, required: true },
  contact: CONTACT,
} as const;

export interface StartChatModel extends FormModel<keyof typeof CHAT_FIELDS> {
  readonly title: string;
  readonly action: string;
  /** What the reader was reading about; '' where that is not known. */
  readonly type: string;
  readonly about: string;
  readonly key: string;
}

/** The first word of a chat. `?type=` comes from the page that the reader was on. */
@Injectable()
export class StartChatView implements FormView {
  model(request: DeskRequest, state: FormState): StartChatModel {
    const words = wordsOf(request);
    const { type } = { ...request.query, ...state.values };
    const known = typeof type === 'string' ? findOffered(type) : null;

    return {
      ...formModel(request, state, CHAT_FIELDS),
      title: words.t('tickets.chat.title'),
      action: `/${words.language}/chat`,
      type: known?.code ?? '',
      about: known ? exceptionName(known.code, words) : '',
      key: formKey(state),
    };
  }
}

export const ticketIntakePage = new FormPage(OpenTicketDto, 'tickets/new', TicketIntakeView);
export const startChatPage = new FormPage(StartChatDto, 'tickets/chat', StartChatView);
