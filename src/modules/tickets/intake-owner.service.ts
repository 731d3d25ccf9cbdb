import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/identity/actor.js';
import { CustomerContacts } from '../accounts/customer-contacts.js';
import { WalletIdentities, type WalletIdentity } from '../accounts/wallet-identities.lookup.js';
import { findException } from '../exceptions/taxonomy.js';
import type { AccountAnswers } from './intake-draft.entity.js';
import type { IntakePage } from './intake-steps.js';

/** Whom the wallet vouches for: his account is known and not asked, and he points at the transaction that he means. */
@Injectable()
export class IntakeOwner {
  constructor(
    private readonly identities: WalletIdentities,
    private readonly contacts: CustomerContacts,
  ) {}

  /** Null for who has to say himself which account it is. */
  identityOf(actor: Actor): Promise<WalletIdentity | null> {
    return this.identities.of(actor);
  }

  /** What the question about account and contact is answered with, as far as it is known. */
  async answers(actor: Actor): Promise<AccountAnswers | null> {
    const identity = await this.identities.of(actor);
    if (!identity || actor.id === null) {
      return null;
    }
    const contact = await this.contacts.of(actor.id);

    return { account: identity.names[0]?.value ?? null, contact: contact?.address ?? null };
  }
}

/** The page that asks whom the wallet vouches for what it was about: his transactions where it is about one. */
export const pageOfWhen = (typeCode: string | null): IntakePage =>
  findException(typeCode)?.lookup === 'transaction' ? 'transaction' : 'when';
