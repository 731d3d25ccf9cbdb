import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { canManagePeople } from '../../policies/account.policy.js';
import { authorize } from '../../policies/authorize.js';
import { audit } from '../../platform/audit/audit.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import type { ExceptionGroup } from './exception-type.js';
import { StaffGroup } from './staff-group.entity.js';
import type { StaffGroupsDto } from './staff-groups.dto.js';

/** Who looks after which groups of types. A hint of where to look first, and nothing that anybody may not do. */
@Injectable()
export class StaffGroups {
  constructor(
    @InjectRepository(StaffGroup) private readonly groups: Repository<StaffGroup>,
    private readonly idempotency: Idempotency,
  ) {}

  /** In the order of the groups. */
  async of(userId: string): Promise<ExceptionGroup[]> {
    const rows = await this.groups.find({ where: { userId }, order: { groupCode: 'ASC' } });

    return rows.map(({ groupCode }) => groupCode);
  }

  /** From now on these, and no others. @throws NotFound for who is nobody of the staff */
  async choose(actor: KnownActor, userId: string, { key, groups }: StaffGroupsDto): Promise<void> {
    authorize(canManagePeople, actor);
    const chosen = groups.toSorted();
    const request = { scope: `${actor.id}/people.groups/${userId}`, key, body: { groups: chosen } };
    await this.idempotency.once(request, async (tx) => {
      // Two admins at once: the second waits here, and his choice stands whole.
      const person = await tx.sql('UPDATE users SET id = id WHERE id = ? RETURNING id', [userId]);
      if (person.length === 0) {
        throw new NotFound();
      }
      await tx.repository(StaffGroup).delete({ userId });
      if (chosen.length > 0) {
        await tx.repository(StaffGroup).insert(chosen.map((groupCode) => ({ userId, groupCode })));
      }
      await audit(tx, {
        action: 'person.groups-chosen',
        object: { kind: 'user', id: userId },
        meta: { groups: chosen.join(' ') },
      });
    });
  }
}
