import { Injectable } from '@nestjs/common';
import { audit } from '../../src/platform/audit/audit.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { ToldClock } from '../../src/platform/clock/told-clock.js';
import { Reader } from '../../src/platform/database/reader.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { DemoStory } from './story.js';

const TOLD = 'demo.told';

/** Tells the story once for each database: its keys are forgotten some day, and people go on with what it began. */
@Injectable()
export class DemoStoryOnce {
  constructor(
    private readonly story: DemoStory,
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
    await this.story.tell(clock.now(), (at, work) => clock.during(at, work));
    await this.unitOfWork.run((tx) =>
      audit(tx, { action: TOLD, object: { kind: 'demonstration', id: 'story' } }),
    );

    return true;
  }

  private async isTold(): Promise<boolean> {
    return (await this.reader.first('SELECT id FROM audit_rows WHERE action = ?', [TOLD])) !== null;
  }
}
