import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canChangeTaxonomy } from '../../policies/taxonomy.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors/app-error.js';
import type { PressDto } from '../../platform/http/press.dto.js';
import { Translator } from '../../platform/i18n/translator.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { changesBetween } from './edition-changes.js';
import { DRAFT, discardDraft, saveDraft, standingVersion } from './exception-drafts.js';
import { lacksOf } from './edition-lacks.js';
import { editionOf, type Speakers, speakersOf } from './edition-of.js';
import type { BringIntoForceDto, DraftPressDto, EditExceptionDto } from './exception-edit.dto.js';
import type { ExceptionEdition } from './exception-edition.js';
import { type ExceptionType, findException } from './taxonomy.js';
import { TaxonomyChanged } from './taxonomy-changed.event.js';
import { TaxonomyRegister } from './taxonomy-register.js';
import { typedEdition } from './typed-edition.js';

/**
 * Changes types of exceptions: a draft first, which only the staff sees, then a version for everybody. Nothing that
 * was in force is ever changed: going back to an earlier edition is a new version too.
 */
@Injectable()
export class ExceptionEditingService {
  private readonly speakers: Speakers;

  constructor(
    private readonly idempotency: Idempotency,
    private readonly register: TaxonomyRegister,
    private readonly clock: Clock,
    translator: Translator,
  ) {
    this.speakers = speakersOf(translator);
  }

  /** @throws Invalid naming the field that cannot be, Conflict where somebody else was first */
  save(actor: KnownActor, code: string, { key, ...dto }: EditExceptionDto): Promise<void> {
    return this.change(actor, code, { what: 'save', key }, (type) => {
      const { base, revision } = dto;
      const edition = typedEdition(type, { key, ...dto });

      return {
        body: { base, revision, edition },
        work: (tx) => saveDraft(tx, { ...this.by(actor), code, base, revision, edition }),
      };
    });
  }

  /** An earlier edition as the draft of the next one. @throws NotFound, Conflict where there is a draft already */
  restore(actor: KnownActor, code: string, version: number, { key }: PressDto): Promise<void> {
    return this.change(actor, code, { what: 'restore', key }, (type) => {
      const earlier = findException(type.code, version);
      if (earlier?.since !== version) {
        throw new NotFound();
      }
      const edition = editionOf(earlier, this.speakers);

      return {
        body: { version },
        work: (tx) => saveDraft(tx, { ...this.by(actor), code, base: type.since, revision: 0, edition }),
      };
    });
  }

  /** @throws Conflict where the draft is another one by now */
  discard(actor: KnownActor, code: string, { key, revision }: DraftPressDto): Promise<void> {
    return this.change(actor, code, { what: 'discard', key }, () => ({
      body: { revision },
      work: (tx) => discardDraft(tx, code, revision),
    }));
  }

  /** @throws Invalid saying what it lacks, Conflict where the draft is another one by now */
  async bringIntoForce(actor: KnownActor, code: string, input: BringIntoForceDto): Promise<void> {
    const { key, revision } = input;
    const note = withoutSecrets(input.note);
    await this.change(actor, code, { what: 'bring-into-force', key }, (type) => ({
      body: { revision, note },
      work: (tx, newest) => this.activate(tx, actor, type, { revision, note, version: newest + 1 }),
    }));
    await this.register.renew();
  }

  private async activate(
    tx: Transaction,
    actor: KnownActor,
    type: ExceptionType,
    {
      revision,
      note,
      version,
    }: { readonly revision: number; readonly note: string; readonly version: number },
  ): Promise<void> {
    const { code } = type;
    const [draft] = await tx.sql<{ id: string; edition: string; base_version: number | string }>(
      `SELECT id, edition, base_version FROM taxonomy_versions WHERE ${DRAFT}`,
      [code, revision],
    );
    if (!draft || Number(draft.base_version) !== (await standingVersion(tx, code))) {
      throw new Conflict('taxonomy.errors.moved');
    }
    const edition = JSON.parse(draft.edition) as ExceptionEdition;
    this.requireComplete(type, edition);
    await tx.sql(
      `UPDATE taxonomy_versions SET version = ?, note = ?, author_id = ?, saved_at = ? WHERE id = ?`,
      [version, note, actor.id, this.clock.now(), draft.id],
    );
    await tx.sql('UPDATE taxonomy_head SET version = ?', [version]);
    await audit(tx, {
      action: 'exception.changed',
      object: { kind: 'exception', id: code },
      meta: { version, before: Number(draft.base_version) },
    });
    tx.record(TaxonomyChanged.from({ version, code }));
  }

  private by({ id: authorId }: KnownActor): { readonly authorId: string; readonly at: Date } {
    return { authorId, at: this.clock.now() };
  }

  private requireComplete(type: ExceptionType, edition: ExceptionEdition): void {
    const lacks = lacksOf(type.code, edition, this.speakers);
    if (lacks.length > 0) {
      throw new Invalid(lacks);
    }
    if (changesBetween(editionOf(type, this.speakers), edition).length === 0) {
      throw new Conflict('taxonomy.errors.unchanged');
    }
  }

  /** Changes come one after the other: each holds the head. */
  private async change(
    actor: KnownActor,
    code: string,
    { what, key }: { readonly what: string; readonly key: string },
    prepare: (type: ExceptionType) => {
      readonly body: object;
      readonly work: (tx: Transaction, newest: number) => Promise<void>;
    },
  ): Promise<void> {
    authorize(canChangeTaxonomy, actor);
    const type = findException(code);
    if (!type) {
      throw new NotFound();
    }
    const { body, work } = prepare(type);
    await this.idempotency.once(
      { scope: `${actor.id}/exceptions.${what}/${code}`, key, body },
      async (tx) => {
        const [head] = await tx.sql(`SELECT version FROM taxonomy_head${tx.lockRows}`);
        await work(tx, Number(head?.version));
      },
    );
  }
}
