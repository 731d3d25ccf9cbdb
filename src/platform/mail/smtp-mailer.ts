import { createTransport, type Transporter } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import { fault } from '../faults/fault.js';
import { isLoopback } from '../http/origin.js';
import { GiveUp } from '../jobs/work-runner.js';
import { type FinishedMail, Mailer } from './mailer.js';

/** Milliseconds: a server that hangs is a server that is down. */
export const SMTP_PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

const SUBMISSION_PORT = 587;
const TLS_PORT = 465;

/**
 * What nodemailer is told. `smtps:` is TLS from the first byte; `smtp:` must turn to TLS before anything is said,
 * except to this machine itself. The certificate is always checked, and nothing in the address can change that.
 */
export function smtpOptions(address: string, patience = SMTP_PATIENCE): SMTPTransport.Options {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === 'smtps:';

  return {
    ...patience,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? TLS_PORT : SUBMISSION_PORT),
    secure,
    requireTLS: !secure && !isLoopback(hostname),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
  };
}

/** Hands mails to an SMTP server, one connection each. */
export class SmtpMailer extends Mailer {
  private readonly transport: Transporter<SMTPTransport.SentMessageInfo, SMTPTransport.Options>;

  constructor(options: SMTPTransport.Options) {
    super();
    this.transport = createTransport(options);
  }

  override async send({ to, from, language, ...mail }: FinishedMail): Promise<void> {
    try {
      await this.transport.sendMail({
        ...mail,
        from,
        to: { name: '', address: to },
        envelope: { from: addressIn(from), to: [to] },
        headers: { ...mail.headers, 'Content-Language': language },
      });
    } catch (error) {
      throw refusalOf(error);
    }
    fault('after-smtp-250');
  }
}

/** `Name <address>` → `address`. */
const addressIn = (from: string): string => /<([^<>]+)>/.exec(from)?.[1] ?? from;

/**
 * The servers' own sentences hold the address, and sometimes the mail: what is stored and logged is where it failed.
 * A refusal for good (5xx) of the recipient or the mail is final; one of ourselves (a wrong password) will be mended.
 */
function refusalOf(error: unknown): Error {
  const { responseCode = 0, command = '', code = '' } = error as SmtpFailure;
  const place = `SMTP ${responseCode || code || 'failed'} at ${command || 'connection'}`;
  const final = responseCode >= 500 && responseCode < 600 && ['RCPT TO', 'DATA'].includes(command);

  return final ? new GiveUp(place) : new Error(place);
}

interface SmtpFailure {
  readonly responseCode?: number;
  readonly command?: string;
  readonly code?: string;
}
