import type { StatedTime } from '../../platform/clock/stated-time.js';
import { type FieldFault, Invalid } from '../../platform/errors/app-error.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import type { MatchRequest } from '../matching/match-request.js';
import { isOfKind } from './account-kinds.js';
import type { BringTicketDto, BroughtAccountDto, BroughtOccurrenceDto } from './bring-ticket.dto.js';
import { answerFaults } from './extra-fields.js';
import type { MatchDto } from './match.dto.js';
import { moneyFaults, moneyOf, timeFaults } from './stated-occurrence.js';
import type { Intake } from './ticket-intake.service.js';

/** Fields of the form, as this body names them. */
const FIELD: Readonly<Record<string, string>> = {
  occurredDate: 'occurred.localDate',
  occurredTime: 'occurred.localTime',
  zone: 'occurred.zone',
};

/** What a program brings, as an intake of its customer: checked together, and without secrets. @throws Invalid */
export function broughtIntake(input: BringTicketDto, now: Date): Intake {
  const { key, type = null, account, counterparty, description, contact } = input;
  const occurred = checkedOccurrence(input, now);

  return {
    key,
    typeCode: type,
    account: withoutSecrets(account.value),
    occurred,
    ...moneyOf(input),
    extra: counterparty === undefined ? null : { F05: withoutSecrets(counterparty) },
    description: withoutSecrets(description),
    contact,
  };
}

/** The same without a request: only what tells which transaction is meant. @throws Invalid */
export function matchRequestOf(input: MatchDto, now: Date): MatchRequest {
  const { type = null, account, counterparty, description } = input;

  return {
    account: account.value,
    occurred: checkedOccurrence(input, now),
    typeCode: type,
    ...moneyOf(input),
    counterparty: counterparty ?? null,
    description: description ?? null,
    sentAt: now,
  };
}

/** @throws Invalid naming the fields that cannot be */
function checkedOccurrence(
  input: Pick<BringTicketDto, 'account' | 'occurred' | 'amount' | 'currency' | 'counterparty'>,
  now: Date,
): StatedTime {
  const occurred = statedTime(input.occurred);
  const faults = [
    ...accountFaults(input.account),
    ...timeFaults(occurred, now).map((fault) => ({ ...fault, field: FIELD[fault.field] ?? fault.field })),
    ...moneyFaults(input),
    ...counterpartyFaults(input),
  ];
  if (faults.length > 0) {
    throw new Invalid(faults);
  }

  return occurred;
}

/** A time that the precision does not speak of is not meant; a time that it needs and lacks is the whole day. */
function statedTime({ localDate, localTime, zone, precision }: BroughtOccurrenceDto): StatedTime {
  const isTimed = precision !== 'day' && precision !== 'unknown' && localTime !== undefined;

  return {
    localDate,
    localTime: isTimed ? localTime : null,
    zone,
    precision: isTimed || precision === 'unknown' ? precision : 'day',
  };
}

/** A question of the types, under the name that it has here. */
const counterpartyFaults = ({ counterparty }: Pick<BringTicketDto, 'counterparty'>): FieldFault[] =>
  answerFaults(counterparty === undefined ? {} : { F05: counterparty }).map((fault) => ({
    ...fault,
    field: 'counterparty',
  }));

const accountFaults = ({ kind, value }: BroughtAccountDto): FieldFault[] =>
  isOfKind(kind, value) ? [] : [{ field: 'account.value', key: 'tickets.errors.account' }];
