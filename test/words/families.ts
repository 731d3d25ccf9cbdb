import {
  BOARD_MOVES,
  CUSTOMER_REASONS,
  ESCALATION_OUTCOMES,
  ESCALATION_STATUSES,
  STAFF_REASONS,
} from '../../src/modules/escalations/escalation-status.js';
import { PERMISSIONS } from '../../src/modules/accounts/permissions.js';
import { CAPABILITIES, SIGN_INS } from '../../src/modules/desk/wallet-profile-facts.js';
import { WALLET_STATES } from '../../src/modules/desk/wallet-state.js';
import { WAY_STAGES } from '../../src/modules/desk/money-way.js';
import { QUEUE_SORTS } from '../../src/modules/desk/queue.query.js';
import { QUEUE_VIEWS } from '../../src/modules/desk/queue-scope.js';
import {
  EXCEPTION_FIELDS,
  type ExceptionField,
  FIELD_CODES,
} from '../../src/modules/exceptions/exception-fields.js';
import {
  ESCALATION_LINES,
  EXCEPTION_CAUSES,
  EXCEPTION_GROUPS,
  LOOKUPS,
  PRIORITIES,
} from '../../src/modules/exceptions/exception-type.js';
import { LACKS } from '../../src/modules/exceptions/edition-lacks.js';
import { EDITION_FACTS } from '../../src/modules/exceptions/edition-changes.js';
import { FIELD_PLACES, TEXTS } from '../../src/modules/exceptions/exception-edit.dto.js';
import { EXCEPTION_CODES, EXCEPTION_TYPES } from '../../src/modules/exceptions/taxonomy.js';
import { BADGE_STATES } from '../../src/modules/faq/article-badges.js';
import { FEEDBACK_REASONS, VERDICTS } from '../../src/modules/faq/article-feedback.entity.js';
import { ARTICLE_CAUSES } from '../../src/modules/faq/article-file.js';
import { SYNONYM_ACTS } from '../../src/modules/faq/synonym-acts.js';
import { GROUP_FAULTS } from '../../src/modules/faq/synonym-expressions.js';
import { LIST_TABS } from '../../src/modules/faq/article-list.query.js';
import { EDITOR_TABS, GAPS } from '../../src/modules/faq/editor-tabs.js';
import {
  NOTICE_FEATURES,
  NOTICE_KINDS,
  NOTICE_SEVERITIES,
} from '../../src/modules/notices/notice-content.js';
import { NOTICE_STATUSES } from '../../src/modules/notices/notice-status.js';
import { TOLD_ANSWERS } from '../../src/modules/notices/subscription.dto.js';
import { ARTICLE_VISIBILITIES } from '../../src/modules/faq/article-words.js';
import { EDITS, TEXT_ACTS } from '../../src/modules/faq/edit-article.dto.js';
import { ARTICLE_TOPICS } from '../../src/modules/faq/editor-settings.js';
import { FAQ_FIGURES } from '../../src/modules/reports/faq-figures.js';
import { REPORT_COLUMNS } from '../../src/modules/reports/faq-report.query.js';
import { EVIDENCE_KINDS } from '../../src/modules/matching/match-evidence.js';
import { MATCH_RESULTS, NEXT_QUESTIONS } from '../../src/modules/matching/match-outcome.js';
import { LOOK_PURPOSES } from '../../src/modules/tickets/look-purpose.js';
import { QUIET_MOVES } from '../../src/modules/tickets/ticket-handling.service.js';
import { DAY_PARTS } from '../../src/modules/tickets/day-parts.js';
import { CALL_FAMILIES } from './call-families.js';
import { RULE_FAMILIES } from './rule-families.js';
import { REVERSAL_FAMILIES } from './reversal-families.js';
import { INTAKE_STEPS } from '../../src/modules/tickets/intake-steps.js';
import { STORY_PROMPTS } from '../../src/modules/tickets/intake-what.view.js';
import { STAGE_NAMES } from '../../src/modules/tickets/money-stage.js';
import { LINK_ROLES } from '../../src/modules/tickets/transaction.entity.js';
import { LINK_ACTS } from '../../src/modules/tickets/link-request.js';
import { TICKET_STATUSES } from '../../src/modules/tickets/ticket-status.js';
import { TICKET_FACTS } from './ticket-facts.js';
import { LANGUAGES } from '../../src/platform/i18n/languages.js';
import { EVIDENCE_FIGURES } from '../../src/modules/diagnosis/figure-words.js';
import { FACT_FIELDS, FACT_NAMES } from '../../src/modules/diagnosis/diagnosis-facts.js';
import { DISCLOSURES } from '../../src/modules/diagnosis/diagnosis-rule.js';
import { ACCOUNT_CONDITIONS } from '../../src/modules/wallets/wallet-account.js';
import { BREAKER_STATES } from '../../src/modules/wallets/circuit-breaker.js';
import { DROPPABLE } from '../../src/modules/wallets/wallet-profile.js';
import { WALLET_ERROR_KINDS } from '../../src/modules/wallets/wallet-error.js';
import { FAILURE_REASONS } from '../../src/modules/wallets/wallet-transaction.js';
import { STAFF_ROLES } from '../../src/platform/identity/actor.js';
import { HIDDEN } from '../../src/platform/redaction/redact.js';
import { MAIL_TEMPLATES } from '../../src/platform/mail/mail.js';
import { WIDGET_STATES } from '../../src/modules/widgets/widget-app.js';

