/** A mail with everything decided: what goes over the wire, and the same each time it is tried. */
export interface FinishedMail {
  /** `<…@…>`, the same at every try: whoever gets a mail twice sees it once. */
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly language: string;
}

/** The way out for mails. A promise that settles means: somebody else has it now. */
export abstract class Mailer {
  /** @throws GiveUp where no later try can succeed; anything else is tried again. */
  abstract send(mail: FinishedMail): Promise<void>;
}

/** Where no way out is configured in production: the mails wait in their jobs, and are sent when there is one. */
export class MissingMailer extends Mailer {
  override send(): Promise<void> {
    return Promise.reject(new Error('SMTP_URL is not set, so no mail leaves.'));
  }
}
