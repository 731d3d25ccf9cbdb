import { Controller, Param, Post, Redirect, Req, UseInterceptors } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { Person, Requires, TakesFiles } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { AddFileDto } from '../tickets/ticket-file.dto.js';
import { type FileRequest, keptFileOf } from '../tickets/file-upload.js';
import { TicketFileUpload } from '../tickets/ticket-file-upload.interceptor.js';
import { TicketFilesService } from '../tickets/ticket-files.service.js';
import { addFilePage } from './workspace.view.js';

/** The staff adds a picture or a document for the customer to see. */
@Controller('agent/t/:reference/files')
@Requires(canUseDesk)
export class WorkspaceFilesController {
  constructor(private readonly files: TicketFilesService) {}

  @Post()
  @TakesFiles()
  @Costs('upload')
  @UseInterceptors(TicketFileUpload)
  @Redirect()
  async add(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(addFilePage) { key }: AddFileDto,
    @Req() request: FileRequest,
  ) {
    await this.files.add(actor, ticket, keptFileOf(request), key);

    return { url: `/agent/t/${ticket}`, statusCode: 303 };
  }
}
