import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { catchError, from, type Observable, switchMap } from 'rxjs';
import type { Env } from '../../config/env.js';
import { Invalid } from '../../platform/errors/app-error.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import type { Storage } from '../../platform/storage/storage.js';
import { FILE_KINDS, type FileKind, kindOf } from '../../platform/uploads/file-kinds.js';
import { cleanFileName } from '../../platform/uploads/file-name.js';
import { redraw } from '../../platform/uploads/pictures.js';
import { forget, LARGEST_FILE, receiveFile, type ReceivedFile } from '../../platform/uploads/receive-file.js';

/** A file that has been checked and lies in the storage, but is nobody's yet. */
export interface KeptFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly size: number;
  readonly hash: string;
  readonly storageId: string;
  readonly previewId: string | null;
  /** SHA-256 of what was sent: tells a repetition, however the picture was drawn. */
  readonly sentHash: string;
}

/** The request of a form with a file, after FileUpload. */
export type FileRequest = DeskRequest & { keptFile?: KeptFile };

/** What the interceptor has taken. @throws Invalid where a form came without a file */
export function keptFileOf({ keptFile }: FileRequest): KeptFile {
  if (!keptFile) {
    throw new Invalid([{ field: 'file', key: 'files.errors.none' }]);
  }

  return keptFile;
}

/**
 * Takes the one file of a form: first whether this person may, then whether there is room, then the bytes; then what
 * they are, and a picture is drawn anew. Only what passes all of it reaches the storage.
 */
export abstract class FileUpload implements NestInterceptor {
  protected readonly folder: string;

  constructor(
    { DATA_DIR }: Env,
    protected readonly storage: Storage,
  ) {
    this.folder = join(resolve(DATA_DIR), 'uploads');
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FileRequest>();
    const response = context.switchToHttp().getResponse<DeskResponse>();

    return from(this.take(request, response)).pipe(
      switchMap(() => next.handle()),
      catchError((error: unknown) => this.throwAway(request.keptFile, error)),
    );
  }

  /** Before a byte is taken in. @throws AppError where it would be refused afterwards */
  protected abstract mayTake(request: DeskRequest): Promise<unknown>;

  /** Throws away what no row names. */
  protected abstract discard(file: KeptFile): Promise<void>;

  /** A form that is refused behind us leaves nothing in the storage. */
  private async throwAway(file: KeptFile | undefined, error: unknown): Promise<never> {
    if (file) {
      await this.discard(file);
    }
    throw error;
  }

  private async take(request: FileRequest, response: DeskResponse): Promise<void> {
    await this.mayTake(request);
    await this.storage.reserve(LARGEST_FILE * 2);
    const received = await receiveFile(request, response, this.folder);
    try {
      request.keptFile = await this.keep(received);
    } finally {
      await forget(received);
    }
  }

  private async keep(received: ReceivedFile): Promise<KeptFile> {
    const name = cleanFileName(received.name);
    const kind = await kindOf(received.path, name);
    if (!kind) {
      throw new Invalid([{ field: 'file', key: 'files.errors.kind' }]);
    }
    const sentHash = await hashOf(received.path);
    const preview = FILE_KINDS[kind].isPicture ? await redraw(received.path, kind) : null;
    const previewId = preview ? (await this.storage.put(preview.path)).id : null;
    const { id: storageId, size, hash } = await this.storage.put(received.path);

    return { name, kind, size, hash, storageId, previewId, sentHash };
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);

  return hash.digest('hex');
}
