import { Injectable } from '@nestjs/common';
import { Command, type CommandCall } from '../cli/command.js';
import { Reader } from './reader.js';

/** Where the schema stands, as a sentence. */
export async function schemaReport(reader: Reader): Promise<string> {
  const rows = await reader.rows<{ name: string }>('SELECT name FROM migrations ORDER BY timestamp');

  return `The database is up to date: ${rows.length} migrations, the last is ${rows.at(-1)?.name ?? 'none'}.`;
}

/** Of a running server: it would not have started with a schema that is behind. */
@Injectable()
export class MigrateCommand {
  constructor(private readonly reader: Reader) {}

  @Command('migrate', 'migrate                     bring the schema up; says where it stands')
  async migrate({ print }: CommandCall): Promise<void> {
    print(await schemaReport(this.reader));
  }
}
