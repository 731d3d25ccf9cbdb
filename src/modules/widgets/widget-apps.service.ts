import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { authorize } from '../../policies/authorize.js';
import { canManageWidgets } from '../../policies/widget.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { contrastWithWhite, LEAST_CONTRAST } from './contrast.js';
import type { WidgetLook } from './widget-app.js';

/** A press of the form's button. */
interface Press {
  readonly key: string;
}

const INSERT = `INSERT INTO widget_apps (hosts, colour, label_zh, label_en, state, id, name, version, created_at, created_by)
  VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (name) DO NOTHING RETURNING id`;
const UPDATE = `UPDATE widget_apps SET hosts = ?, colour = ?, label_zh = ?, label_en = ?, state = ?, version = version + 1
  WHERE name = ? AND version = ? RETURNING id`;

/** Which apps and sites may show our help. What is changed here holds from the next page on. */
@Injectable()
export class WidgetAppsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws Invalid where white is not read on the colour, or the name is taken */
  async add(actor: KnownActor, name: string, { key, ...typed }: WidgetLook & Press): Promise<void> {
    authorize(canManageWidgets, actor);
    const look = requireReadable(typed);
    const request = { scope: `${actor.id}/widgets.add`, key, body: { name, look } };
    await this.idempotency.once(request, async (tx) => {
      const values = [...valuesOf(look), randomUUID(), name, this.clock.now(), actor.id];
      if ((await tx.sql(INSERT, values)).length === 0) {
        throw new Invalid([{ field: 'name', key: 'widgets.errors.name-taken' }]);
      }
      await audit(tx, { action: 'widget.added', object: { kind: 'widget', id: name }, meta: metaOf(look) });
    });
  }

  /** @throws Invalid as above; NotFound; Conflict where somebody else has changed it since */
  async change(
    actor: KnownActor,
    name: string,
    { key, version, ...typed }: WidgetLook & Press & { readonly version: number },
  ): Promise<void> {
    authorize(canManageWidgets, actor);
    const look = requireReadable(typed);
    const request = { scope: `${actor.id}/widgets.change/${name}`, key, body: { version, look } };
    await this.idempotency.once(request, async (tx) => {
      const isThere = await tx.sql('SELECT id FROM widget_apps WHERE name = ?', [name]);
      if (isThere.length === 0) {
        throw new NotFound();
      }
      if ((await tx.sql(UPDATE, [...valuesOf(look), name, version])).length === 0) {
        throw new Conflict('widgets.errors.changed-meanwhile');
      }
      await audit(tx, { action: 'widget.changed', object: { kind: 'widget', id: name }, meta: metaOf(look) });
    });
  }
}

/** As it may be stored. @throws Invalid */
function requireReadable({ hosts, colour, label, state }: WidgetLook): WidgetLook {
  if (contrastWithWhite(colour) < LEAST_CONTRAST) {
    throw new Invalid([{ field: 'colour', key: 'widgets.errors.contrast' }]);
  }

  return {
    hosts: [...new Set(hosts)],
    colour: colour.toLowerCase(),
    label: { 'zh-CN': withoutSecrets(label['zh-CN']), en: withoutSecrets(label.en) },
    state,
  };
}

const valuesOf = ({ hosts, colour, label, state }: WidgetLook): string[] => [
  JSON.stringify(hosts),
  colour,
  label['zh-CN'],
  label.en,
  state,
];

const metaOf = ({ hosts, state }: WidgetLook): { hosts: string; state: string } => ({
  hosts: hosts.join(' '),
  state,
});
