import { Injectable } from '@nestjs/common';
import { mustHaveSecondFactor } from '../../policies/account.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { AuditRefusals } from '../../platform/audit/audit-refusals.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Role } from '../../platform/identity/actor.js';
import { newToken } from '../../platform/ids/keys.js';
import type { Caller } from './caller.js';
import { EnrolmentSecrets } from './enrolment-secrets.service.js';
import { KnownDevices } from './known-devices.service.js';
import { type Entered, StaffSessions } from './staff-sessions.service.js';

/** What the door knows of somebody whose password was right. */
export interface Comer {
  readonly id: string;
  readonly role: Role;
  readonly hasTotp: boolean;
}

/** A session that has begun, and where it leads: into the desk, to the second factor, or to setting one up. */
export interface Arrival extends Entered {
  readonly door: 'desk' | 'code' | 'enrolment';
}

const DOORS = {
  desk: (next: string) => next,
  code: (next: string) => `/staff/second-factor?next=${encodeURIComponent(next)}`,
  enrolment: (next: string) => `/staff/second-factor/enrolment?next=${encodeURIComponent(next)}`,
};

export const doorAfter = ({ door }: Arrival, next: string): string => DOORS[door](next);

/** The door behind the password: straight in, or to the second factor, or to setting one up. */
@Injectable()
export class Entrance {
  constructor(
    private readonly sessions: StaffSessions,
    private readonly devices: KnownDevices,
    private readonly secrets: EnrolmentSecrets,
    private readonly refusals: AuditRefusals,
  ) {}

  /** The id of this browser where the person has used it before. */
  knownDevice(from: Caller, userId: string | null): Promise<string | null> {
    return this.devices.find(from.deviceToken, userId);
  }

  remember(tx: Transaction, deviceId: string, userId: string): Promise<void> {
    return this.devices.remember(tx, deviceId, userId);
  }

  /** Leaves a trail of a try that was wrong; of a login that nobody has, only that there was one. */
  refuse(userId: string | null, reason: 'password' | 'code' | 'recovery'): void {
    this.refusals.note({
      action: 'session.begun',
      object: { kind: 'user', id: userId ?? 'unknown' },
      meta: { reason },
    });
  }

  async open(tx: Transaction, comer: Comer, from: Caller, remember: boolean): Promise<Arrival> {
    const deviceToken = remember ? (from.deviceToken ?? newToken()) : null;
    const deviceId = deviceToken ? this.devices.idOf(deviceToken, comer.id) : null;
    const door = doorOf(comer);
    const state = door === 'desk' ? 'full' : 'half';
    const entered = await this.sessions.begin(tx, comer.id, from, { state, deviceId });
    if (state === 'full' && deviceId) {
      await this.devices.remember(tx, deviceId, comer.id);
    }
    await audit(tx, { action: 'session.begun', object: { kind: 'user', id: comer.id }, meta: { door } });
    if (door === 'enrolment') {
      await this.secrets.offer(tx, comer.id, entered.sessionId);
    }

    return { ...entered, deviceToken, door };
  }
}

function doorOf({ hasTotp, role }: Comer): Arrival['door'] {
  if (hasTotp) {
    return 'code';
  }

  return mustHaveSecondFactor(role) ? 'enrolment' : 'desk';
}
