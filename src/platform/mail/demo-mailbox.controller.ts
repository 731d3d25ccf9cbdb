import { Controller, Get, Header, Param, Render, Req, Res } from '@nestjs/common';
import { Public } from '../http/access.js';
import { wordsOf } from '../http/page-model.js';
import type { DeskRequest, DeskResponse } from '../http/request-context.js';
import { DemoMailbox, type DemoMailModel, type DemoMailboxModel } from './demo-mailbox.js';

/** A frame that shows a mail and can do nothing: no script, no form, nothing fetched. Its links open elsewhere. */
const FRAME_POLICY = `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox`;

/** The demonstration's mails. Not there in production, nor for anybody who is not at this machine. */
@Controller('demo/mailbox')
@Public()
export class DemoMailboxController {
  constructor(private readonly mailbox: DemoMailbox) {}

  @Get()
  @Render('demo/mailbox')
  list(@Req() request: DeskRequest): Promise<DemoMailboxModel> {
    this.mailbox.admit(request);

    return this.mailbox.list(wordsOf(request));
  }

  @Get(':id')
  @Render('demo/mail')
  async mail(
    @Req() request: DeskRequest,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<DemoMailModel> {
    this.mailbox.admit(request);
    const policy = String(response.getHeader('Content-Security-Policy'));
    response.setHeader('Content-Security-Policy', `${policy};frame-src 'self'`);

    return this.mailbox.one(id, wordsOf(request));
  }

  @Get(':id/html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', FRAME_POLICY)
  @Header('X-Frame-Options', 'SAMEORIGIN')
  html(@Req() request: DeskRequest, @Param('id') id: string): Promise<string> {
    this.mailbox.admit(request);

    return this.mailbox.html(id);
  }
}
