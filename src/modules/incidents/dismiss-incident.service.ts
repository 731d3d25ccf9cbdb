import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canManageNotices } from '../../policies/notice.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Conflict, NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { IncidentProposed } from './incident-proposed.event.js';

/** Says that what was proposed is nothing to tell everybody. */
@Injectable()
export class DismissIncident {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound where there is no such proposal, Conflict where a colleague was first */
  async dismiss(
    actor: KnownActor,
    id: string,
    { key, because: typed }: { readonly key: string; readonly because: string },
  ): Promise<void> {
    authorize(canManageNotices, actor);
    const because = withoutSecrets(typed);
    const request = { scope: `${actor.id}/incidents.dismiss/${id}`, key, body: { because } };
    await this.idempotency.once(request, async (tx) => {
      const [found] = await tx.sql('SELECT customers FROM incident_proposals WHERE id = ?', [id]);
      if (!found) {
        throw new NotFound();
      }
      const dismissed = await tx.sql(
        `UPDATE incident_proposals SET dismissed_at = ?, dismissed_by = ?, dismissed_because = ?
         WHERE id = ? AND dismissed_at IS NULL RETURNING id`,
        [this.clock.now(), actor.id, because, id],
      );
      if (dismissed.length === 0) {
        throw new Conflict('provider.proposals.errors.dismissed');
      }
      await audit(tx, { action: 'incident.dismissed', object: { kind: 'incident', id } });
      tx.record(new IncidentProposed(id, Number(found.customers)));
    });
  }
}
