import { ANONYMOUS, type Actor, NO_CHOICES, type Role, STAFF_ROLES } from '../platform/identity/actor.js';
import { canUseBoard, canUseDesk } from './account.policy.js';
import { canReadReports } from './report.policy.js';
import { canManageNotices, canSeeNotices } from './notice.policy.js';
import { canDecideEscalation, canEscalate } from './escalation.policy.js';
import { canReviewArticles, canSeeArticles, canWriteArticles } from './faq.policy.js';
import {
  canHandleTicket,
  canHandOver,
  canOpenTicket,
  canReadInternal,
  canReadTicket,
  canTakeCalls,
  canWriteInTicket,
} from './ticket.policy.js';
import {
  canLinkTransaction,
  canSeeHoldReasons,
  canSeeTransactions,
  canShowTransaction,
} from './wallet.policy.js';
import { canManageWidgets, canSeeWidgets } from './widget.policy.js';

const as = (role: Role, id: string = role): Actor => ({
  id,
  role,
  name: role,
  sessionId: null,
  ...NO_CHOICES,
  level: null,
});
const people: Record<string, Actor> = {
  nobody: ANONYMOUS,
  owner: as('customer', 'owner'),
  stranger: as('customer', 'stranger'),
  ...Object.fromEntries(STAFF_ROLES.map((role) => [role, as(role)])),
};
const ticket = { customerId: 'owner' };
const allowed = (rule: (actor: Actor) => boolean): string =>
  Object.entries(people)
    .filter(([, actor]) => rule(actor))
    .map(([name]) => name)
    .join(' ');

describe('who may do what', () => {
  it.each<[string, (actor: Actor) => boolean, string]>([
    ['open a ticket', canOpenTicket, 'owner stranger'],
    [
      'read a ticket',
      (a) => canReadTicket(a, ticket),
      'owner agent specialist supervisor compliance admin auditor',
    ],
    ['write in a ticket', (a) => canWriteInTicket(a, ticket), 'owner agent specialist supervisor'],
    ['handle a ticket', canHandleTicket, 'agent specialist supervisor'],
    ['take a call', canTakeCalls, 'agent specialist supervisor'],
    [
      'hand over a ticket of their own',
      (a) => canHandOver(a, { assigneeId: a.id }),
      'agent specialist supervisor',
    ],
    ['hand over a ticket of the agent', (a) => canHandOver(a, { assigneeId: 'agent' }), 'agent supervisor'],
    ['hand over a ticket that nobody has', (a) => canHandOver(a, { assigneeId: null }), ''],
    ['read what is internal', canReadInternal, 'agent specialist supervisor compliance admin auditor'],
    ['use the desk', canUseDesk, 'agent specialist supervisor compliance admin auditor'],
    ['read the figures', canReadReports, 'supervisor compliance admin auditor'],
    ['use the board', canUseBoard, 'supervisor compliance admin auditor'],
    ['ask for a supervisor', (a) => canEscalate(a, ticket), 'owner agent specialist supervisor'],
    ['decide an escalation', canDecideEscalation, 'supervisor'],
    ['see articles', canSeeArticles, 'agent specialist supervisor compliance admin auditor'],
    ['write articles', canWriteArticles, 'admin'],
    ['let articles out', canReviewArticles, 'supervisor admin'],
    ['write notices for everybody', canManageNotices, 'supervisor admin'],
    ['see all notices', canSeeNotices, 'supervisor compliance admin auditor'],
    ['say where our help stands', canManageWidgets, 'admin'],
    ['see where our help stands', canSeeWidgets, 'compliance admin auditor'],
    ['see transactions', canSeeTransactions, 'agent specialist supervisor compliance auditor'],
    ['see why the wallet holds money', canSeeHoldReasons, 'specialist supervisor compliance auditor'],
    ['see articles that are not out', canSeeArticles, 'agent specialist supervisor compliance admin auditor'],
    ['write articles', canWriteArticles, 'admin'],
    ['let articles out', canReviewArticles, 'supervisor admin'],
    ['link a transaction', canLinkTransaction, 'agent specialist supervisor'],
    [
      'show a transaction to who wrote',
      (a) => canShowTransaction(a, { isCaller: false, isVerified: false }),
      'agent specialist supervisor',
    ],
    [
      'show a transaction to a caller who was verified',
      (a) => canShowTransaction(a, { isCaller: true, isVerified: true }),
      'agent specialist supervisor',
    ],
    [
      'show a transaction to a caller whom nobody has verified',
      (a) => canShowTransaction(a, { isCaller: true, isVerified: false }),
      '',
    ],
  ])('%s', (_, rule, names) => {
    expect(allowed(rule)).toBe(names);
  });
});
