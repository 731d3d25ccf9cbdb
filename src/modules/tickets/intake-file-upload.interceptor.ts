import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { Storage } from '../../platform/storage/storage.js';
import { FileUpload, type KeptFile } from './file-upload.js';
import { IntakeFilesService } from './intake-files.service.js';
import { TicketFilesService } from './ticket-files.service.js';

/** Takes the file of a form to `…/requests/new/attachments?draft=…`. */
@Injectable()
export class IntakeFileUpload extends FileUpload {
  constructor(
    env: Env,
    storage: Storage,
    private readonly files: IntakeFilesService,
    private readonly stored: TicketFilesService,
  ) {
    super(env, storage);
  }

  protected override mayTake(request: DeskRequest): Promise<unknown> {
    return this.files.mayAdd(actorOf(request), request.query.draft);
  }

  protected override discard(file: KeptFile): Promise<void> {
    return this.stored.discard(file);
  }
}
