import type { Words } from '../../platform/i18n/words.js';
import type { LastCall } from '../tickets/caller.lookup.js';
import { callPath } from './call-address.js';
import type { TicketFact } from './ticket-facts.js';

export interface CallPanelModel {
  readonly facts: readonly TicketFact[];
  /** Nobody has made sure who called: he is told nothing of what the wallet shows. */
  readonly unverified: boolean;
  /** What must be known of how the customer is reached; '' where he is written to. */
  readonly reach: string;
  /** Where it is noted who called, and where the reference is read out again. */
  readonly path: string;
}

/** Who has called, for whoever works on the ticket. */
export function callPanel(reference: string, call: LastCall, words: Words): CallPanelModel {
  const { callerName, phone, takenBy, proof, hasMail } = call;
  const facts = {
    caller: callerName,
    'call-back': phone,
    'taken-by': takenBy,
    proof: words.t(`calls.proofs.${proof ?? 'none'}`),
  };

  return {
    facts: Object.entries(facts)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => ({ label: words.t(`calls.ticket.${name}`), value })),
    unverified: proof === null,
    reach: hasMail ? '' : words.t('calls.ticket.by-phone', { phone }),
    path: callPath(reference),
  };
}
