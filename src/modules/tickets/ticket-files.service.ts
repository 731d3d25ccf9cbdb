import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { canWriteInTicket } from '../../policies/ticket.policy.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor, KnownActor } from '../../platform/identity/actor.js';
import { Storage } from '../../platform/storage/storage.js';
import type { KeptFile } from './file-upload.js';
import { fileFact } from './file-view.js';
import { TicketFile } from './ticket-file.entity.js';
import { type FoundTicket, TicketLookup } from './ticket.lookup.js';
import { authorOf, type RecordedTicket, TicketRecord } from './ticket-record.js';

/** A file with the id that it is to have. */
type NewFile = Omit<KeptFile, 'sentHash'> & { readonly id: string };

/** A file to be read, and what it may be called. */
export interface OpenedFile {
  readonly name: string;
  readonly content: Readable;
}

const MOST_FILES = 20;
const MOST_BYTES = 50_000_000;
const UUID = /^[0-9a-f-]{36}$/;

/** Pictures and documents in the record of a ticket, for whoever may read the ticket. */
@Injectable()
export class TicketFilesService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly record: TicketRecord,
    private readonly storage: Storage,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Before a byte is taken in. @throws NotFound, Forbidden, Conflict or Invalid as `add` would afterwards */
  async mayAdd(actor: Actor, reference: string): Promise<FoundTicket> {
    const ticket = await this.tickets.require(actor, reference);
    if (!canWriteInTicket(actor, ticket)) {
      throw new Forbidden('errors.forbidden');
    }
    if (ticket.status === 'closed') {
      throw new Conflict('tickets.errors.closed');
    }
    refuseTooMuch(await this.reader.first(TOTALS, [ticket.id]), 0);

    return ticket;
  }

  /** Into the record, once a key. What was stored for a repetition is thrown away. */
  async add(actor: KnownActor, reference: string, file: KeptFile, key: string): Promise<void> {
    const id = randomUUID();
    let kept: string | null = null;
    try {
      const ticket = await this.mayAdd(actor, reference);
      const body = { ticket: ticket.id, name: file.name, hash: file.sentHash };
      kept = await this.idempotency.once({ scope: `${actor.id}/tickets.file`, key, body }, (tx) =>
        this.store(tx, actor, ticket, id, file),
      );
    } finally {
      if (kept !== id) {
        await this.discard(file);
      }
    }
  }

  /** @throws NotFound alike for what is not there and what is another's */
  async open(actor: Actor, reference: string, id: string, part: 'file' | 'preview'): Promise<OpenedFile> {
    const ticket = await this.tickets.require(actor, reference);
    const row = UUID.test(id)
      ? await this.reader.first('SELECT * FROM ticket_files WHERE id = ? AND ticket_id = ?', [id, ticket.id])
      : null;
    const place = part === 'file' ? row?.storage_id : row?.preview_id;
    if (!row || typeof place !== 'string') {
      throw new NotFound();
    }

    return { name: String(row.name), content: await this.storage.open(place) };
  }

  /** Throws away what no row names. A commit whose fate is not known may have been one: the rows are asked. */
  async discard({ storageId, previewId }: Pick<KeptFile, 'storageId' | 'previewId'>): Promise<void> {
    if (await this.reader.first(NAMED, [storageId, storageId])) {
      return;
    }
    await this.storage.remove(storageId);
    if (previewId) {
      await this.storage.remove(previewId);
    }
  }

  /** The line of a file in the record of a ticket that is ours alone in this unit. */
  async write(tx: Transaction, actor: KnownActor, ticket: RecordedTicket, file: NewFile): Promise<void> {
    const { id, name, kind, size, hash, storageId, previewId } = file;
    const row = {
      id,
      ticketId: ticket.id,
      uploaderId: actor.id,
      name,
      kind,
      size,
      hash,
      storageId,
      previewId,
    };
    await tx.repository(TicketFile).insert({ ...row, createdAt: this.clock.now() });
    await this.record.addFact(tx, ticket, {
      kind: 'file',
      visibility: 'public',
      author: authorOf(actor),
      fact: fileFact(ticket.reference, row),
    });
    const object = { kind: 'ticket', id: ticket.id };
    await audit(tx, { action: 'ticket.file-added', object, meta: { file: id, kind, size, hash } });
  }

  private async store(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    id: string,
    file: KeptFile,
  ): Promise<string> {
    await this.record.hold(tx, ticket); // Two at once are counted one after the other.
    refuseTooMuch((await tx.sql(TOTALS, [ticket.id]))[0] ?? null, file.size);
    await this.write(tx, actor, ticket, { ...file, id });

    return id;
  }
}

const NAMED =
  'SELECT id FROM ticket_files WHERE storage_id = ? UNION ALL SELECT id FROM intake_files WHERE storage_id = ?';
const TOTALS =
  'SELECT count(*) AS files, COALESCE(sum(size), 0) AS bytes FROM ticket_files WHERE ticket_id = ?';

function refuseTooMuch(totals: Record<string, unknown> | null, more: number): void {
  const { files = 0, bytes = 0 } = totals ?? {};
  if (Number(files) >= MOST_FILES || Number(bytes) + more > MOST_BYTES) {
    throw new Invalid([{ field: 'file', key: 'files.errors.too-many', params: { number: MOST_FILES } }]);
  }
}
