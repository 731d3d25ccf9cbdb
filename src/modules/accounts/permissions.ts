import type { ActorRule } from '../../platform/http/access.js';
import type { Actor } from '../../platform/identity/actor.js';
import {
  canDemote,
  canDisable,
  canManagePeople,
  canRenewAccess,
  canSeePeople,
  canUseBoard,
  canUseDesk,
  mustHaveSecondFactor,
} from '../../policies/account.policy.js';
import { canDecideEscalation, canEscalate } from '../../policies/escalation.policy.js';
import { canReviewArticles, canSeeArticles, canWriteArticles } from '../../policies/faq.policy.js';
import { canReadLive, canSpeakLive } from '../../policies/live.policy.js';
import {
  canDecideReversal,
  canProposeReversal,
  canSeeReversals,
  canWithdrawReversal,
} from '../../policies/reversal.policy.js';
import { canReadReports } from '../../policies/report.policy.js';
import { canManageNotices, canSeeNotices } from '../../policies/notice.policy.js';
import { broughtTicket, canUseServiceApi } from '../../policies/service.policy.js';
import { canApproveRule, canChangeRules, canSeeRules } from '../../policies/diagnosis.policy.js';
import { canChangeTaxonomy, canSeeTaxonomy } from '../../policies/taxonomy.policy.js';
import {
  canHandleTicket,
  canHandOver,
  canOpenTicket,
  canReadInternal,
  canReadTicket,
  canTakeCalls,
  canWriteInTicket,
  ownsTicket,
} from '../../policies/ticket.policy.js';
import {
  canLinkTransaction,
  canSeeHoldReasons,
  canSeeProvider,
  canSeeTransactions,
  canShowTransaction,
} from '../../policies/wallet.policy.js';
import { canManageWidgets, canSeeWidgets } from '../../policies/widget.policy.js';

/** A customer's own, and to everybody else a customer's. */
const ticket = ({ id }: Actor) => ({ customerId: id ?? '' });
/** An admin beside others. */
const colleague = { id: 'another', role: 'admin', isDisabled: false, admins: 2 } as const;

/** Every rule of `src/policies` under its name, asked about a case in which the role alone decides. */
export const PERMISSIONS: Readonly<Record<string, ActorRule>> = {
  canOpenTicket,
  ownsTicket: (actor) => ownsTicket(actor, ticket(actor)),
  canReadTicket: (actor) => canReadTicket(actor, ticket(actor)),
  canWriteInTicket: (actor) => canWriteInTicket(actor, ticket(actor)),
  canUseServiceApi,
  broughtTicket: (actor) => broughtTicket(actor, { serviceKeyId: actor.id }),
  canReadLive,
  canSpeakLive,
  canEscalate: (actor) => canEscalate(actor, ticket(actor)),
  canUseDesk,
  canReadInternal,
  canHandleTicket,
  canTakeCalls,
  canHandOver: (actor) => canHandOver(actor, { assigneeId: actor.id }),
  canSeeTransactions,
  canSeeHoldReasons,
  canLinkTransaction,
  canShowTransaction: (actor) => canShowTransaction(actor, { isCaller: true, isVerified: true }),
  canUseBoard,
  canReadReports,
  canSeeProvider,
  canDecideEscalation,
  canProposeReversal,
  canWithdrawReversal: (actor) => canWithdrawReversal(actor, { proposedBy: actor.id ?? '' }),
  canSeeReversals,
  canDecideReversal: (actor) => canDecideReversal(actor, { proposedBy: 'another' }),
  canSeeRules,
  canChangeRules,
  canApproveRule: (actor) => canApproveRule(actor, { authorId: 'another' }),
  canSeeTaxonomy,
  canChangeTaxonomy,
  canSeeNotices,
  canManageNotices,
  canSeeWidgets,
  canManageWidgets,
  canSeePeople,
  canManagePeople,
  canDemote: (actor) => canDemote(actor, colleague),
  canDisable: (actor) => canDisable(actor, colleague),
  canRenewAccess: (actor) => canRenewAccess(actor, colleague),
  canSeeArticles,
  canWriteArticles,
  canReviewArticles,
  mustHaveSecondFactor: ({ role }) => mustHaveSecondFactor(role),
};
