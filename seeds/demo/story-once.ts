import { Injectable } from '@nestjs/common';
import { audit } from '../../src/platform/audit/audit.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { ToldClock } from '../../src/platform/clock/told-clock.js';
import { Reader } from '../../src/platform/database/reader.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { PlannedMaintenance } from './planned-maintenance.js';
import { DemoStory } from './story.js';

const BEGUN = 'demo.begun';
const TOLD = 'demo.told';

/**
 * Tells the story once for each database: its keys are forgotten some day, and people go on with what it began. Where
 * the program was stopped in the middle, the next start tells the rest of the same day.
 */
@Injectable()
export class DemoStoryOnce {
  constructor(
    private readonly story: DemoStory,
    private readonly maintenance: PlannedMaintenance,
    private readonly clock: Clock,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** False where it was told before, and where the clock knows no earlier days. */
  async tell(): Promise<boolean> {
    const { clock } = this;
    if (!(clock instanceof ToldClock) || (await this.isTold())) {
      return false;
    }
    const end = await this.end(clock.now());
    await this.story.tell(end, (at, work) => clock.during(at, work));
    await this.maintenance.plan(end);
    await this.unitOfWork.run((tx) =>
      audit(tx, { action: TOLD, object: { kind: 'demonstration', id: 'story' } }),
    );

    return true;
  }

  /** The end of the story: the moment of the first telling, by which all that was told is dated. */
  private async end(now: Date): Promise<Date> {
    const begun = await this.reader.first('SELECT meta FROM audit_rows WHERE action = ?', [BEGUN]);
    if (begun) {
      return new Date((JSON.parse(String(begun.meta)) as { readonly at: number }).at);
    }
    await this.unitOfWork.run((tx) =>
      audit(tx, {
        action: BEGUN,
        object: { kind: 'demonstration', id: 'story' },
        meta: { at: now.getTime() },
      }),
    );

    return now;
  }

  private async isTold(): Promise<boolean> {
    return (await this.reader.first('SELECT id FROM audit_rows WHERE action = ?', [TOLD])) !== null;
  }
}
