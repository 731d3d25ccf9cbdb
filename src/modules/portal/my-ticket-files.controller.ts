import { Controller, Param, Post, Redirect, Req, UseInterceptors } from '@nestjs/common';
import { ForVisitors, Person, TakesFiles } from '../../platform/http/access.js';
import { Form } from '../../platform/http/form.js';
import { Costs } from '../../platform/http/rate-limits.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { AddFileDto } from '../tickets/ticket-file.dto.js';
import { type FileRequest, keptFileOf } from '../tickets/file-upload.js';
import { TicketFileUpload } from '../tickets/ticket-file-upload.interceptor.js';
import { TicketFilesService } from '../tickets/ticket-files.service.js';
import { addMyFilePage } from './my-ticket.view.js';

/** A customer adds a picture or a document to his own ticket. */
@Controller(LANGUAGES.map((language) => `${language}/requests/:reference/files`))
@ForVisitors()
export class MyTicketFilesController {
  constructor(private readonly files: TicketFilesService) {}

  @Post()
  @TakesFiles()
  @Costs('upload')
  @UseInterceptors(TicketFileUpload)
  @Redirect()
  async add(
    @Person() actor: KnownActor,
    @Param('reference') ticket: string,
    @Form(addMyFilePage) { key }: AddFileDto,
    @Req() request: FileRequest,
  ) {
    await this.files.add(actor, ticket, keptFileOf(request), key);

    return { url: `/${wordsOf(request).language}/requests/${ticket}`, statusCode: 303 };
  }
}