/** Patterns, and all that may stand at the `*`; null where only the data knows it, and the words that there are do. */
export type Families = Readonly<Record<string, readonly string[] | null>>;

/**
 * Keys that the program puts together: each must have its words. One pattern of words is one line here;
 * `npm run build` names those that are missing.
 */
export const FAMILIES: Families = {
  'access.forget.*': ['nothing', 'by-contact', 'no-way'],
  'accounts.errors.*': ['code', 'recovery'],
  'api.calls.*.about': null,
  'api.calls.*.title': null,
  'api.docs.places.*': ['path', 'query', 'header', 'body'],
  'api.fields.*': null,
  'api.statuses.*': null,
  'api.tags.*': null,
  'chat.presence.*': ['customer-here', 'customer-away', 'staff-here', 'staff-away'],
  'chat.roles.*': STAFF_ROLES,
  'common.languages.*': LANGUAGES,
  'desk.board.columns.*': ESCALATION_STATUSES,
  'desk.board.done.*': BOARD_MOVES,
  'desk.board.dues.*': ESCALATION_STATUSES,
  'desk.board.empty.*': ESCALATION_STATUSES,
  'desk.board.moves.*': BOARD_MOVES,
  'desk.done.link.*': LINK_ACTS,
  'desk.done.moved.*': QUIET_MOVES,
  'desk.money.exact.*': ['createdAt', 'modifiedAt'],
  'desk.money.facts.*': [
    'amount',
    'fees',
    'total',
    'receipt',
    'wallet-state',
    'wallet-reason',
    'hold-until',
    'hold-reason',
    'expected',
    'returns',
  ],
  'desk.money.relations.*': ['original', 'reversal', 'duplicate', 'ticket'],
  'desk.money.way.*': WAY_STAGES,
  'desk.purposes.*': LOOK_PURPOSES,
  'desk.roles.*': LINK_ROLES,
  'desk.ticket.facts.*': ['there', 'language', 'type', 'account', 'occurred', 'amount', 'opened'],
  'desk.priorities.*': PRIORITIES,
  'desk.queue.empty.*': QUEUE_VIEWS,
  'desk.queue.sorts.*': QUEUE_SORTS,
  'desk.queue.views.*': QUEUE_VIEWS,
  'diagnosis.confidence.*': ['sure', 'likely', 'unsure'],
  'diagnosis.disclosure.*': DISCLOSURES,
  'diagnosis.facts.*': FACT_NAMES,
  'diagnosis.figures.*': EVIDENCE_FIGURES,
  'diagnosis.values.*': [
    'unknown',
    'yes',
    'no',
    ...FACT_NAMES.flatMap((field) => {
      const known = FACT_FIELDS[field];

      return typeof known === 'string' || field === 'direction'
        ? []
        : known.filter((word) => word !== 'yes' && word !== 'no').map((word) => `${field}-${word}`);
    }),
    ...ACCOUNT_CONDITIONS.map((word) => `subState-${word}`),
    ...FAILURE_REASONS.map((word) => `reason-${word}`),
  ],
  'editor.acts.*': [...TEXT_ACTS, 'remove'],
  'editor.done.*': EDITS,
  'editor.empty.*': [...LIST_TABS, GAPS],
  'editor.languages.*': LANGUAGES,
  'editor.states.*': BADGE_STATES,
  'editor.tabs.*': EDITOR_TABS,
  'editor.topics.*': ARTICLE_TOPICS,
  'editor.versions.fields.*': ['keywords', 'causes', 'typeCode', 'topic', 'visibility'],
  'editor.visibilities.*': ARTICLE_VISIBILITIES,
  'desk.statuses.*': TICKET_STATUSES,
  'desk.ticket.lookups.*': ['none', 'waiting', 'found', 'nothing', 'unknown-account', 'several-accounts'],
  ...CALL_FAMILIES,
  ...REVERSAL_FAMILIES,
  ...RULE_FAMILIES,
  'desk.ticket.moves.*': QUIET_MOVES,
  'errors.*': null,
  'errors.titles.*': [
    'not-found',
    'refused',
    'unavailable',
    'signed-out',
    'forbidden',
    'too-large',
    'too-many',
  ],
  'escalations.outcomes.*': ESCALATION_OUTCOMES,
  'escalations.states.*': [
    ...ESCALATION_STATUSES,
    ...ESCALATION_STATUSES.filter((status) => status !== 'decided').map((status) => `${status}-late`),
  ],
  'escalations.why.*': [...CUSTOMER_REASONS, ...STAFF_REASONS],
  'exceptions.causes.*': EXCEPTION_TYPES.flatMap(({ code, causes }) => causes.map((tag) => `${code}-${tag}`)),
  'exceptions.fields.*.hint': FIELD_CODES,
  'exceptions.fields.*.label': FIELD_CODES,
  'exceptions.groups.*': EXCEPTION_GROUPS,
  'exceptions.options.*': Object.values<ExceptionField>(EXCEPTION_FIELDS).flatMap(
    ({ options = [] }) => options,
  ),
  'exceptions.steps.*': null,
  'exceptions.tags.*': EXCEPTION_CAUSES,
  'exceptions.types.*.about': EXCEPTION_CODES,
  'exceptions.types.*.name': EXCEPTION_CODES,
  'faq.causes.*': ARTICLE_CAUSES,
  'faq.feedback.reasons.*': FEEDBACK_REASONS,
  'faq.feedback.thanks.*': VERDICTS,
  'matching.evidence.*': EVIDENCE_KINDS,
  'matching.questions.*': NEXT_QUESTIONS,
  'matching.results.*': MATCH_RESULTS,
  'mail.*.subject': MAIL_TEMPLATES,
  'intake.*.title': INTAKE_STEPS,
  'intake.errors.answer-*': ['long', 'choice', 'yes-no', 'number', 'bank'],
  'intake.folds.*': ['earlier', 'later'],
  'intake.parts.*': DAY_PARTS,
  'intake.rows.*': ['type', 'account', 'contact', 'transaction', 'when', 'amount', 'what', 'files'],
  'intake.what.prompts.*': STORY_PROMPTS,
  'portal.money.*': ['never-left', 'is-back'],
  'portal.money.now.*': [...STAGE_NAMES, 'unknown'],
  'portal.money.stages.*': STAGE_NAMES,
  'portal.promise.*': ['first', 'first-missed', 'next', 'next-missed'],
  'people.done.*': ['role', 'disabled', 'enabled', 'second-factor', 'sessions'],
  'notices.admin.done.*': ['save', 'publish', 'updated', 'ended', 'cancelled'],
  'notices.done.*': ['asked', ...TOLD_ANSWERS],
  'notices.features.*': NOTICE_FEATURES,
  'notices.kinds.*': NOTICE_KINDS,
  'notices.labels.*': ['outage', 'maintenance', 'planned'],
  'notices.severities.*': NOTICE_SEVERITIES,
  'notices.statuses.*': NOTICE_STATUSES,
  'people.permissions.*': Object.keys(PERMISSIONS),
  'people.roles.*': ['customer', ...STAFF_ROLES],
  'portal.received.follow.*': ['mail', 'page'],
  'portal.received.steps.*': ['have-it', 'first-reply', 'result'],
  'provider.auth.*': SIGN_INS,
  'provider.breaker-means.*': BREAKER_STATES,
  'provider.breakers.*': BREAKER_STATES,
  'provider.capabilities.*': [...CAPABILITIES, 'title', 'yes', 'no'],
  'provider.dropped.*': [...DROPPABLE, 'none'],
  'provider.figures.*': ['title', 'heartbeat', 'p50', 'p95', 'breaker', 'success', 'failure'],
  'provider.heartbeats.*': ['available', 'degraded', 'unavailable'],
  'provider.kinds.*': WALLET_ERROR_KINDS,
  'provider.profile.*': ['title', 'name', 'zone', 'auth', 'window', 'holidays', 'dropped'],
  'provider.states.*': WALLET_STATES,
  'redaction.told.*': [...HIDDEN, 'several'],
  'files.errors.*': ['broken', 'none', 'too-large'],
  'states.theme.*': ['light', 'dark'],
  'tickets.authors.*': ['you', 'customer', 'staff', 'system'],
  'tickets.errors.*': ['date', 'time', 'zone'],
  'reports.faq.columns.*': REPORT_COLUMNS,
  'reports.faq.figures.*': FAQ_FIGURES,
  'reports.triage.places.*': ['intake', 'agent'],
  'tickets.facts.*': TICKET_FACTS,
  'synonyms.done.*': SYNONYM_ACTS,
  'synonyms.errors.*': GROUP_FAULTS,
  'taxonomy.done.*': ['saved', 'discarded', 'in-force', 'restored'],
  'taxonomy.facts.*': EDITION_FACTS,
  'taxonomy.languages.*': LANGUAGES,
  'taxonomy.lines.*': [...ESCALATION_LINES, 'none'],
  'taxonomy.lookups.*': LOOKUPS,
  'taxonomy.offered.*': ['yes', 'no'],
  'taxonomy.places.*': FIELD_PLACES,
  'taxonomy.texts.*': TEXTS,
  'taxonomy.errors.*-long': TEXTS,
  'taxonomy.lacks.*': LANGUAGES.flatMap((language) => LACKS.map((what) => `${language}-${what}`)),
  'tickets.statuses.*': TICKET_STATUSES,
  'widgets.states.*': WIDGET_STATES,
};
