import type { LookPurpose } from './look-purpose.js';
import type { LinkRole } from './transaction.entity.js';

/** One of the candidates, what it is to the ticket, why it is tied, and the key of the form that chose it. */
export interface LinkRequest {
  readonly transaction: string;
  readonly role: LinkRole;
  readonly purpose: LookPurpose;
  readonly key: string;
}

/**
 * What may be done with a link: the customer may see it or not, he has our word that we write to him when it moves or
 * has it no more, it is read anew, it is untied.
 */
export const LINK_ACTS = ['show', 'hide', 'promise', 'release', 'refresh', 'unlink'] as const;

export interface LinkChange {
  readonly act: (typeof LINK_ACTS)[number];
  readonly key: string;
}
