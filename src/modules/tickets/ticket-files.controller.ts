import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { CurrentActor, ForVisitors } from '../../platform/http/access.js';
import type { Actor } from '../../platform/identity/actor.js';
import { attachmentHeader } from '../../platform/uploads/file-name.js';
import { TicketFilesService } from './ticket-files.service.js';

/** Nothing in a file may run, load or be framed, whatever a browser takes it for. */
const HARMLESS = "sandbox; default-src 'none'";

/** The files of a ticket, for whoever may read it; for everybody else there are none. */
@Controller('tickets/:reference/files/:file')
@ForVisitors()
export class TicketFilesController {
  constructor(private readonly files: TicketFilesService) {}

  /** Always a download. */
  @Get()
  @Header('Content-Security-Policy', HARMLESS)
  async download(
    @CurrentActor() actor: Actor,
    @Param('reference') ticket: string,
    @Param('file') file: string,
  ): Promise<StreamableFile> {
    const { name, content } = await this.files.open(actor, ticket, file, 'file');
    const disposition = attachmentHeader(name);

    return new StreamableFile(content, { type: 'application/octet-stream', disposition });
  }

  /** The small drawing of a picture: ours, and the only thing that is shown in a page. */
  @Get('preview')
  @Header('Content-Security-Policy', HARMLESS)
  async preview(
    @CurrentActor() actor: Actor,
    @Param('reference') ticket: string,
    @Param('file') file: string,
  ): Promise<StreamableFile> {
    const { content } = await this.files.open(actor, ticket, file, 'preview');

    return new StreamableFile(content, { type: 'image/webp', disposition: 'inline' });
  }
}
