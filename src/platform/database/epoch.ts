import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Command, type CommandCall } from '../cli/command.js';
import { Clock } from '../clock/clock.js';
import { Reader } from './reader.js';
import { UnitOfWork } from './unit-of-work.js';

/**
 * Names the present life of the data. After a restore the numbers of a record begin again at an earlier place, and a
 * window that has seen more would wait for ever; a window that hears of another life loads its page anew.
 */
@Injectable()
export class Epoch {
  private known: Promise<string> | null = null;

  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Read once a process: data are brought back only while none runs, or by the command below. */
  id(): Promise<string> {
    this.known ??= this.read().catch((error: unknown) => {
      this.known = null;
      throw error;
    });

    return this.known;
  }

  @Command('epoch:renew', 'epoch:renew                 after data were brought back: open windows load anew')
  async renew({ print }: CommandCall): Promise<void> {
    const id = randomUUID();
    await this.unitOfWork.run((tx) =>
      tx.sql('INSERT INTO epochs (id, began_at) VALUES (?, ?)', [id, this.clock.now()]),
    );
    this.known = Promise.resolve(id);
    print(`A new life of the data has begun: ${id}.`);
  }

  private async read(): Promise<string> {
    const row = await this.reader.first<{ id: string }>(
      'SELECT id FROM epochs ORDER BY began_at DESC, id LIMIT 1',
    );

    return row?.id ?? '';
  }
}
