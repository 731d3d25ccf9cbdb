import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import { Repository } from 'typeorm';
import { authorize } from '../../policies/authorize.js';
import { canOpenTicket } from '../../policies/ticket.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict, Invalid } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor, KnownActor } from '../../platform/identity/actor.js';
import type { KeptFile } from './file-upload.js';
import { IntakeFile } from './intake-draft.entity.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { draftGone } from './intake-steps.js';
import { TicketFilesService } from './ticket-files.service.js';

export const MOST_INTAKE_FILES = 5;

/** Pictures and documents of a request that was not sent yet. */
@Injectable()
export class IntakeFilesService {
  constructor(
    @InjectRepository(IntakeFile) private readonly files: Repository<IntakeFile>,
    private readonly drafts: IntakeDraftsService,
    private readonly idempotency: Idempotency,
    private readonly unitOfWork: UnitOfWork,
    private readonly stored: TicketFilesService,
    private readonly clock: Clock,
  ) {}

  of(draftId: string): Promise<IntakeFile[]> {
    return this.files.find({ where: { draftId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Before a byte is taken in. @throws Elsewhere, Conflict or Invalid as `add` would afterwards */
  async mayAdd(actor: Actor, id: unknown): Promise<void> {
    authorize(canOpenTicket, actor);
    const draft = await this.drafts.find(actor, id);
    if (!draft) {
      throw draftGone();
    }
    if (draft.reference !== null) {
      throw new Conflict('intake.errors.sent', { reference: draft.reference });
    }
    refuseTooMany(await this.files.countBy({ draftId: draft.id }));
  }

  /** Once a key. What was stored for a repetition is thrown away. */
  async add(actor: KnownActor, draftId: string, file: KeptFile, key: string): Promise<void> {
    const id = randomUUID();
    let kept: string | null = null;
    try {
      const body = { draft: draftId, name: file.name, hash: file.sentHash };
      kept = await this.idempotency.once({ scope: `${actor.id}/intake.file`, key, body }, (tx) =>
        this.store(tx, actor, draftId, { ...file, id }),
      );
    } finally {
      if (kept !== id) {
        await this.stored.discard(file);
      }
    }
  }

  /** Nothing happens where it is gone already, or another's. */
  async remove(actor: KnownActor, draftId: string, id: string): Promise<void> {
    authorize(canOpenTicket, actor);
    const gone = await this.unitOfWork.run(async (tx) =>
      (await this.drafts.touch(tx, actor, draftId))
        ? tx.sql<{ storage_id: string; preview_id: string | null }>(
            'DELETE FROM intake_files WHERE id = ? AND draft_id = ? RETURNING storage_id, preview_id',
            [id, draftId],
          )
        : [],
    );
    for (const { storage_id: storageId, preview_id: previewId } of gone) {
      await this.stored.discard({ storageId, previewId });
    }
  }

  /** The draft has become a ticket, and these are the ticket's from here on. */
  async release(tx: Transaction, draftId: string): Promise<void> {
    await tx.sql('DELETE FROM intake_files WHERE draft_id = ?', [draftId]);
  }

  private async store(
    tx: Transaction,
    actor: KnownActor,
    draftId: string,
    file: KeptFile & { readonly id: string },
  ): Promise<string> {
    if (!(await this.drafts.touch(tx, actor, draftId))) {
      throw draftGone();
    }
    const [row] = await tx.sql('SELECT count(*) AS files FROM intake_files WHERE draft_id = ?', [draftId]);
    refuseTooMany(Number(row?.files));
    const { sentHash: _, ...kept } = file;
    await tx.repository(IntakeFile).insert({ ...kept, draftId, createdAt: this.clock.now() });

    return file.id;
  }
}

function refuseTooMany(files: number): void {
  if (files >= MOST_INTAKE_FILES) {
    throw new Invalid([
      { field: 'file', key: 'intake.errors.too-many-files', params: { number: MOST_INTAKE_FILES } },
    ]);
  }
}
