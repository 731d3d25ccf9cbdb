import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';

/** What stands beside a record. One query each, whatever there is. */
@Injectable()
export class WorkspaceQuery {
  constructor(private readonly reader: Reader) {}

  /** Who has the ticket, or ''. */
  async assigneeOf(ticket: SqlRow): Promise<string> {
    const row = await this.reader.first('SELECT display_name FROM users WHERE id = ?', [
      typeof ticket.assignee_id === 'string' ? ticket.assignee_id : '',
    ]);

    return row ? String(row.display_name) : '';
  }
}
