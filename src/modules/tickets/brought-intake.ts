import type { StatedTime } from '../../platform/clock/stated-time.js';
import { type FieldFault, Invalid } from '../../platform/errors/app-error.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import type { BringTicketDto, BroughtAccountDto, BroughtOccurrenceDto } from './bring-ticket.dto.js';
import { moneyFaults, moneyOf, timeFaults } from './stated-occurrence.js';
import type { Intake } from './ticket-intake.service.js';

const PHONE = /^\+?[\d\s().-]{6,25}$/;
/** Fields of the form, as this body names them. */
const FIELD: Readonly<Record<string, string>> = {
  occurredDate: 'occurred.localDate',
  occurredTime: 'occurred.localTime',
  zone: 'occurred.zone',
};

/** What a program brings, as an intake of its customer: checked together, and without secrets. @throws Invalid */
export function broughtIntake(input: BringTicketDto, now: Date): Intake {
  const { key, type = null, account, counterparty, description, contact } = input;
  const occurred = statedTime(input.occurred);
  const faults = [
    ...accountFaults(account),
    ...timeFaults(occurred, now).map((fault) => ({ ...fault, field: FIELD[fault.field] ?? fault.field })),
    ...moneyFaults(input),
  ];
  if (faults.length > 0) {
    throw new Invalid(faults);
  }

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

function accountFaults({ kind, value }: BroughtAccountDto): FieldFault[] {
  const fits = (kind !== 'phone' || PHONE.test(value)) && (kind !== 'email' || value.includes('@'));

  return fits ? [] : [{ field: 'account.value', key: 'tickets.errors.account' }];
}
