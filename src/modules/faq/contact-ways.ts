import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Words } from '../../platform/i18n/words.js';
import { type ExceptionCode, priorityOf } from '../exceptions/taxonomy.js';
import { ServiceLevels } from '../service-levels/service-levels.js';
import { chatUrl, requestUrl } from './help-links.js';

/** One way to a person, as it is offered now. */
export interface ContactWay {
  readonly symbol: string;
  readonly name: string;
  readonly about: string;
  /** Until when there is an answer, or from when on somebody is there. */
  readonly when: string;
  readonly url: string;
  readonly button: string;
  /** The better one of the moment. */
  readonly main: boolean;
}

const URGENT: readonly string[] = ['P1', 'P2'];

/** What the desk can promise at this moment, the better way first and none hidden. */
@Injectable()
export class ContactWays {
  constructor(
    private readonly levels: ServiceLevels,
    private readonly clock: Clock,
  ) {}

  about(words: Words, code: ExceptionCode | null): ContactWay[] {
    const now = this.clock.now();
    const priority = priorityOf(code);
    const isAnswered = URGENT.includes(priority) || this.levels.isOpen(now);
    const chat = {
      symbol: 'message-circle',
      name: words.t('faq.contact.chat'),
      about: words.t('faq.contact.chat-hint'),
      when: this.chatHours(words, now, URGENT.includes(priority)),
      url: chatUrl(words.language, code),
      button: words.t('faq.contact.chat-button'),
      main: isAnswered,
    };
    const request = {
      symbol: 'file-text',
      name: words.t('faq.contact.request'),
      about: words.t('faq.contact.write-hint'),
      when: words.t('faq.contact.first-reply', {
        when: words.date(this.levels.firstReplyDue(priority, 'async', now)),
      }),
      url: requestUrl(words.language, code),
      button: words.t('faq.contact.request-button'),
      main: !isAnswered,
    };

    return isAnswered ? [chat, request] : [request, chat];
  }

  private chatHours(words: Words, now: Date, isUrgent: boolean): string {
    if (this.levels.isOpen(now)) {
      return words.t('faq.contact.chat-open');
    }

    return isUrgent
      ? words.t('faq.contact.chat-always')
      : words.t('faq.contact.chat-opens', { when: words.date(this.levels.nextOpening(now)) });
  }
}
