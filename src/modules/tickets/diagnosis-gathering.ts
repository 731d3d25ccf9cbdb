import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { Clock } from '../../platform/clock/clock.js';
import { statedInterval, StatedTimeError } from '../../platform/clock/stated-time.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { type Ask, ASKS } from '../diagnosis/diagnose.js';
import type { DiagnosisFacts } from '../diagnosis/diagnosis-facts.js';
import type { Seen, Stated } from '../diagnosis/seen.js';
import type { MatchRequest } from '../matching/match-request.js';
import type { MatchResult } from '../matching/match-outcome.js';
import { NoticeHistory } from '../notices/notice-history.js';
import { answersIn } from './answers-of.js';
import { TicketHints } from './ticket-hints.js';
import { MoneyLook, type SeenMoney, UNASKED } from './money-look.js';

/** A candidate that fits less well is no transaction to build on. */
const LEAST_SCORE = 55;
const FOUND: Readonly<Record<MatchResult, DiagnosisFacts['found']>> = {
  strong: 'strong',
  possible: 'possible',
  duplicate: 'several',
  none: 'none',
};

interface Meant {
  readonly reference: string | null;
  readonly found: DiagnosisFacts['found'];
  readonly ask: Ask | null;
}

/** Gathers what is known of a ticket and its money: from the desk's own tables, and from the wallet as it is now. */
@Injectable()
export class DiagnosisGathering {
  constructor(
    private readonly hints: TicketHints,
    private readonly money: MoneyLook,
    private readonly notices: NoticeHistory,
    private readonly reader: Reader,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  /** Of a row of `tickets`. A wallet that gives no answer is away, whatever kept it. */
  async seenOf(ticket: SqlRow): Promise<Seen> {
    const request = await this.hints.requestOf(ticket);
    const stated = statedOf(ticket, request);
    const meant = await this.meant(String(ticket.id));
    const money =
      ticket.account === null && meant.reference === null
        ? UNASKED
        : await this.money.look({ reference: meant.reference, account: textOf(ticket.account) });

    return this.seen(stated, money, meant);
  }

  /**
   * Of what an agent has confirmed and shown to the customer, and of nothing else: not of the account that was named.
   * Null where nothing is shown.
   */
  async seenOfShown(ticket: SqlRow): Promise<Seen | null> {
    const shown = await this.reader.first(
      `SELECT reference FROM transaction_links
       WHERE ticket_id = ? AND unlinked_at IS NULL AND shown_at IS NOT NULL AND role = 'subject'
       ORDER BY linked_at DESC, id LIMIT 1`,
      [String(ticket.id)],
    );
    if (!shown) {
      return null;
    }
    const reference = String(shown.reference);
    const stated = statedOf(ticket, await this.hints.requestOf(ticket));

    return this.seen(stated, await this.money.look({ account: null, reference }), {
      reference,
      found: 'linked',
      ask: null,
    });
  }

  /** Of one transaction by its number, about which no ticket says anything. */
  async seenOfReference(reference: string): Promise<Seen> {
    return this.seen(NOTHING_SAID, await this.money.look({ account: null, reference }), {
      reference,
      found: 'linked',
      ask: null,
    });
  }

  private async seen(stated: Stated, money: SeenMoney, { found, ask }: Meant): Promise<Seen> {
    const now = this.clock.now();
    const moments = [
      now,
      ...[stated.at, money.subject?.createdAt].filter((at) => at !== null && at !== undefined),
    ];

    return {
      stated,
      ...money,
      found,
      ask,
      notices: stated.type === null ? [] : await this.notices.during(stated.type, moments),
      terms: this.money.terms(),
      now,
      zone: this.env.DESK_TIME_ZONE,
    };
  }

  /** What a person has tied to the ticket as its subject, else what fits best of what was found. */
  private async meant(ticketId: string): Promise<Meant> {
    const linked = await this.reader.first(
      `SELECT reference FROM transaction_links WHERE ticket_id = ? AND unlinked_at IS NULL AND role = 'subject'
       ORDER BY linked_at DESC, id LIMIT 1`,
      [ticketId],
    );
    if (linked) {
      return { reference: String(linked.reference), found: 'linked', ask: null };
    }
    const best = await this.reader.first(
      'SELECT reference, score FROM transaction_candidates WHERE ticket_id = ? ORDER BY rank LIMIT 1',
      [ticketId],
    );
    const run = await this.reader.first(
      'SELECT result, question FROM match_runs WHERE ticket_id = ? ORDER BY at DESC, id LIMIT 1',
      [ticketId],
    );
    const found = FOUND[(run?.result ?? 'none') as MatchResult];

    const ask = ASKS.find((one) => one === run?.question) ?? null;

    return best && found !== 'none' && Number(best.score) >= LEAST_SCORE
      ? { reference: String(best.reference), found, ask }
      : { reference: null, found: 'none', ask };
  }
}

const NOTHING_SAID: Stated = {
  type: null,
  at: null,
  amount: null,
  payee: null,
  words: '',
  disclosed: null,
  attempts: null,
};

function statedOf(ticket: SqlRow, request: MatchRequest): Stated {
  const { F11 = '', F12, F17 } = answersIn(ticket.extra);

  return {
    type: textOf(ticket.type_code),
    at: occurredAt(request),
    amount: request.amount ?? null,
    payee: request.counterparty ?? null,
    words: [String(ticket.subject), request.description ?? '', F11].join('\n'),
    disclosed: F17 === 'yes' || F17 === 'no' || F17 === 'unsure' ? F17 : null,
    attempts: F12 === undefined ? null : Number(F12),
  };
}

/** The latest instant that fits what was said: nobody is told too early that something is overdue. */
function occurredAt({ occurred, sentAt }: MatchRequest): Date | null {
  if (occurred.precision === 'unknown') {
    return null;
  }
  try {
    const { to } = statedInterval(occurred, sentAt);

    return to < sentAt ? to : sentAt;
  } catch (error) {
    if (error instanceof StatedTimeError) {
      return null;
    }
    throw error;
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
