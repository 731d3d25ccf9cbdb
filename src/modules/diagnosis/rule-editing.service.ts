import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canApproveRule, canChangeRules } from '../../policies/diagnosis.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors/app-error.js';
import type { PressDto } from '../../platform/http/press.dto.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { ArticleLookup } from '../faq/article.lookup.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { DiagnosisRule, RuleEdition } from './diagnosis-rule.js';
import { RuleBook } from './rule-book.js';
import { editionOfRule } from './rule-changes.js';
import { discardRuleDraft, RULE_DRAFT, saveRuleDraft, standingRuleVersion } from './rule-drafts.js';
import type { EditRuleDto, RulePressDto } from './rule-edit.dto.js';
import { faultsOfRule, typedRule } from './typed-rule.js';

/**
 * Changes rules: a draft first, then, once another person has approved it, a version for everybody. Nothing that was
 * in force is ever changed: going back to an earlier edition is a new version too, which somebody approves.
 */
@Injectable()
export class RuleEditingService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly book: RuleBook,
    private readonly articles: ArticleLookup,
    private readonly clock: Clock,
  ) {}

  /** @throws Invalid naming the field that cannot be, Conflict where somebody else was first */
  async save(actor: KnownActor, id: string, { key, ...dto }: EditRuleDto): Promise<void> {
    const rule = this.require(actor, id);
    const edition = typedRule(rule, { key, ...dto });
    if (edition.article !== rule.article) {
      await this.requireArticle(edition.article);
    }
    const { base, revision } = dto;
    await this.change(actor, id, { what: 'save', key, body: { base, revision, edition } }, (tx) =>
      saveRuleDraft(tx, {
        ...this.by(actor),
        id,
        base,
        revision,
        edition,
        note: withoutSecrets(dto.note),
      }),
    );
  }

  /** An earlier edition as the draft of the next one. @throws NotFound, Conflict where there is a draft already */
  async restore(actor: KnownActor, id: string, version: number, { key }: PressDto): Promise<void> {
    const rule = this.require(actor, id);
    const earlier = this.book.find(id, version);
    if (earlier?.since !== version) {
      throw new NotFound();
    }
    await this.change(actor, id, { what: 'restore', key, body: { version } }, (tx) =>
      saveRuleDraft(tx, {
        ...this.by(actor),
        id,
        base: rule.since,
        revision: 0,
        edition: editionOfRule(earlier),
        note: `↺ ${version}`,
      }),
    );
  }

  /** @throws Conflict where the draft is another one by now */
  async discard(actor: KnownActor, id: string, { key, revision }: RulePressDto): Promise<void> {
    this.require(actor, id);
    await this.change(actor, id, { what: 'discard', key, body: { revision } }, (tx) =>
      discardRuleDraft(tx, id, revision),
    );
  }

  /**
   * Brings the draft of another person into force. @throws Forbidden for one's own, Conflict where the draft or the rule
   * is another one by now
   */
  async approve(actor: KnownActor, id: string, { key, revision }: RulePressDto): Promise<void> {
    this.require(actor, id);
    await this.change(actor, id, { what: 'approve', key, body: { revision } }, (tx, newest) =>
      this.activate(tx, actor, id, revision, newest + 1),
    );
    await this.book.renew();
  }

  private async activate(
    tx: Transaction,
    actor: KnownActor,
    id: string,
    revision: number,
    version: number,
  ): Promise<void> {
    const [draft] = await tx.sql(
      `SELECT id, edition, base_version, author_id FROM diagnosis_rule_versions WHERE ${RULE_DRAFT}`,
      [id, revision],
    );
    if (!draft || Number(draft.base_version) !== (await standingRuleVersion(tx, id))) {
      throw new Conflict('rules.errors.moved');
    }
    authorize(canApproveRule, actor, { authorId: String(draft.author_id) });
    const faults = faultsOfRule(JSON.parse(String(draft.edition)) as RuleEdition);
    if (faults.length > 0) {
      throw new Invalid(faults);
    }
    await tx.sql(
      `UPDATE diagnosis_rule_versions SET version = ?, approver_id = ?, approved_at = ? WHERE id = ?`,
      [version, actor.id, this.clock.now(), String(draft.id)],
    );
    await tx.sql('UPDATE diagnosis_head SET version = ?', [version]);
    await audit(tx, {
      action: 'diagnosis-rule.approved',
      object: { kind: 'diagnosis-rule', id },
      meta: { version, author: String(draft.author_id) },
    });
  }

  private by({ id: authorId }: KnownActor): { readonly authorId: string; readonly at: Date } {
    return { authorId, at: this.clock.now() };
  }

  private require(actor: KnownActor, id: string): DiagnosisRule {
    authorize(canChangeRules, actor);
    const rule = this.book.find(id);
    if (!rule) {
      throw new NotFound();
    }

    return rule;
  }

  /** Customers of both languages are led to it. */
  private async requireArticle(slug: string): Promise<void> {
    for (const language of LANGUAGES) {
      if (!(await this.articles.headings(language)).some((one) => one.slug === slug)) {
        throw new Invalid([{ field: 'article', key: 'rules.errors.article' }]);
      }
    }
  }

  /** Changes come one after the other: each holds the head. */
  private async change(
    actor: KnownActor,
    id: string,
    { what, key, body }: { readonly what: string; readonly key: string; readonly body: object },
    work: (tx: Transaction, newest: number) => Promise<void>,
  ): Promise<void> {
    await this.idempotency.once(
      { scope: `${actor.id}/diagnosis-rules.${what}/${id}`, key, body },
      async (tx) => {
        const [head] = await tx.sql(`SELECT version FROM diagnosis_head${tx.lockRows}`);
        await work(tx, Number(head?.version));
      },
    );
  }
}
