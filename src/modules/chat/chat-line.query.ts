import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import type { Availability } from './chat-agent.entity.js';

/** States in which somebody still waits for something. */
export const WORKED_ON = `status IN ('new', 'open', 'waiting')`;
const WAITING = `mode = 'live' AND assignee_id IS NULL AND ${WORKED_ON}`;

/** So long somebody counts as there after his last window was seen: sweeps come once a minute. */
const SEEN_MS = 180_000;
const RECENT_MS = 2 * 3_600_000;
const RECENT = 20;
/** Rows of a strip; who waits behind them comes up as others are served. */
const STRIP = 50;
/** People in the line who are told where they are as it moves. */
const TOLD = 200;

/** Where somebody stands in the line, and what is known of how fast it moves. */
export interface PlaceInLine {
  readonly ahead: number;
  readonly attended: boolean;
  /** Of the last chats that were accepted, in milliseconds. */
  readonly waits: readonly number[];
}

/** A chat as the console's strip shows it. */
export interface StripRow {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly typeCode: string | null;
  /** By which version of the types it was begun. */
  readonly taxonomyVersion: number;
  readonly version: number;
  readonly mine: boolean;
  /** Since when the customer has had no answer; null where the last word is the staff's. */
  readonly waitingSince: Date | null;
  readonly unread: number;
}

/** Who waits for a chat, and for how long. Every question reads only what is live. */
@Injectable()
export class ChatLineQuery {
  constructor(private readonly reader: Reader) {}

  async place(ticket: SqlRow, now: Date): Promise<PlaceInLine> {
    const [line, waits] = await Promise.all([
      this.reader.first(
        `SELECT (SELECT count(*) FROM tickets WHERE ${WAITING} AND (opened_at, id) < (?, ?)) AS ahead,
           (SELECT count(*) FROM chat_agents WHERE availability = 'available' AND seen_at > ?) AS agents`,
        [Number(ticket.opened_at), String(ticket.id), now.getTime() - SEEN_MS],
      ),
      this.reader.rows(
        `SELECT waited_ms FROM chat_waits WHERE accepted_at > ? ORDER BY accepted_at DESC LIMIT ${RECENT}`,
        [now.getTime() - RECENT_MS],
      ),
    ]);

    return {
      ahead: Number(line?.ahead),
      attended: Number(line?.agents) > 0,
      waits: waits.map((row) => Number(row.waited_ms)),
    };
  }

  /** The first of the line in their order. */
  async line(): Promise<{ id: string; reference: string }[]> {
    const rows = await this.reader.rows(
      `SELECT id, reference FROM tickets WHERE ${WAITING} ORDER BY opened_at, id LIMIT ${TOLD}`,
    );

    return rows.map((row) => ({ id: String(row.id), reference: String(row.reference) }));
  }

  /** Who cares for this ticket: name and role; null where nobody does. */
  async attendant(ticket: SqlRow): Promise<{ name: string; role: string } | null> {
    const row = ticket.assignee_id
      ? await this.reader.first('SELECT display_name, role FROM users WHERE id = ?', [
          String(ticket.assignee_id),
        ])
      : null;

    return row ? { name: String(row.display_name), role: String(row.role) } : null;
  }

  /** This person's chats and those that wait for anybody; who has waited longest for an answer stands first. */
  async strip(actor: KnownActor): Promise<StripRow[]> {
    const rows = await this.reader.rows(
      `SELECT id, reference, subject, type_code, taxonomy_version, version, assignee_id, since, unread FROM (
         SELECT t.*,
           (SELECT min(e.created_at) FROM entries e WHERE e.ticket_id = t.id AND e.seq > t.last_staff_seq
              AND e.author = 'customer' AND e.kind IN ('message', 'file')) AS since,
           (SELECT count(*) FROM entries e WHERE e.ticket_id = t.id AND e.seq > t.staff_read_seq
              AND e.author = 'customer' AND e.kind IN ('message', 'file')) AS unread
         FROM tickets t WHERE t.mode = 'live' AND (t.assignee_id IS NULL OR t.assignee_id = ?) AND t.${WORKED_ON}
       ) chats ORDER BY CASE WHEN since IS NULL THEN 1 ELSE 0 END, since, opened_at, id LIMIT ${STRIP}`,
      [actor.id],
    );

    return rows.map((row) => ({
      id: String(row.id),
      reference: String(row.reference),
      subject: String(row.subject),
      typeCode: row.type_code === null ? null : String(row.type_code),
      taxonomyVersion: Number(row.taxonomy_version),
      version: Number(row.version),
      mine: row.assignee_id === actor.id,
      waitingSince: row.since === null ? null : new Date(Number(row.since)),
      unread: Number(row.unread),
    }));
  }

  async availability(actor: KnownActor): Promise<Availability> {
    const row = await this.reader.first('SELECT availability FROM chat_agents WHERE user_id = ?', [actor.id]);

    return row?.availability === 'away' ? 'away' : 'available';
  }
}
