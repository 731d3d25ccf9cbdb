import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Command, type CommandCall, CommandRefused } from '../cli/command.js';
import { LongReader } from '../database/long-reader.js';
import { NewsDesk } from '../events/news-desk.js';

/** What the operator does about work that was given up. */
@Injectable()
export class WorkCommands {
  constructor(
    private readonly news: NewsDesk,
    private readonly reader: LongReader,
    private readonly clock: Clock,
  ) {}

  @Command(
    'work:parked',
    'work:parked                 list news and jobs that were given up, with the last error',
  )
  async parked({ print }: CommandCall): Promise<void> {
    const { outbox, jobs } = this.news.tables;
    const parked = [...(await outbox.parked(this.reader)), ...(await jobs.parked(this.reader))];
    for (const { id, table, name, attempts, parkedAt, lastError } of parked) {
      print([id, table, name, `${attempts} tries`, parkedAt.toISOString(), lastError].join('\t'));
    }
    print(`${parked.length} parked`);
  }

  @Command(
    'work:replay',
    'work:replay <id> [<id> …]   try parked work again; `work:replay all` for everything',
  )
  async replay({ words, print }: CommandCall): Promise<void> {
    const { outbox, jobs } = this.news.tables;
    const ids =
      words[0] === 'all'
        ? [...(await outbox.parked(this.reader)), ...(await jobs.parked(this.reader))].map(({ id }) => id)
        : words;
    if (words.length === 0) {
      throw new CommandRefused('Which work? Give one or more ids of `work:parked`, or `all`.');
    }
    for (const id of ids) {
      const found = (await outbox.replay(id, this.clock.now())) || (await jobs.replay(id, this.clock.now()));
      print(`${id}\t${found ? 'is tried again within a second' : 'is not parked'}`);
    }
  }
}
