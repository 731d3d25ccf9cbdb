import { randomUUID } from 'node:crypto';
import { newReference } from '../../platform/ids/reference.js';
import type { Priority } from '../exceptions/exception-type.js';
import type { Ticket } from './ticket.entity.js';

/** What its customer has said of a ticket that is about to be opened. */
export type Opening = Pick<Ticket, 'mode' | 'typeCode' | 'subject' | 'language'> &
  Partial<
    Pick<
      Ticket,
      | 'channel'
      | 'account'
      | 'pickedReference'
      | 'occurredDate'
      | 'occurredTime'
      | 'occurredZone'
      | 'occurredPrecision'
      | 'occurredFold'
      | 'amount'
      | 'currency'
      | 'extra'
      | 'taxonomyVersion'
    >
  >;

/** What the desk says of it. */
export interface Promised {
  readonly openedAt: Date;
  readonly taxonomyVersion: number;
  readonly priority: Priority;
  readonly firstReplyDueAt: Date;
}

const BLANK = {
  channel: null,
  account: null,
  pickedReference: null,
  occurredDate: null,
  occurredTime: null,
  occurredZone: null,
  occurredPrecision: null,
  occurredFold: null,
  amount: null,
  currency: null,
  extra: null,
  serviceKeyId: null,
  suggestedType: null,
  suggestedBy: null,
  suggestion: 'none',
  assigneeId: null,
  lastStaffId: null,
  staffWordSeq: 0,
  staffWordBy: null,
  otherWordSeq: 0,
  firstRepliedAt: null,
  accountState: null,
  accountWord: null,
  accountSeenAt: null,
  resolvedAt: null,
  closedAt: null,
  lastSeq: 0,
  lastPublicSeq: 0,
  publicBefore: 0,
  lastStaffSeq: 0,
  customerReadSeq: 0,
  staffReadSeq: 0,
  version: 1,
} as const;

/** The row of a ticket nobody has taken yet: until its first reply is due, that reply is what the desk owes. */
export function newTicket(customerId: string, opening: Opening, promised: Promised): Ticket {
  const { openedAt, taxonomyVersion, priority, firstReplyDueAt } = promised;

  return {
    ...BLANK,
    ...opening,
    id: randomUUID(),
    reference: newReference(),
    customerId,
    status: 'new',
    taxonomyVersion,
    priority,
    lookupState: opening.account ? 'waiting' : 'none',
    firstReplyDueAt,
    nextDueAt: firstReplyDueAt,
    openedAt,
    customerAt: openedAt,
  };
}

/** As people count signs, and as the column does: a family of four is one sign of eleven. */
const SUBJECT_SIGNS = 80;
const SUBJECT_LENGTH = 190;

/** The first line of what was said, cut between characters and not within one, and within what the column holds. */
export function firstWords(text: string): string {
  const [line = ''] = text.split(/[\r\n]/);
  let words = '';
  let count = 0;
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    count += 1;
    if (count === SUBJECT_SIGNS || words.length + segment.length > SUBJECT_LENGTH) {
      return `${words}…`;
    }
    words += segment;
  }

  return words;
}
