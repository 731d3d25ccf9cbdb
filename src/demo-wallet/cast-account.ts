import { PLACES } from './cast-names.js';
import type { Place } from './cast-names.js';

export type AccountKind = 'customer' | 'merchant' | 'biller' | 'agent' | 'bank' | 'system';

/** An account of the ledger before it is written. */
export interface CastAccount {
  readonly id: number;
  readonly kind: AccountKind;
  readonly name: string;
  readonly currency: string;
  readonly zone: string;
  readonly utcOffsetHours: number;
  readonly status: 'available' | 'unavailable' | 'unregistered';
  readonly subStatus: string | null;
  readonly kycLevel: number;
  readonly kyc: 'verified' | 'unverified' | 'rejected';
  readonly isPersona: boolean;
  readonly isOfScenario: boolean;
  /** Why his documents were refused. */
  readonly kycReason?: string;
  /** From now to when a locked account opens by itself. */
  readonly unlocksAfterMs?: number;
  /** Changes places, and pays there. */
  readonly travels: boolean;
  /** Its records name no zone. */
  readonly isZoneless: boolean;
  readonly isNearLimit: boolean;
  /** What is written over the door, where the legal name is another. */
  readonly tradingName?: string;
  /** Units of the currency on the first day, where not drawn by chance. */
  readonly opening?: number;
  readonly identifiers: readonly (readonly [kind: string, value: string])[];
}

/** An open account of somebody who lives there, but for what it is known by. */
export function ordinary(
  kind: AccountKind,
  name: string,
  place: Place,
): Omit<CastAccount, 'id' | 'identifiers'> {
  const { currency, zone, utcOffsetHours } = place;

  return {
    kind,
    name,
    currency,
    zone,
    utcOffsetHours,
    status: 'available',
    subStatus: null,
    kycLevel: 2,
    kyc: 'verified',
    isPersona: false,
    isOfScenario: false,
    travels: false,
    isZoneless: false,
    isNearLimit: false,
  };
}

export function customerIdentifiers(
  { msisdn, username, email, walletId }: Record<'msisdn' | 'username' | 'email' | 'walletId', string>,
  id: number,
): CastAccount['identifiers'] {
  return [
    ['msisdn', msisdn],
    ['username', username],
    ['emailaddress', email],
    ['walletid', walletId],
    ['accountid', accountId(id)],
  ];
}

/** @throws RangeError where nobody of the cast lives */
export function placeOf(zone: string): Place {
  const place = PLACES.find((candidate) => candidate.zone === zone);

  if (!place) {
    throw new RangeError(`no place in zone ${zone}`);
  }

  return place;
}

export const accountId = (id: number): string => `ACC${String(id).padStart(6, '0')}`;
