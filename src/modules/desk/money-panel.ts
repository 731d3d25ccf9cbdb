import { Injectable } from '@nestjs/common';
import { isIanaZone } from '../../config/env-values.js';
import { canSeeHoldReasons, canSeeTransactions, canShowTransaction } from '../../policies/wallet.policy.js';
import { instantOf } from '../../platform/database/columns.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { FormState } from '../../platform/http/form.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import type { MatchResult, NextQuestion } from '../matching/match-outcome.js';
import { questionText, resultText } from '../matching/match-texts.js';
import { CallerLookup } from '../tickets/caller.lookup.js';
import { ShownMoney } from '../tickets/shown-money.js';
import { LINK_ROLES } from '../tickets/transaction.entity.js';
import type { AccountState } from '../wallets/wallet-account.js';
import { ACCOUNT_STATE_TEXT } from '../wallets/wallet-texts.js';
import { linkModel, type LinkModel, type Look, lookOf } from './linked-transaction.view.js';
import { MoneyQuery } from './money.query.js';
import { relativesOf } from './money-relatives.js';
import { type LinkReversals, ReversalPanel } from './reversal-panel.js';
import { type CandidateModel, candidateModel, type Clocks } from './transaction.view.js';

export interface MoneyPanelModel {
  /** '' for who sees no transactions. */
  readonly walletState: string;
  /** How the wallet showed the account, and when; null while it has not. */
  readonly account: { readonly text: string; readonly seenAt: Date } | null;
  /** How sure the newest search was, what would make it surer, and what must be known of it; '' where nobody searched. */
  readonly match: { readonly result: string; readonly question: string; readonly warning: string };
  readonly candidates: readonly CandidateModel[];
  readonly links: readonly PanelLink[];
  /** Where one proposes that money goes back, of the newest transaction of which it can; '' where none is. */
  readonly proposePath: string;
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  /** Nothing but his browser vouches for the customer: what he may be shown must be checked first. */
  readonly unverified: boolean;
  /** Whether he may be shown anything at all: a caller only after somebody has made sure who he is. */
  readonly mayShow: boolean;
  /** A question to the wallet was just refused: its form stands open. */
  readonly looking: boolean;
}

type PanelLink = LinkModel & LinkReversals;

const NO_MATCH = { result: '', question: '', warning: '' };

/**
 * The transactions behind a ticket: what is tied to it, what is suggested, and the form that asks for more. Reads what is
 * stored, and never asks the wallet: a page waits for nobody. Who is shown it is noted before.
 */
@Injectable()
export class MoneyPanel {
  constructor(
    private readonly query: MoneyQuery,
    private readonly callers: CallerLookup,
    private readonly shown: ShownMoney,
    private readonly reversals: ReversalPanel,
  ) {}

  async model(actor: Actor, ticket: SqlRow, state: FormState, words: Words): Promise<MoneyPanelModel> {
    const shared = {
      roles: LINK_ROLES.map((value) => ({ value, label: words.t(`desk.roles.${value}`) })),
      looking: 'lookReference' in state.values,
    };
    if (!canSeeTransactions(actor)) {
      const nothing = { candidates: [], links: [], proposePath: '', unverified: false, mayShow: false };

      return { walletState: '', account: null, match: NO_MATCH, ...nothing, ...shared };
    }
    const id = String(ticket.id);
    const clocks = clocksOf(ticket, words);
    const candidates = await this.query.candidates(id);
    const links = await this.links(actor, ticket, candidates, clocks);
    const account = accountModel(ticket, words);
    if (account || candidates.length + links.length > 0) {
      await this.shown.note(
        actor,
        id,
        [...links, ...candidates].map(({ reference }) => reference),
      );
    }
    // Said where something could be shown.
    const unverified = links.length > 0 && !(await this.callers.isVerified(id));
    const isCaller = ticket.channel === 'phone';

    return {
      walletState: words.t(`desk.ticket.lookups.${String(ticket.lookup_state)}`),
      account,
      match: matchModel(await this.query.run(id), words),
      candidates: candidates.map((row) => candidateModel(row, clocks)),
      links,
      proposePath: links.findLast(({ proposePath }) => proposePath !== '')?.proposePath ?? '',
      unverified,
      mayShow: canShowTransaction(actor, { isCaller, isVerified: !unverified }),
      ...shared,
    };
  }

  private async links(
    actor: Actor,
    ticket: SqlRow,
    candidates: readonly SqlRow[],
    clocks: Clocks,
  ): Promise<PanelLink[]> {
    const ticketId = String(ticket.id);
    const links = await this.query.links(ticketId);
    if (links.length === 0) {
      return [];
    }
    const seen = await this.query.seen(ticketId);
    const looksOf = (id: unknown): Look[] => seen.filter((row) => row.link_id === id).map(lookOf);
    const looked = links.map((row) => ({ row, looks: looksOf(row.id) }));
    const known = { candidates, looked, elsewhere: await this.query.elsewhere(ticketId) };

    const reversalsOf = await this.reversals.of(actor, ticket, clocks.ours);
    const mayKnowHold = canSeeHoldReasons(actor);

    return looked.flatMap(({ row, looks: [newest, ...older] }) => {
      if (!newest) {
        return [];
      }
      const relatives = relativesOf(row, newest, known, clocks.ours);

      return [
        {
          ...linkModel(row, [newest, ...older], relatives, clocks, mayKnowHold),
          ...reversalsOf(String(row.id), newest.kept),
        },
      ];
    });
  }
}

/** The customer's clock where he named his zone; else the reader's, and then one time says it all. */
function clocksOf({ occurred_zone: zone }: SqlRow, ours: Words): Clocks {
  return { ours, theirs: typeof zone === 'string' && isIanaZone(zone) ? ours.in(zone) : ours };
}

function matchModel(run: SqlRow | null, words: Words): MoneyPanelModel['match'] {
  if (!run) {
    return NO_MATCH;
  }
  const warnings = [
    Number(run.truncated) === 1 ? words.t('desk.money.truncated') : '',
    Number(run.foreign_reference) === 1 ? words.t('desk.money.foreign') : '',
  ];

  return {
    result: words.t(resultText(run.result as MatchResult)),
    question: run.question === null ? '' : words.t(questionText(run.question as NextQuestion)),
    warning: warnings.filter(Boolean).join(' '),
  };
}

/** The wallet's own word says more than ours where an account cannot be used. */
function accountModel(ticket: SqlRow, words: Words): MoneyPanelModel['account'] {
  const seenAt = instantOf(ticket.account_seen_at);
  if (!seenAt) {
    return null;
  }
  const text = words.t(ACCOUNT_STATE_TEXT[ticket.account_state as AccountState]);

  return { text: ticket.account_word ? `${text} (${String(ticket.account_word)})` : text, seenAt };
}
