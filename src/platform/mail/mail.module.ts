import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Env } from '../../config/env.js';
import { Clock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { CapturedMail } from './captured-mail.entity.js';
import { CapturedMailer } from './captured-mailer.js';
import { DemoMailboxController } from './demo-mailbox.controller.js';
import { DemoMailbox } from './demo-mailbox.js';
import { MailAllowance } from './mail-allowance.entity.js';
import { MailDelivery } from './mail-delivery.js';
import { MailWriter } from './mail-writer.js';
import { Mailer, MissingMailer } from './mailer.js';
import { Post } from './post.js';
import { SmtpMailer, smtpOptions } from './smtp-mailer.js';

/** The way out for mails, chosen by the configuration. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([CapturedMail, MailAllowance])],
  controllers: [DemoMailboxController],
  providers: [
    DemoMailbox,
    Post,
    MailWriter,
    MailDelivery,
    {
      provide: Mailer,
      inject: [Env, UnitOfWork, Clock],
      useFactory: (env: Env, unitOfWork: UnitOfWork, clock: Clock): Mailer => {
        if (env.SMTP_URL) {
          return new SmtpMailer(smtpOptions(env.SMTP_URL));
        }

        return env.isProduction ? new MissingMailer() : new CapturedMailer(unitOfWork, clock);
      },
    },
  ],
  exports: [Post, Mailer],
})
export class MailModule {}
