import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Env } from '../../config/env.js';
import type { ErrorParams } from '../errors/app-error.js';
import { Translator } from '../i18n/translator.js';
import { Words } from '../i18n/words.js';
import { GiveUp } from '../jobs/work-runner.js';
import { projectRoot } from '../project-root.js';
import { type Mail, MAIL_TEMPLATES } from './mail.js';
import type { FinishedMail } from './mailer.js';

type Template = (model: object) => string;

interface HelperRoot {
  readonly data: { readonly root: { readonly words: Words; readonly params: ErrorParams } };
  readonly hash: ErrorParams;
}

/** Keeps robots from answering: ours are not letters that anybody waits for an answer to. */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/**
 * Turns an order into the mail that goes over the wire: words, text, light HTML, headers. Templates are compiled at
 * start, so a broken one stops the boot and not a mail.
 */
@Injectable()
export class MailWriter {
  private readonly html: ReadonlyMap<string, Template>;
  private readonly text: ReadonlyMap<string, Template>;

  constructor(
    private readonly env: Env,
    private readonly translator: Translator,
  ) {
    this.html = compileAll('', false);
    this.text = compileAll('.txt', true);
  }

  /** `id` is that of the job: the mail is the same at every try. @throws GiveUp where a header would break */
  write(id: string, { to, template, language, params, thread, zone }: Mail): FinishedMail {
    const words = new Words(this.translator, language, zone ?? this.env.DESK_TIME_ZONE);
    const subject = words.t(`mail.${template}.subject`, params);
    const model = { words, params, subject, publicUrl: this.env.publicUrl, brand: 'WalletDesk' };
    const mail: FinishedMail = {
      messageId: this.idOf(id),
      from: this.env.mailFrom,
      to,
      subject,
      text: this.text.get(template)?.(model) ?? '',
      html: this.html.get(template)?.(model) ?? '',
      headers: { ...HEADERS, ...(thread ? this.threadOf(thread.reference) : {}) },
      language,
    };
    if ([subject, ...Object.values(mail.headers)].some((value) => /[\r\n\0]/.test(value))) {
      throw new GiveUp('A line break in a header of this mail.');
    }

    return mail;
  }

  /** All mails of a request answer one that never was: mailboxes put them together by its name. */
  private threadOf(reference: string): Record<string, string> {
    const root = this.idOf(`request-${reference}`);

    return { 'In-Reply-To': root, References: root };
  }

  private idOf(local: string): string {
    const [, domain = 'localhost'] = /@([^@<>\s]+)>?$/.exec(this.env.mailFrom) ?? [];

    return `<${local}@${domain}>`;
  }
}

/**
 * Every mail, with the layout around it; `{{t …}}` has the mail's own figures and names to fill its gaps with, and
 * `{{date …}}` tells an instant in ISO form by the reader's clock.
 */
function compileAll(end: string, plain: boolean): ReadonlyMap<string, Template> {
  const engine = Handlebars.create();
  const options = { strict: true, preventIndent: true, noEscape: plain };
  const read = (name: string): string => readFileSync(join(projectRoot(), `views/${name}${end}.hbs`), 'utf8');
  engine.registerPartial('mail', engine.compile(read('layouts/mail'), options));
  engine.registerHelper('t', (key: string, { data, hash }: HelperRoot) =>
    data.root.words.t(key, { ...data.root.params, ...hash }),
  );
  engine.registerHelper('date', (instant: string, { data }: HelperRoot) =>
    data.root.words.date(new Date(instant)),
  );

  return new Map(MAIL_TEMPLATES.map((name) => [name, engine.compile(read(`mail/${name}`), options)]));
}
