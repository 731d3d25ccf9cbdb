import { Controller, Get, Header, Param, Render, Req } from '@nestjs/common';
import { CurrentActor, ForVisitors } from '../../platform/http/access.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { Costs } from '../../platform/http/rate-limits.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { Actor } from '../../platform/identity/actor.js';
import type { PublicRecord } from '../tickets/public-record.js';
import { recordText } from '../tickets/record-text.js';
import { type TranscriptModel, TranscriptView } from './transcript.view.js';

/** The record, to be kept: a page that prints, plain text, and data, with the same lines in each. */
@Controller(LANGUAGES.map((language) => `${language}/requests/:reference`))
@ForVisitors()
export class TranscriptController {
  constructor(private readonly view: TranscriptView) {}

  @Get('transcript')
  @Costs('export')
  @Render('portal/transcript')
  page(
    @CurrentActor() actor: Actor,
    @Param('reference') ticket: string,
    @Req() request: DeskRequest,
  ): Promise<TranscriptModel> {
    return this.view.model(actor, ticket, wordsOf(request));
  }

  /** `record.txt` is what it was called first, and stands in mails and bookmarks. */
  @Get(['transcript.txt', 'record.txt'])
  @Costs('export')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="record.txt"')
  async text(
    @CurrentActor() actor: Actor,
    @Param('reference') ticket: string,
    @Req() request: DeskRequest,
  ): Promise<string> {
    return recordText(await this.view.record(actor, ticket, wordsOf(request)), wordsOf(request));
  }

  @Get('transcript.json')
  @Costs('export')
  @Header('Content-Disposition', 'attachment; filename="record.json"')
  data(
    @CurrentActor() actor: Actor,
    @Param('reference') ticket: string,
    @Req() request: DeskRequest,
  ): Promise<PublicRecord> {
    return this.view.record(actor, ticket, wordsOf(request));
  }
}
