import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { parseReference } from '../../platform/ids/reference.js';
import type { CallerProof } from './caller-proofs.js';

/** The last call about a ticket. */
export interface LastCall {
  readonly callerName: string;
  readonly phone: string;
  readonly takenBy: string;
  readonly proof: CallerProof | null;
  /** Whether the customer can be written to. */
  readonly hasMail: boolean;
}

/** A request that may be what somebody calls about. */
export interface OpenRequest {
  readonly reference: string;
  readonly subject: string;
  readonly typeCode: string | null;
  readonly taxonomyVersion: number;
  readonly status: string;
  readonly openedAt: Date;
}

const MOST = 5;
const OPEN = `SELECT reference, subject, type_code, taxonomy_version, status, opened_at FROM tickets
  WHERE status NOT IN ('resolved', 'closed')`;

/** What the staff may know of somebody who calls, and of what he calls about. */
@Injectable()
export class CallerLookup {
  constructor(private readonly reader: Reader) {}

  /** Null where nobody has called about it. */
  async lastCall(ticketId: string): Promise<LastCall | null> {
    const row = await this.reader.first(
      `SELECT k.caller_name, k.phone, k.proof, u.display_name, c.contact FROM calls k
       JOIN users u ON u.id = k.taken_by JOIN tickets t ON t.id = k.ticket_id JOIN customers c ON c.id = t.customer_id
       WHERE k.ticket_id = ? ORDER BY k.taken_at DESC, k.id DESC LIMIT 1`,
      [ticketId],
    );

    return (
      row && {
        callerName: String(row.caller_name ?? ''),
        phone: String(row.phone ?? ''),
        takenBy: String(row.display_name),
        proof: row.proof as CallerProof | null,
        hasMail: row.contact !== null,
      }
    );
  }

  /**
   * Whether anything vouches for whoever speaks in a ticket: his mailbox, his wallet, or the staff that has heard him.
   * Where he rang, the staff alone: whose mailbox he names says neither who he is nor whose account it is.
   */
  async isVerified(ticketId: string): Promise<boolean> {
    const row = await this.reader.first(
      `SELECT 1 AS yes FROM tickets t JOIN customers c ON c.id = t.customer_id
       WHERE t.id = ? AND ((COALESCE(t.channel, '') <> 'phone' AND (c.contact_proved_at IS NOT NULL OR c.wallet_subject IS NOT NULL)) OR (
         SELECT k.proof FROM calls k WHERE k.ticket_id = t.id ORDER BY k.taken_at DESC, k.id DESC LIMIT 1) IS NOT NULL)`,
      [ticketId],
    );

    return row !== null;
  }

  /** Open requests about this account, whoever sent them, and the one whose reference the caller names. Newest first. */
  async openAbout(account: string, named: string): Promise<OpenRequest[]> {
    const reference = parseReference(named);
    const asked = [
      ...(account === '' ? [] : [[`lower(replace(account, ' ', '')) = lower(replace(?, ' ', ''))`, account]]),
      ...(reference === null ? [] : [['reference = ?', reference]]),
    ] as const;
    const found = await Promise.all(
      asked.map(([where, value]) =>
        this.reader.rows(`${OPEN} AND ${where} ORDER BY opened_at DESC, id DESC LIMIT ${MOST}`, [
          String(value),
        ]),
      ),
    );
    const requests = found.flat().map((row) => ({
      reference: String(row.reference),
      subject: String(row.subject),
      typeCode: row.type_code === null ? null : String(row.type_code),
      taxonomyVersion: Number(row.taxonomy_version),
      status: String(row.status),
      openedAt: new Date(Number(row.opened_at)),
    }));

    return requests.filter(
      (one, index) => requests.findIndex((other) => other.reference === one.reference) === index,
    );
  }
}
