import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';

/** An import that has not moved for so long has died. */
const STALE_MS = 3_600_000;
const BITE = 200;

/** Removes, in small bites, questions that were replaced, and those of imports that never came to their end. */
@Injectable()
export class ForgottenQuestionsSweep {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Sweep(300)
  async forget(asOf: Date): Promise<void> {
    const stale = new Date(asOf.getTime() - STALE_MS);
    let removed = BITE;
    while (removed === BITE) {
      removed = await this.unitOfWork.run(async (tx) => {
        await tx.sql(`UPDATE question_batches SET state = 'gone' WHERE state = 'staged' AND changed_at < ?`, [
          stale,
        ]);
        const rows = await tx.sql(
          `DELETE FROM past_questions WHERE id IN (SELECT q.id FROM past_questions q
             JOIN question_batches b ON b.id = q.batch_id WHERE b.state = 'gone' LIMIT ${BITE}) RETURNING id`,
        );

        return rows.length;
      });
    }
    await this.unitOfWork.run((tx) => tx.sql(`DELETE FROM question_batches WHERE state = 'gone'`));
  }
}
