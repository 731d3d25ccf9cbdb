import { Injectable } from '@nestjs/common';
import { type Actor, isKnown } from '../../platform/identity/actor.js';
import { CustomerContacts } from '../accounts/customer-contacts.js';

/** The mailbox that a customer has shown us from this very browser: he is told with one press. */
@Injectable()
export class ProvedAddress {
  constructor(private readonly contacts: CustomerContacts) {}

  /** Null for everybody else; where somebody only said an address, its reader is asked first. */
  async of(actor: Actor): Promise<string | null> {
    if (!isKnown(actor) || (actor.level !== 'verified' && actor.level !== 'stepped-up')) {
      return null;
    }
    const contact = await this.contacts.of(actor.id);

    return contact?.proved ? contact.address : null;
  }
}
