import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';

/** An order that a client gave under his correlation id, and what came of it. */
export interface RequestRow {
  readonly correlation_id: string;
  readonly client_id: string;
  readonly server_id: string;
  readonly notification: 'polling' | 'callback';
  /** The transaction that was made; null where the order was refused after it was taken. */
  readonly reference: string | null;
  /** The refusal as JSON. */
  readonly error: string | null;
}

/** Remembers every order that was taken, so that none is carried out twice and a lost answer is found again. */
export class LedgerRequests {
  private readonly run: Record<'insert' | 'byClient' | 'byServer', Database.Statement>;

  constructor(database: Database.Database) {
    this.run = {
      insert: database.prepare(
        'INSERT INTO requests VALUES (@correlation_id, @client_id, @server_id, @notification, @reference, @error)',
      ),
      byClient: database.prepare('SELECT * FROM requests WHERE correlation_id = ?'),
      byServer: database.prepare('SELECT * FROM requests WHERE server_id = ?'),
    };
  }

  /** @param correlationId in whatever case it was written */
  find(correlationId: string): RequestRow | null {
    return (this.run.byClient.get(correlationId.toLowerCase()) as RequestRow | undefined) ?? null;
  }

  findByServerId(serverId: string): RequestRow | null {
    return (this.run.byServer.get(serverId.toLowerCase()) as RequestRow | undefined) ?? null;
  }

  remember(request: Omit<RequestRow, 'server_id'>): RequestRow {
    const row = { ...request, correlation_id: request.correlation_id.toLowerCase(), server_id: randomUUID() };
    this.run.insert.run(row);

    return row;
  }
}
