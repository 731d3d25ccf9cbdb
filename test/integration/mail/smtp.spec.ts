import { SmtpMailer, smtpOptions } from '../../../src/platform/mail/smtp-mailer.js';
import { GiveUp } from '../../../src/platform/jobs/work-runner.js';
import type { FinishedMail } from '../../../src/platform/mail/mailer.js';
import { SmtpStub } from '../../support/smtp-stub.js';

const PATIENCE = { connectionTimeout: 400, greetingTimeout: 400, socketTimeout: 400 };

const MAIL: FinishedMail = {
  messageId: '<1@desk.example>',
  from: 'WalletDesk <support@desk.example>',
  to: 'amina@example.org',
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  headers: {},
  language: 'en',
};

const send = (url: string): Promise<unknown> =>
  new SmtpMailer(smtpOptions(url, PATIENCE)).send(MAIL).then(
    () => 'sent',
    (error: unknown) => error,
  );

describe('the way out by SMTP', () => {
  it('is a failure for the moment where nobody is there, or somebody who never speaks', async () => {
    const stub = await SmtpStub.start();
    const { url } = stub;
    stub.mood = 'hanging';
    const hanging = await send(url);
    await stub.stop();
    const away = await send(url);

    for (const failure of [hanging, away]) {
      expect(failure).toBeInstanceOf(Error);
      expect(failure).not.toBeInstanceOf(GiveUp);
    }
  });

  it('says nothing to a server whose certificate nobody vouches for', async () => {
    const stub = await SmtpStub.start({ hideSTARTTLS: false, disabledCommands: ['AUTH'] });
    const failure = await send(stub.url);
    await stub.stop();

    expect(String(failure)).toMatch(/SMTP E?(TLS|SOCKET|CONNECTION)|self-signed|STARTTLS/i);
    expect(stub.received).toEqual([]);
  });

  it('wants TLS everywhere but on this machine, and no address can talk it out of that', () => {
    expect(smtpOptions('smtp://mail.example.org')).toMatchObject({
      port: 587,
      secure: false,
      requireTLS: true,
      tls: { rejectUnauthorized: true },
    });
    expect(smtpOptions('smtps://u%40x:p%3Aw@mail.example.org')).toMatchObject({
      port: 465,
      secure: true,
      auth: { user: 'u@x', pass: 'p:w' },
    });
    expect(smtpOptions('smtp://127.0.0.1:2525')).toMatchObject({ requireTLS: false });
    expect(smtpOptions('smtp://localhost.example.org')).toMatchObject({ requireTLS: true });
    expect(smtpOptions('smtp://mail.example.org/?tls.rejectUnauthorized=false')).toMatchObject({
      requireTLS: true,
      tls: { rejectUnauthorized: true },
    });
  });
});
