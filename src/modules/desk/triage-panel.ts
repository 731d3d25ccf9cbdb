import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Translator } from '../../platform/i18n/translator.js';
import { Words } from '../../platform/i18n/words.js';
import type { LiveEntry } from '../../platform/realtime/live-protocol.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { articleUrl } from '../faq/help-links.js';
import { type Triage, TriageService } from '../faq/triage.service.js';
import type { FoundTicket } from '../tickets/ticket.lookup.js';

/** An article that may answer the customer, and the reply that sends it. */
export interface SuggestedArticle {
  readonly title: string;
  readonly url: string;
  /** In the customer's language. */
  readonly reply: string;
  /** The same page with that reply in its field. */
  readonly replyPath: string;
}

export interface TriagePanelModel {
  /** Whether there is anything to show. */
  readonly speaks: boolean;
  /** What the words sound like, where that is not what the ticket is under already; null where it is, or is not sure. */
  readonly suggested: { readonly code: string; readonly name: string; readonly share: string } | null;
  /** The words that decided, as the customer wrote them; '' where nothing is suggested. */
  readonly because: string;
  readonly articles: readonly SuggestedArticle[];
}

/** Said where nothing is sure enough, and to who only reads. */
export const SILENT: TriagePanelModel = { speaks: false, suggested: null, because: '', articles: [] };
const MOST_ARTICLES = 3;
/** Of what the customer has said: the first words tell what it is about. */
const READ = 1_000;

/** What a ticket sounds like: a type, and articles to answer with. Says nothing where it is not sure enough. */
@Injectable()
export class TriagePanel {
  constructor(
    private readonly triage: TriageService,
    private readonly translator: Translator,
    private readonly env: Env,
  ) {}

  async model(
    ticket: FoundTicket,
    entries: readonly LiveEntry[],
    path: string,
    words: Words,
  ): Promise<TriagePanelModel> {
    const lang = ticket.language as Language;
    const heard = await this.triage.triage(saidIn(ticket, entries), { lang, limit: MOST_ARTICLES });
    if (!heard.confident) {
      return SILENT;
    }
    const theirs = new Words(this.translator, lang, words.zone);
    const suggested = suggestedType(heard, ticket, words);

    return {
      speaks: suggested !== null || heard.articles.length > 0,
      suggested,
      because: suggested ? words.list(heard.words.slice(0, 4)) : '',
      articles: heard.articles.map(({ slug, title }) => {
        const url = articleUrl(lang, slug);

        return {
          title,
          url,
          reply: theirs.t('desk.ticket.article-reply', { title, link: `${this.env.publicUrl}${url}` }),
          replyPath: `${path}?reply=${encodeURIComponent(slug)}`,
        };
      }),
    };
  }
}

/** The reply that `?reply=` asks for, for a browser without scripts; '' for anything else. */
export const askedReply = ({ articles }: TriagePanelModel, slug: unknown): string =>
  articles.find(({ replyPath }) => replyPath.endsWith(`?reply=${encodeURIComponent(String(slug))}`))?.reply ??
  '';

function saidIn({ subject }: FoundTicket, entries: readonly LiveEntry[]): string {
  const said = entries
    .filter(({ author, kind }) => author === 'customer' && kind === 'message')
    .map(({ text }) => text);
  const begins = said[0]?.startsWith(String(subject).replace(/…$/, '')) ? [] : [String(subject)];

  return [...begins, ...said].join('\n').slice(0, READ);
}

function suggestedType(
  { types: [first] }: Triage,
  ticket: FoundTicket,
  words: Words,
): TriagePanelModel['suggested'] {
  return first && first.code !== ticket.type_code
    ? { code: first.code, name: exceptionName(first.code, words), share: words.percent(first.score) }
    : null;
}
