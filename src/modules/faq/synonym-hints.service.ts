import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { tellSynonyms } from './help-centre-changes.js';
import { expressionsIn } from './synonym-expressions.js';
import { type HintState, SynonymHint } from './synonym-hint.entity.js';
import { changeGroup, insertGroup, requireSynonym } from './synonym-rows.js';

interface HintMeaning {
  readonly key: string;
  /** A group of its language; '' or nothing for a new one. */
  readonly group?: string | undefined;
  /** What it means the same as, for a new group. */
  readonly means?: string | undefined;
}

/** What is found in questions is said to mean something, or nothing: once. */
@Injectable()
export class SynonymHints {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound where there is none; Conflict where it was decided; Invalid where that makes no group */
  async accept(actor: KnownActor, id: string, { key, group = '', means = '' }: HintMeaning): Promise<void> {
    authorize(canWriteArticles, actor);
    const request = {
      scope: `${actor.id}/synonyms.accept/${id}`,
      key,
      body: { group, means: withoutSecrets(means) },
    };
    await this.idempotency.once(request, async (tx) => {
      const { lang, phrase } = await this.decide(tx, actor, id, 'accepted');
      const said = { by: actor.id, at: this.clock.now(), field: group === '' ? 'means' : 'group' };
      if (group === '') {
        await insertGroup(tx, lang, expressionsIn(`${phrase}\n${means}`), said);
      } else {
        const found = await requireSynonym(tx, group);
        if (found.lang !== lang) {
          throw new Invalid([{ field: 'group', key: 'synonyms.errors.group' }]);
        }
        await changeGroup(tx, found, expressionsIn([...found.expressions, phrase].join('\n')), said);
      }
      await tellSynonyms(tx);
    });
  }

  /** It is never shown again. @throws NotFound where there is none; Conflict where it was decided */
  async dismiss(actor: KnownActor, id: string, { key }: { readonly key: string }): Promise<void> {
    authorize(canWriteArticles, actor);
    const request = { scope: `${actor.id}/synonyms.dismiss/${id}`, key, body: {} };
    await this.idempotency.once(request, async (tx) => {
      await this.decide(tx, actor, id, 'dismissed');
    });
  }

  private async decide(
    tx: Transaction,
    actor: KnownActor,
    id: string,
    state: Exclude<HintState, 'open'>,
  ): Promise<SynonymHint> {
    const hints = tx.repository(SynonymHint);
    const hint = await hints.findOneBy({ id });
    if (!hint) {
      throw new NotFound();
    }
    const { affected } = await hints.update(
      { id, state: 'open' },
      { state, decidedBy: actor.id, decidedAt: this.clock.now() },
    );
    if (affected !== 1) {
      throw new Conflict('synonyms.errors.decided');
    }
    await audit(tx, { action: `synonym-hint.${state}`, object: { kind: 'synonym-hint', id } });

    return hint;
  }
}
