import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { Sweep } from '../../platform/events/registry.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { Storage } from '../../platform/storage/storage.js';
import { forgetStale } from '../../platform/uploads/receive-file.js';
import { FileUpload, type KeptFile } from './file-upload.js';
import { TicketFilesService } from './ticket-files.service.js';

/** Takes the file of a form to `…/:reference/files`. */
@Injectable()
export class TicketFileUpload extends FileUpload {
  constructor(
    env: Env,
    storage: Storage,
    private readonly files: TicketFilesService,
  ) {
    super(env, storage);
  }

  @Sweep(600)
  async forgetStale(asOf: Date): Promise<void> {
    await forgetStale(this.folder, asOf);
  }

  protected override mayTake(request: DeskRequest): Promise<unknown> {
    return this.files.mayAdd(actorOf(request), String(request.params.reference));
  }

  protected override discard(file: KeptFile): Promise<void> {
    return this.files.discard(file);
  }
}
