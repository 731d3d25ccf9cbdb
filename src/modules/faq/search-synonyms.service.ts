import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { SearchSynonym } from './search-synonym.entity.js';
import { tellSynonyms } from './help-centre-changes.js';
import { expressionsIn } from './synonym-expressions.js';
import { changeGroup, insertGroup, requireSynonym, type Said } from './synonym-rows.js';

interface Keyed {
  readonly key: string;
}

/** The expressions that the desk's people have said mean the same. The search uses a change at once. */
@Injectable()
export class SearchSynonyms {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** One expression a line. @returns the id. @throws Invalid where it is no group, holds a secret, or is there */
  async add(
    actor: KnownActor,
    { key, lang, expressions }: Keyed & { readonly lang: Language; readonly expressions: string },
  ): Promise<string> {
    authorize(canWriteArticles, actor);
    const typed = expressionsIn(expressions);
    const request = {
      scope: `${actor.id}/synonyms.add`,
      key,
      body: { lang, expressions: typed.map(withoutSecrets) },
    };

    return this.idempotency.once(request, async (tx) => {
      const id = await insertGroup(tx, lang, typed, this.said(actor));
      await this.note(tx, 'synonym.added', id);

      return id;
    });
  }

  /** @throws NotFound; Invalid as above; Conflict where somebody has changed it since it was looked at */
  async change(
    actor: KnownActor,
    id: string,
    { key, version, expressions }: Keyed & { readonly version: number; readonly expressions: string },
  ): Promise<void> {
    authorize(canWriteArticles, actor);
    const typed = expressionsIn(expressions);
    const request = {
      scope: `${actor.id}/synonyms.change/${id}`,
      key,
      body: { version, expressions: typed.map(withoutSecrets) },
    };
    await this.idempotency.once(request, async (tx) => {
      const group = await requireSynonym(tx, id);
      await changeGroup(tx, { ...group, version }, typed, this.said(actor));
      await this.note(tx, 'synonym.changed', id);
    });
  }

  /** Takes it out of use, or back into it. @throws NotFound; Conflict where it is so already */
  async turn(
    actor: KnownActor,
    id: string,
    { key, to }: Keyed & { readonly to: 'on' | 'off' },
  ): Promise<void> {
    authorize(canWriteArticles, actor);
    const request = { scope: `${actor.id}/synonyms.turn/${id}`, key, body: { to } };
    await this.idempotency.once(request, async (tx) => {
      const { version } = await requireSynonym(tx, id);
      const active = to === 'on' ? 1 : 0;
      const { affected } = await tx
        .repository(SearchSynonym)
        .update(
          { id, active: 1 - active },
          { active, version: version + 1, changedBy: actor.id, changedAt: this.clock.now() },
        );
      if (affected !== 1) {
        throw new Conflict('synonyms.errors.changed-meanwhile');
      }
      await this.note(tx, `synonym.turned-${to}`, id);
    });
  }

  /** @throws NotFound */
  async remove(actor: KnownActor, id: string, { key }: Keyed): Promise<void> {
    authorize(canWriteArticles, actor);
    const request = { scope: `${actor.id}/synonyms.remove/${id}`, key, body: {} };
    await this.idempotency.once(request, async (tx) => {
      await requireSynonym(tx, id);
      await tx.repository(SearchSynonym).delete({ id });
      await this.note(tx, 'synonym.removed', id);
    });
  }

  private said(actor: KnownActor): Said {
    return { by: actor.id, at: this.clock.now(), field: 'expressions' };
  }

  private async note(tx: Transaction, action: string, id: string): Promise<void> {
    await tellSynonyms(tx);
    await audit(tx, { action, object: { kind: 'synonym', id } });
  }
}
