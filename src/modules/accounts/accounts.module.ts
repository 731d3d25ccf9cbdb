import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorSource } from '../../platform/identity/actor-source.js';
import { Customer, VisitorToken } from './customer.entity.js';
import { KnownDevice } from './known-device.entity.js';
import { RecoveryCode } from './recovery-code.entity.js';
import { Session } from './session.entity.js';
import { SessionsService } from './sessions.service.js';
import { SetupToken } from './setup-token.entity.js';
import { SignInCounter } from './sign-in-counter.entity.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { SignInView } from './sign-in.view.js';
import { StaffAccounts } from './staff-accounts.service.js';
import { User } from './user.entity.js';

const ENTITIES = [
  User,
  Session,
  RecoveryCode,
  KnownDevice,
  SignInCounter,
  SetupToken,
  Customer,
  VisitorToken,
];

/** People, and who stands behind a cookie. Global, because every door asks that. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  controllers: [SignInController],
  providers: [
    SessionsService,
    SignInService,
    SignInView,
    StaffAccounts,
    { provide: ActorSource, useExisting: SessionsService },
  ],
  exports: [ActorSource, StaffAccounts],
})
export class AccountsModule {}
