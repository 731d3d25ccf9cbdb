import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import { IsNull, MoreThan, Repository } from 'typeorm';
import { authorize } from '../../policies/authorize.js';
import { canOpenTicket } from '../../policies/ticket.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { Sweep } from '../../platform/events/registry.js';
import { type Actor, isKnown, type KnownActor } from '../../platform/identity/actor.js';
import { Storage } from '../../platform/storage/storage.js';
import { taxonomyVersion } from '../exceptions/taxonomy.js';
import { IntakeDraft } from './intake-draft.entity.js';

const KEPT_MS = 7 * 24 * 3_600_000;

/** An answer, by the column that keeps it. */
export type StepAnswer =
  | { readonly typeCode: string; readonly picked?: null }
  | { readonly account: NonNullable<IntakeDraft['account']> }
  | { readonly occurred: NonNullable<IntakeDraft['occurred']>; readonly picked: IntakeDraft['picked'] }
  | { readonly picked: NonNullable<IntakeDraft['picked']> }
  | { readonly story: NonNullable<IntakeDraft['story']> };

export interface SavedStep {
  readonly id: string;
  /** Nothing was known before: what other steps had asked has to be asked again. */
  readonly isFresh: boolean;
}

const COLUMNS = {
  typeCode: 'type_code',
  account: 'account',
  occurred: 'occurred',
  picked: 'picked',
  story: 'story',
} as const;
const INSERT = `INSERT INTO intake_drafts (id, customer_id, version, created_at, expires_at) VALUES (?, ?, 1, ?, ?)
  ON CONFLICT DO NOTHING RETURNING id`;
/** Who chooses the same type again keeps the questions that he knows. */
const ASKED_BY = 'taxonomy_version = CASE WHEN type_code = ? THEN taxonomy_version ELSE ? END';
const MINE = 'id = ? AND customer_id = ? AND expires_at > ?';

/** Requests that are being written. Each belongs to the browser, or to the customer, that began it. */
@Injectable()
export class IntakeDraftsService {
  constructor(
    @InjectRepository(IntakeDraft) private readonly drafts: Repository<IntakeDraft>,
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** Null alike for what is not there, what is over, and what is another's. */
  async find(actor: Actor, id: unknown): Promise<IntakeDraft | null> {
    if (!isKnown(actor) || typeof id !== 'string' || !UUID.test(id)) {
      return null;
    }
    const mine = { id, customerId: actor.id, expiresAt: MoreThan(this.clock.now()) };

    return this.drafts.findOneBy(mine);
  }

  /** The newest that was not sent. */
  async newestOf(actor: Actor): Promise<IntakeDraft | null> {
    return isKnown(actor)
      ? this.drafts.findOne({
          where: { customerId: actor.id, reference: IsNull(), expiresAt: MoreThan(this.clock.now()) },
          order: { createdAt: 'DESC', id: 'DESC' },
        })
      : null;
  }

  /**
   * Keeps the answer of one step; the first one begins the draft. What is over or another's begins a new one, so that
   * nothing typed is lost. @throws Conflict where this request was sent already
   */
  async save(actor: KnownActor, id: string, answer: StepAnswer): Promise<SavedStep> {
    authorize(canOpenTicket, actor);

    return this.unitOfWork.run(async (tx) => {
      const begun = await this.begin(tx, actor, id);
      if (await this.write(tx, actor, id, answer)) {
        return { id, isFresh: begun };
      }
      const [mine] = await tx.sql(`SELECT reference FROM intake_drafts WHERE ${MINE}`, this.mine(actor, id));
      if (mine) {
        throw new Conflict('intake.errors.sent', { reference: String(mine.reference) });
      }
      const another = randomUUID();
      await this.begin(tx, actor, another);
      await this.write(tx, actor, another, answer);

      return { id: another, isFresh: true };
    });
  }

  /** A change that is no answer; false where the draft is not to be changed by this person any more. */
  async touch(tx: Transaction, actor: KnownActor, id: string): Promise<boolean> {
    const touched = await tx.sql(
      `UPDATE intake_drafts SET version = version + 1, expires_at = ? WHERE ${MINE} AND reference IS NULL RETURNING id`,
      [this.expiry(), ...this.mine(actor, id)],
    );

    return touched.length > 0;
  }

  /** It has become a ticket. @throws Conflict where it has changed since it was read */
  async close(
    tx: Transaction,
    { id, version }: Pick<IntakeDraft, 'id' | 'version'>,
    reference: string,
  ): Promise<void> {
    const closed = await tx.sql(
      `UPDATE intake_drafts SET reference = ?, account = NULL, occurred = NULL, picked = NULL, story = NULL
       WHERE id = ? AND version = ? AND reference IS NULL RETURNING id`,
      [reference, id, version],
    );
    if (closed.length === 0) {
      throw new Conflict('intake.errors.changed');
    }
  }

  @Sweep(3_600)
  async forgetOld(asOf: Date): Promise<void> {
    const gone = await this.unitOfWork.run(async (tx) => {
      const files = await tx.sql<{ storage_id: string; preview_id: string | null }>(
        `DELETE FROM intake_files WHERE draft_id IN (SELECT id FROM intake_drafts WHERE expires_at <= ?)
         RETURNING storage_id, preview_id`,
        [asOf],
      );
      await tx.sql('DELETE FROM intake_drafts WHERE expires_at <= ?', [asOf]);

      return files;
    });
    for (const id of gone.flatMap(({ storage_id, preview_id }) => [storage_id, preview_id])) {
      if (id !== null) {
        await this.storage.remove(id);
      }
    }
  }

  private async begin(tx: Transaction, { id: customer }: KnownActor, id: string): Promise<boolean> {
    return (await tx.sql(INSERT, [id, customer, this.clock.now(), this.expiry()])).length > 0;
  }

  private async write(tx: Transaction, actor: KnownActor, id: string, answer: StepAnswer): Promise<boolean> {
    const columns = Object.entries(answer) as [keyof typeof COLUMNS, unknown][];
    const isChoice = 'typeCode' in answer;
    const sets = [...columns.map(([name]) => `${COLUMNS[name]} = ?`), ...(isChoice ? [ASKED_BY] : [])].join(
      ', ',
    );
    const values = [
      ...columns.map(([, value]) =>
        value === null || typeof value === 'string' ? value : JSON.stringify(value),
      ),
      ...(isChoice ? [answer.typeCode, taxonomyVersion()] : []),
    ];
    const written = await tx.sql(
      `UPDATE intake_drafts SET ${sets}, version = version + 1, expires_at = ? WHERE ${MINE} AND reference IS NULL
       RETURNING id`,
      [...values, this.expiry(), ...this.mine(actor, id)],
    );

    return written.length > 0;
  }

  private mine({ id: customer }: KnownActor, id: string): [string, string, Date] {
    return [id, customer, this.clock.now()];
  }

  private expiry(): Date {
    return new Date(this.clock.now().getTime() + KEPT_MS);
  }
}

const UUID = /^[0-9a-f-]{36}$/;
