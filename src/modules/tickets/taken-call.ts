import { type FieldFault, Invalid } from '../../platform/errors/app-error.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { findException } from '../exceptions/taxonomy.js';
import { isOfKind, isPhoneNumber } from './account-kinds.js';
import type { CallerProof } from './caller-proofs.js';
import { statedTimeOf } from './day-parts.js';
import { answersFor, asksMore } from './extra-fields.js';
import type { TakeCallDto } from './take-call.dto.js';
import type { Intake } from './ticket-intake.service.js';
import { whenAnswers } from './when-answers.js';

/** Who rang, as far as he has said so, and how it was made sure. */
export interface Caller {
  readonly name: string | null;
  readonly phone: string | null;
  readonly proof: CallerProof | null;
}

export interface TakenCall {
  readonly intake: Intake;
  readonly caller: Caller;
}

/** What was taken down, checked as the page checks it, and without secrets. @throws Invalid with all that is wrong */
export function takenCall(input: TakeCallDto, now: Date): TakenCall {
  const { key, caller, phone = null, contact = null, proof = null, account, cannotRecall } = input;
  const faults = [...accountFaults(input), ...reachFaults(input), ...askedFaults(input)];
  const when = answersOrFaults(() => whenAnswers(input, now), faults);
  if (!when || faults.length > 0) {
    throw new Invalid(faults);
  }
  const extra = answersFor(findException(input.type), when.extra);

  return {
    intake: {
      key,
      typeCode: input.type,
      account: cannotRecall || account === undefined ? null : withoutSecrets(account),
      occurred: statedTimeOf(when),
      amount: when.amount,
      currency: when.currency,
      extra: Object.keys(extra).length === 0 ? null : extra,
      description: withoutSecrets(input.description),
      contact,
    },
    caller: { name: caller === undefined ? null : withoutSecrets(caller), phone, proof },
  };
}

function accountFaults({ account, accountKind, cannotRecall }: TakeCallDto): FieldFault[] {
  const isThere = cannotRecall !== undefined || (account !== undefined && isOfKind(accountKind, account));

  return isThere ? [] : [{ field: 'account', key: 'tickets.errors.account' }];
}

/** Somebody who rang is answered by a call or a mail; without either nobody could keep what is promised to him. */
function reachFaults({ phone, contact }: TakeCallDto): FieldFault[] {
  if (phone === undefined && contact === undefined) {
    return [{ field: 'phone', key: 'calls.errors.reach' }];
  }

  // The number of a card is no telephone number, however it is spaced.
  const isPhone = phone === undefined || (isPhoneNumber(phone) && withoutSecrets(phone) === phone);

  return isPhone ? [] : [{ field: 'phone', key: 'calls.errors.phone' }];
}

/** The questions of the type are seen before the call ends: whoever has rung off answers none. */
function askedFaults({ type, asked }: TakeCallDto): FieldFault[] {
  return type !== asked && asksMore(findException(type))
    ? [{ field: 'type', key: 'calls.errors.asked' }]
    : [];
}

function answersOrFaults<A>(read: () => A, faults: FieldFault[]): A | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Invalid) {
      faults.push(...error.faults);

      return null;
    }
    throw error;
  }
}
