import type { MigrationInterface } from 'typeorm';
import { CreatePlatform1764000000000 } from './migrations/1764000000000-create-platform.js';
import { CreateAccounts1764000100000 } from './migrations/1764000100000-create-accounts.js';
import { CreateArticles1764000150000 } from './migrations/1764000150000-create-articles.js';
import { CreateTickets1764000300000 } from './migrations/1764000300000-create-tickets.js';
import { CreateEscalations1764000400000 } from './migrations/1764000400000-create-escalations.js';
import { CreateAudit1764500000000 } from './migrations/1764500000000-create-audit.js';
import { CreateStaffSignIn1764510000000 } from './migrations/1764510000000-create-staff-sign-in.js';
import { CreateMail1764520000000 } from './migrations/1764520000000-create-mail.js';
import { KnowCustomersAgain1764520100000 } from './migrations/1764520100000-know-customers-again.js';
import { CreateToldCustomers1764520200000 } from './migrations/1764520200000-create-told-customers.js';
import { CreateTicketFiles1764540000000 } from './migrations/1764540000000-create-ticket-files.js';
import { CreateEpoch1764550000000 } from './migrations/1764550000000-create-epoch.js';
import { PromiseFirstReplies1764600000000 } from './migrations/1764600000000-promise-first-replies.js';
import { CreateServiceKeys1764600100000 } from './migrations/1764600100000-create-service-keys.js';
import { CreateIntakeDrafts1764620000000 } from './migrations/1764620000000-create-intake-drafts.js';
import { KeepMoreOfLinks1764630000000 } from './migrations/1764630000000-keep-more-of-links.js';
import { OrderQueues1764630100000 } from './migrations/1764630100000-order-queues.js';
import { ExtendEscalations1764640000000 } from './migrations/1764640000000-extend-escalations.js';
import { CreateChatLine1764650000000 } from './migrations/1764650000000-create-chat-line.js';
import { OweEarlierTickets1764660000000 } from './migrations/1764660000000-owe-earlier-tickets.js';
import { KeepAccountStates1764670000000 } from './migrations/1764670000000-keep-account-states.js';
import { KeepArticleHistory1764671000000 } from './migrations/1764671000000-keep-article-history.js';
import { CreateQuestionHistory1764672000000 } from './migrations/1764672000000-create-question-history.js';
import { CreateTaxonomyVersions1764673000000 } from './migrations/1764673000000-create-taxonomy-versions.js';
import { CountOpenTypes1764673100000 } from './migrations/1764673100000-count-open-types.js';
import { CreateNotices1764674000000 } from './migrations/1764674000000-create-notices.js';
import { FollowJourneys1764675000000 } from './migrations/1764675000000-follow-journeys.js';
import { CreateArticleWriters1764676000000 } from './migrations/1764676000000-create-article-writers.js';
import { SuggestTypes1764677000000 } from './migrations/1764677000000-suggest-types.js';
import { CreateSearchWords1764679000000 } from './migrations/1764679000000-create-search-words.js';
import { KeepSearchWords1764679100000 } from './migrations/1764679100000-keep-search-words.js';
import { CreateWalletSignIn1764680000000 } from './migrations/1764680000000-create-wallet-sign-in.js';
import { PickTransactions1764680100000 } from './migrations/1764680100000-pick-transactions.js';
import { CountDraftsOn1764690000000 } from './migrations/1764690000000-count-drafts-on.js';
import { CountHelpChanges1764690100000 } from './migrations/1764690100000-count-help-changes.js';
import { SortQueuesByType1764690200000 } from './migrations/1764690200000-sort-queues-by-type.js';
import { CreateStaffGroups1764690300000 } from './migrations/1764690300000-create-staff-groups.js';
import { KeepMatchRuns1764710000000 } from './migrations/1764710000000-keep-match-runs.js';
import { CreateDiagnosis1764720000000 } from './migrations/1764720000000-create-diagnosis.js';
import { KeepConfirmedLinks1764730000000 } from './migrations/1764730000000-keep-confirmed-links.js';
import { CheckLinks1764730100000 } from './migrations/1764730100000-check-links.js';
import { KnowAccountsOfLinks1764730200000 } from './migrations/1764730200000-know-accounts-of-links.js';
import { CreateReversalRequests1764740000000 } from './migrations/1764740000000-create-reversal-requests.js';
import { TakeCalls1764741000000 } from './migrations/1764741000000-take-calls.js';
import { ProposeIncidents1764742000000 } from './migrations/1764742000000-propose-incidents.js';
import { CreateWidgetApps1764743000000 } from './migrations/1764743000000-create-widget-apps.js';
import { EndReversals1764746000000 } from './migrations/1764746000000-end-reversals.js';

/** Every file of the folder `migrations`, in order of its number. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  CreatePlatform1764000000000,
  CreateAccounts1764000100000,
  CreateArticles1764000150000,
  CreateTickets1764000300000,
  CreateEscalations1764000400000,
  CreateAudit1764500000000,
  CreateStaffSignIn1764510000000,
  CreateMail1764520000000,
  KnowCustomersAgain1764520100000,
  CreateToldCustomers1764520200000,
  CreateTicketFiles1764540000000,
  CreateEpoch1764550000000,
  PromiseFirstReplies1764600000000,
  CreateServiceKeys1764600100000,
  CreateIntakeDrafts1764620000000,
  KeepMoreOfLinks1764630000000,
  OrderQueues1764630100000,
  ExtendEscalations1764640000000,
  CreateChatLine1764650000000,
  OweEarlierTickets1764660000000,
  KeepAccountStates1764670000000,
  KeepArticleHistory1764671000000,
  CreateQuestionHistory1764672000000,
  CreateTaxonomyVersions1764673000000,
  CountOpenTypes1764673100000,
  CreateNotices1764674000000,
  FollowJourneys1764675000000,
  CreateArticleWriters1764676000000,
  SuggestTypes1764677000000,
  CreateSearchWords1764679000000,
  KeepSearchWords1764679100000,
  CreateWalletSignIn1764680000000,
  PickTransactions1764680100000,
  CountDraftsOn1764690000000,
  CountHelpChanges1764690100000,
  SortQueuesByType1764690200000,
  CreateStaffGroups1764690300000,
  KeepMatchRuns1764710000000,
  CreateDiagnosis1764720000000,
  KeepConfirmedLinks1764730000000,
  CheckLinks1764730100000,
  KnowAccountsOfLinks1764730200000,
  CreateReversalRequests1764740000000,
  TakeCalls1764741000000,
  ProposeIncidents1764742000000,
  CreateWidgetApps1764743000000,
  EndReversals1764746000000,
];
