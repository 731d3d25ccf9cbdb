import { type INestApplicationContext, Module } from '@nestjs/common';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { WorkLoop } from '../../../src/platform/jobs/work-loop.js';
import { Post } from '../../../src/platform/mail/post.js';
import type { MailOrder } from '../../../src/platform/mail/mail.js';
import { databaseKinds } from '../../support/databases.js';
import { smallDesk } from '../../support/small-desk.js';
import { headersOf, SmtpStub } from '../../support/smtp-stub.js';
import { waitFor } from '../../support/wait.js';

@Module({})
class Nothing {}

const AMINA = 'amina@example.org';
const CODE = '48151623';

const aCode = (other: Partial<MailOrder> = {}): MailOrder => ({
  to: AMINA,
  template: 'sign-in-code',
  language: 'en',
  params: { reference: 'WD-7K3M-9QX2-4', code: CODE, minutes: 10, link: '' },
  ...other,
});

describe.each(databaseKinds)('the post, on $name', ({ newUrl }) => {
  let smtp: SmtpStub;
  let desk: INestApplicationContext;

  const order = (mail: MailOrder): Promise<boolean> =>
    desk.get(UnitOfWork).run((tx) => desk.get(Post).send(tx, mail));
  const jobs = (): Promise<Record<string, unknown>[]> =>
    desk.get(Reader).rows(`SELECT * FROM jobs WHERE name = 'mail.send' ORDER BY created_at, id`);
  /** Nobody waits for the pauses between tries. */
  const hurry = (): Promise<unknown> =>
    desk.get(UnitOfWork).run((tx) => tx.sql('UPDATE jobs SET available_at = 0 WHERE lease_token IS NULL'));
  const until = (what: string, ask: () => boolean): Promise<unknown> =>
    waitFor(what, async () => {
      await hurry();

      return ask();
    });
  const settled = (): Promise<unknown> =>
    waitFor('the post to be done', async () => (await jobs()).every((row) => row.done_at ?? row.parked_at));

  beforeAll(async () => {
    smtp = await SmtpStub.start();
    desk = await smallDesk(await newUrl(), [Nothing], {
      SMTP_URL: smtp.url,
      MAIL_FROM: 'WalletDesk <support@desk.example>',
      PUBLIC_URL: 'https://help.desk.example',
    });
    await desk.get(WorkLoop).start();
  });
  afterAll(async () => {
    await desk?.close();
    await smtp?.stop();
  });
  beforeEach(async () => {
    await settled();
    smtp.received.length = 0;
    smtp.mood = 'well';
    await desk.get(UnitOfWork).run((tx) => tx.sql(`DELETE FROM jobs WHERE name = 'mail.send'`));
  });

  it('brings a mail in text and HTML, with the headers that keep robots quiet and the thread together', async () => {
    await order(aCode({ thread: { reference: 'WD-7K3M-9QX2-4' } }));
    await until('the mail', () => smtp.received.length === 1);
    const [mail] = smtp.received;
    const [job] = await jobs();
    const headers = mail ? headersOf(mail) : {};

    expect(mail).toMatchObject({ from: 'support@desk.example', to: [AMINA] });
    expect(headers).toMatchObject({
      from: 'WalletDesk <support@desk.example>',
      to: AMINA,
      subject: '[WD-7K3M-9QX2-4] Your code',
      'message-id': `<${String(job?.id)}@desk.example>`,
      'in-reply-to': '<request-WD-7K3M-9QX2-4@desk.example>',
      references: '<request-WD-7K3M-9QX2-4@desk.example>',
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
    });
    expect(mail?.raw).toContain('Content-Type: text/plain; charset=utf-8');
    expect(mail?.raw).toContain('Content-Type: text/html; charset=utf-8');
    expect(mail?.raw.split(CODE).length).toBe(3);
  });

  it('speaks the reader’s language', async () => {
    await order(aCode({ language: 'zh-CN' }));
    await until('the mail', () => smtp.received.length === 1);
    const [mail] = smtp.received;

    expect(mail && headersOf(mail)['content-language']).toBe('zh-CN');
    expect(mail && headersOf(mail).subject).toMatch(/^=\?UTF-8\?/);
  });

  it('sends nothing of a unit that failed', async () => {
    const failed = desk.get(UnitOfWork).run(async (tx) => {
      await desk.get(Post).send(tx, aCode());
      throw new Error('no');
    });

    await expect(failed).rejects.toThrow('no');
    expect(await jobs()).toEqual([]);
  });

  it('shows neither address nor code to whoever reads the table', async () => {
    await order(aCode({ at: new Date(Date.now() + 3_600_000) }));
    const [job] = await jobs();
    await desk.get(UnitOfWork).run((tx) => tx.sql(`DELETE FROM jobs WHERE name = 'mail.send'`));

    expect(String(job?.payload)).not.toContain(CODE);
    expect(String(job?.payload)).not.toContain('amina');
    expect(Buffer.from(String(job?.payload), 'base64url').toString('latin1')).not.toContain(CODE);
  });

  it.each([
    ['a mailbox that is full for the moment (452)', { at: 'rcpt', code: 452 }],
    ['a server that is out of space (451)', { at: 'data', code: 451 }],
  ] as const)('tries again after %s', async (_, mood) => {
    smtp.mood = mood;
    await order(aCode());
    await until('a second try', () => smtp.connections > 0);
    await waitFor('the failure to be noted', async () => Number((await jobs())[0]?.attempts) > 0);
    smtp.mood = 'well';
    await until('the mail', () => smtp.received.length === 1);
    const [job] = await jobs();

    expect(job?.last_error ?? '').not.toContain('amina');
  });

  it('parks what is refused for good, where it can be seen and sent again, without the words of the server', async () => {
    smtp.mood = { at: 'rcpt', code: 550 };
    await order(aCode());
    await waitFor('the mail to be parked', async () => (await jobs())[0]?.parked_at);
    const [job] = await jobs();

    expect(job?.last_error).toBe('SMTP 550 at RCPT TO');
    smtp.mood = 'well';
    await desk
      .get(UnitOfWork)
      .run((tx) => tx.sql(`UPDATE jobs SET parked_at = NULL, available_at = 0 WHERE name = 'mail.send'`));
    await until('the mail', () => smtp.received.length === 1);
  });

  it('sends the same mail again where the answer was lost: the reader’s mailbox shows one', async () => {
    smtp.mood = 'loses-its-answer';
    await order(aCode());
    await until('the first try', () => smtp.received.length === 1);
    smtp.mood = 'well';
    await until('the second try', () => smtp.received.length === 2);
    const ids = smtp.received.map((mail) => headersOf(mail)['message-id']);

    expect(new Set(ids).size).toBe(1);
  });

  it('lets one mail through for one key, and three a day for an address that nobody has proved', async () => {
    expect(await order(aCode({ dedupeKey: 'mail/1' }))).toBe(true);
    await order(aCode({ dedupeKey: 'mail/1' }));
    const bo = 'bo@example.org';
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => order(aCode({ to: bo, allowance: 'confirmation' }))),
    );
    await settled();

    expect(answers.filter(Boolean)).toHaveLength(3);
    expect(smtp.to(bo)).toHaveLength(3);
    expect(smtp.to(AMINA)).toHaveLength(1);
  });

  it('does not send what is no longer true', async () => {
    await order(aCode({ validUntil: new Date(Date.now() - 1) }));
    await settled();

    expect(smtp.received).toEqual([]);
  });

  it('takes no address that it would have to read twice, and no line break into a header', async () => {
    for (const to of ['Amina@Example.org', '"x y"@example.org', `${AMINA}\r\nBcc: m@example.net`]) {
      await expect(order(aCode({ to }))).rejects.toThrow('no address');
    }
    await order(
      aCode({ params: { reference: 'x\r\nBcc: m@example.net', code: CODE, minutes: 1, link: '' } }),
    );
    await waitFor('the mail to be parked', async () => (await jobs())[0]?.parked_at);

    expect(smtp.received).toEqual([]);
  });
});
