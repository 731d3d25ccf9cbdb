import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { Reader } from '../database/reader.js';
import type { SqlRow } from '../database/statement.js';
import { NotFound } from '../errors/app-error.js';
import { isLoopback } from '../http/origin.js';
import type { DeskRequest } from '../http/request-context.js';
import type { Words } from '../i18n/words.js';

const SHOWN = 50;
const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/;

export interface DemoMailboxModel {
  readonly title: string;
  readonly mails: readonly {
    readonly path: string;
    readonly subject: string;
    readonly address: string;
    readonly at: Date;
  }[];
}

export interface DemoMailModel {
  readonly title: string;
  readonly address: string;
  readonly at: Date;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** The text in pieces: what leads to this desk is a link. */
  readonly pieces: readonly { readonly text: string; readonly href: string }[];
  readonly htmlPath: string;
}

/** What the demonstration would have sent. */
@Injectable()
export class DemoMailbox {
  constructor(
    private readonly reader: Reader,
    private readonly env: Env,
  ) {}

  /** @throws NotFound in production, and for whoever comes from elsewhere, through a proxy or tunnel too */
  admit({ socket, headers }: DeskRequest): void {
    const isHere =
      LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
      isLoopback(headers.host) &&
      headers['x-forwarded-for'] === undefined;
    if (this.env.isProduction || !isHere) {
      throw new NotFound();
    }
  }

  async list(words: Words): Promise<DemoMailboxModel> {
    const rows = await this.reader.rows(
      `SELECT id, address, subject, created_at FROM captured_mails ORDER BY created_at DESC, id DESC LIMIT ${SHOWN}`,
    );

    return {
      title: words.t('mail.mailbox.title'),
      mails: rows.map((row) => ({
        path: `/demo/mailbox/${String(row.id)}`,
        subject: String(row.subject),
        address: String(row.address),
        at: new Date(Number(row.created_at)),
      })),
    };
  }

  async one(id: string, words: Words): Promise<DemoMailModel> {
    const row = await this.require(id);
    const headers = JSON.parse(String(row.headers)) as Record<string, string>;

    return {
      title: String(row.subject) || words.t('mail.mailbox.title'),
      address: String(row.address),
      at: new Date(Number(row.created_at)),
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      pieces: this.piecesOf(String(row.body)),
      htmlPath: `/demo/mailbox/${id}/html`,
    };
  }

  async html(id: string): Promise<string> {
    return String((await this.require(id)).html);
  }

  private async require(id: string): Promise<SqlRow> {
    const row = await this.reader.first('SELECT * FROM captured_mails WHERE id = ?', [id]);
    if (!row) {
      throw new NotFound();
    }

    return row;
  }

  private piecesOf(body: string): DemoMailModel['pieces'] {
    return body.split(/(https?:\/\/\S+)/).map((text) => {
      const ours = text.startsWith(`${this.env.publicUrl}/`);

      return { text, href: ours ? text.slice(this.env.publicUrl.length) : '' };
    });
  }
}
