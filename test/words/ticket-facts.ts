import { CUSTOMER_REASONS, ESCALATION_OUTCOMES } from '../../src/modules/escalations/escalation-status.js';
import { CALLER_PROOFS } from '../../src/modules/tickets/caller-proofs.js';
import { DECLINE_REASONS, END_FINDINGS } from '../../src/modules/reversals/reversal-status.js';
import { LOOK_PURPOSES } from '../../src/modules/tickets/look-purpose.js';
import { MOVE_FACTS } from '../../src/modules/tickets/ticket-moves.js';
import { LINK_FACTS } from '../../src/modules/tickets/link-book.js';
import { CUSTOMER_NEWS } from '../../src/modules/tickets/money-news.js';

/** The sentences that a record is made of, under `tickets.facts`. */
export const TICKET_FACTS: readonly string[] = [
  'claimed',
  ...['unverified', ...CALLER_PROOFS].map((proof) => `caller-${proof}`),
  ...['ended', 'left', 'quiet', 'unanswered', 'agent-left'].map((how) => `chat-${how}`),
  'file',
  ...Object.values(MOVE_FACTS),
  ...Object.values(LINK_FACTS),
  'link-moved',
  'link-jumped',
  'link-money-back',
  'link-unread',
  'lookup-unanswered',
  'reported-again',
  ...CUSTOMER_NEWS,
  ...LOOK_PURPOSES.map((purpose) => `lookup-to-${purpose}`),
  'type-set',
  'type-changed',
  'diagnosed-anew',
  'priority-raised',
  'type-heard',
  'handed-over',
  'given-back',
  'linked',
  ...['found', 'nothing', 'unknown-account', 'several-accounts'].map((state) => `lookup-${state}`),
  'escalation-requested-by-customer',
  'escalation-requested-by-staff',
  'reopened',
  ...[
    'proposed',
    'approved',
    'withdrawn',
    'sent',
    'resent',
    'queued',
    'processing',
    'in-doubt',
    'done',
    'rejected',
  ].map((step) => `reversal-${step}`),
  'reversal-not-sent',
  'reversal-foreign',
  ...END_FINDINGS.map((finding) => `reversal-ended-${finding}`),
  ...DECLINE_REASONS.map((reason) => `reversal-declined-${reason}`),
  ...['reason', 'line', 'seen', 'seen-undated', 'handed', 'third-party', 'resumed', 'returned'].map(
    (step) => `escalation-${step}`,
  ),
  ...CUSTOMER_REASONS.filter((why) => why !== 'other').map((why) => `escalation-asked-${why}`),
  'escalation-added-by-customer',
  'escalation-added-by-staff',
  ...ESCALATION_OUTCOMES.map((outcome) => `escalation-decided-${outcome}`),
];
