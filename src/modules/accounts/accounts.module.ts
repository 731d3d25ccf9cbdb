import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorSource } from '../../platform/identity/actor-source.js';
import { AccessRequest } from './access-request.entity.js';
import { AccessRequestsService } from './access-requests.service.js';
import { AnswerAccessRequest, OldAccessRequests } from './answer-access-request.js';
import { ColleaguesLookup } from './colleagues.lookup.js';
import { CustomerContacts } from './customer-contacts.js';
import { Customer, VisitorToken } from './customer.entity.js';
import { FindRequestController } from './find-request.controller.js';
import { EnterCodeView, EnterLinkView, FindRequestView } from './find-request.view.js';
import { ForgetMeController } from './forget-me.controller.js';
import { ForgetMeView } from './forget-me.view.js';
import { KnownDevice } from './known-device.entity.js';
import { PeopleController } from './people.controller.js';
import { PeopleQuery } from './people.query.js';
import { PeopleService } from './people.service.js';
import { PeopleView } from './people.view.js';
import { PersonController } from './person.controller.js';
import { PersonView } from './person.view.js';
import { ProfileController } from './profile.controller.js';
import { ProfileService } from './profile.service.js';
import { ProfileView } from './profile.view.js';
import { RecoveryCode } from './recovery-code.entity.js';
import { KeyScopes } from './key-scopes.lookup.js';
import { ServiceCustomers } from './service-customers.js';
import { ServiceKey } from './service-key.entity.js';
import { ServiceKeys } from './service-keys.service.js';
import { Session } from './session.entity.js';
import { SessionsService } from './sessions.service.js';
import { SetupController } from './setup.controller.js';
import { SetupService } from './setup.service.js';
import { SetupView } from './setup.view.js';
import { SetupToken } from './setup-token.entity.js';
import { SignInCounter } from './sign-in-counter.entity.js';
import { SignInController } from './sign-in.controller.js';
import { StaffSessions } from './staff-sessions.service.js';
import { Passwords } from './password.js';
import { OwnPassword } from './own-password.service.js';
import { SignInThrottle } from './sign-in-throttle.service.js';
import { KnownDevices } from './known-devices.service.js';
import { EnrolmentSecrets } from './enrolment-secrets.service.js';
import { Entrance } from './entrance.service.js';
import { EnrolmentService } from './enrolment.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { EnrolmentView, RecoveryView, SecondFactorView } from './second-factor.view.js';
import { SignInService } from './sign-in.service.js';
import { SignInView } from './sign-in.view.js';
import { StaffAccounts } from './staff-accounts.service.js';
import { User } from './user.entity.js';
import { VisitorCookie } from './visitor-cookie.js';
import { VisitorTokens } from './visitor-tokens.js';
import { WalletAssertions } from './wallet-assertions.js';
import { WalletIdentities } from './wallet-identities.lookup.js';
import { WalletSignInController } from './wallet-sign-in.controller.js';
import { UsedWalletToken, WalletSession } from './wallet-sign-in.entity.js';
import { WalletSignInService } from './wallet-sign-in.service.js';
import { WalletSignInView } from './wallet-sign-in.view.js';

const ENTITIES = [
  User,
  Session,
  RecoveryCode,
  KnownDevice,
  SignInCounter,
  SetupToken,
  ServiceKey,
  Customer,
  VisitorToken,
  AccessRequest,
  WalletSession,
  UsedWalletToken,
];

/** How customers come back. */
const KNOWN_AGAIN = [
  AccessRequestsService,
  AnswerAccessRequest,
  OldAccessRequests,
  CustomerContacts,
  VisitorTokens,
  VisitorCookie,
  FindRequestView,
  EnterCodeView,
  EnterLinkView,
  ForgetMeView,
];

/** Customers whom their wallet brings. */
const FROM_THE_WALLET = [WalletAssertions, WalletSignInService, WalletSignInView, WalletIdentities];

/** A person's own page. */
const OWN_PAGE = [ProfileService, ProfileView];

/** Who works here. */
const PEOPLE = [ColleaguesLookup, PeopleService, PeopleQuery, PeopleView, PersonView];

/** People, and who stands behind a cookie. Global, because every door asks that. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  controllers: [
    SignInController,
    SecondFactorController,
    SetupController,
    ProfileController,
    PeopleController,
    PersonController,
    FindRequestController,
    ForgetMeController,
    WalletSignInController,
  ],
  providers: [
    ServiceKeys,
    KeyScopes,
    ServiceCustomers,
    SessionsService,
    StaffSessions,
    Passwords,
    OwnPassword,
    SignInThrottle,
    KnownDevices,
    EnrolmentSecrets,
    Entrance,
    SignInService,
    SignInView,
    SecondFactorService,
    SecondFactorView,
    RecoveryView,
    EnrolmentService,
    EnrolmentView,
    SetupService,
    SetupView,
    StaffAccounts,
    ...OWN_PAGE,
    ...PEOPLE,
    ...KNOWN_AGAIN,
    ...FROM_THE_WALLET,
    { provide: ActorSource, useExisting: SessionsService },
  ],
  exports: [
    ActorSource,
    ColleaguesLookup,
    CustomerContacts,
    KeyScopes,
    ServiceCustomers,
    SetupService,
    StaffAccounts,
    WalletAssertions,
    WalletIdentities,
  ],
})
export class AccountsModule {}
