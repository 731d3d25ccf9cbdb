import { Injectable } from '@nestjs/common';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { type NoticeLine, NoticeLines } from '../notices/notice-lines.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { type ExceptionCode, findOffered } from '../exceptions/taxonomy.js';
import { type ContactWay, ContactWays } from './contact-ways.js';
import { HelpJourneys } from './help-journeys.js';
import { helpUrl } from './help-links.js';

export interface ContactModel {
  readonly title: string;
  readonly section: string;
  readonly helpUrl: string;
  /** What it is about; '' where nobody has said so. */
  readonly about: string;
  readonly ways: readonly ContactWay[];
  /** What is known about it at this moment. */
  readonly notices: readonly NoticeLine[];
}

/** The ways to a person. */
@Injectable()
export class ContactView {
  constructor(
    private readonly ways: ContactWays,
    private readonly notices: NoticeLines,
    private readonly journeys: HelpJourneys,
  ) {}

  /** The page that somebody opens, perhaps because no article helped. */
  show(request: DeskRequest, type: unknown): ContactModel {
    this.journeys.noteMore(request, { kind: 'contact', typeCode: codeOf(type) });

    return this.model(wordsOf(request), type);
  }

  /** `type` comes from the page that the reader was on, and goes along; what is no type is passed over. */
  model(words: Words, type: unknown): ContactModel {
    const code = codeOf(type);

    return {
      title: words.t('faq.contact.heading'),
      section: words.t('faq.home.name'),
      helpUrl: helpUrl(words.language),
      about: exceptionName(code, words),
      ways: this.ways.about(words, code),
      notices: this.notices.about(words, [code]),
    };
  }
}

const codeOf = (type: unknown): ExceptionCode | null =>
  findOffered(typeof type === 'string' ? type : null)?.code ?? null;
