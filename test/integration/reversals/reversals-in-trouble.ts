import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DecideReversalService } from '../../../src/modules/reversals/decide-reversal.service.js';
import type { ReversalWord } from '../../../src/modules/reversals/reversal-wallet.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { ReversalDesk } from '../../support/reversal-desk.js';

/** The desk of whoever calls, and what he asks of it. */
export interface Hands {
  readonly house: ReversalDesk;
  readonly take: (id: string, word: ReversalWord) => Promise<string>;
  readonly refusalOf: (promise: Promise<unknown>) => Promise<string>;
}

const MINUTE = 60_000;
const QUEUED = {
  serverCorrelationId: 'server-2',
  state: 'PENDING',
  objectReference: null,
  pendingReason: null,
  expiresAt: null,
  refusal: null,
} as const;

/** What changes between the proposal and the money, in the world of whoever calls. */
export function reversalsInTrouble(hands: () => Hands): void {
  describe('where something changes meanwhile', () => {
    /** Two payments of which nothing has moved, because somebody said no. */
    let unmoved: string[] = [];
    beforeAll(async () => {
      const rows = await hands().house.desk.rows(
        "SELECT original_reference FROM reversal_requests WHERE status IN ('declined', 'withdrawn') ORDER BY proposed_at",
      );
      unmoved = rows.map((row) => String(row.original_reference));
    });
    afterEach(() => void jest.restoreAllMocks());

    const later = (ms: number): void => {
      const clock = hands().house.desk.the(Clock);
      const now = clock.now.bind(clock);
      jest.spyOn(clock, 'now').mockImplementation(() => new Date(now().getTime() + ms));
    };
    it('is neither approved nor sent once its transaction was taken off the ticket', async () => {
      const { house, refusalOf } = hands();
      const [before, after] = [
        await house.linked(String(unmoved[0])),
        await house.linked(String(unmoved[1])),
      ];
      const [proposed, approved] = [await house.propose(before), await house.propose(after)];
      await house.approve(approved);
      await before.ticket.change('unlink');
      await after.ticket.change('unlink');

      expect(await refusalOf(house.approve(proposed))).toBe('reversals.errors.untied');
      expect([await house.advance(proposed), await house.advance(approved)]).toEqual([
        'proposed',
        'rejected',
      ]);
      expect((await house.row(approved)).refusal_code).toBe('notSent');
      expect(await house.steps(after)).toEqual(['proposed', 'approved', 'not-sent']);
      for (const { reference } of [before, after]) {
        expect(await house.givenBack(reference)).toEqual([]);
      }
      await house.desk.the(DecideReversalService).decline(house.supervisor, proposed, {
        declineReason: 'wrong-figures',
        key: randomUUID(),
      });
      expect((await house.row(proposed)).status).toBe('declined');
    });

    it('is not proposed on a ticket that was closed meanwhile', async () => {
      const { house, refusalOf } = hands();
      const linked = await house.linked(String(unmoved[0]));
      await house.desk
        .the(UnitOfWork)
        .run((tx) =>
          tx.sql(`UPDATE tickets SET status = 'closed' WHERE reference = ?`, [linked.ticket.ticket]),
        );

      expect(await refusalOf(house.propose(linked))).toBe('tickets.errors.closed');
      expect(await house.steps(linked)).toEqual([]);
    });

    it('is not sent a day after it was lost, and whoever comes late with an answer stores nothing', async () => {
      const { house, take, refusalOf } = hands();
      const { id, reference } = await house.approved({}, unmoved[0]);
      await house.misbehave('html502');
      await house.advance(id);
      await house.misbehave('none');
      await house.desk
        .the(UnitOfWork)
        .run((tx) => tx.sql('UPDATE reversal_requests SET sent_at = 1 WHERE id = ?', [id]));
      const refusal = { category: 'businessRule', reason: 'UNSPECIFIED', code: 'x' } as const;

      expect(await house.advance(id)).toBe('rejected');
      expect([(await house.row(id)).refusal_code, await house.givenBack(reference)]).toEqual([
        'notReceived',
        [],
      ]);
      expect(await refusalOf(take(id, { state: 'REJECTED', refusal }))).toBe(
        'reversals.errors.moved-meanwhile',
      );
    });

    it('is looked at once more where a yes had to wait, and is not sent where the wallet shows it otherwise', async () => {
      const { house } = hands();
      const [changed, still] = [await house.approved({}, unmoved[0]), await house.approved({}, unmoved[1])];
      await house.giveBack(changed.reference, '1.00');
      later(6 * MINUTE);
      await house.misbehave('html502');
      const away = await house.advance(still.id);
      await house.misbehave('none');

      expect([away, await house.advance(still.id)]).toEqual(['approved', 'done']);
      expect(await house.advance(changed.id)).toBe('rejected');
      expect(await house.steps(changed)).toEqual(['proposed', 'approved', 'not-sent']);
      expect(await house.givenBack(changed.reference)).toHaveLength(1);
    });

    it('is never sent again once the wallet has had it, and is not polled for ever', async () => {
      const { house, take } = hands();
      // A part of it went back before.
      const { id, reference } = await house.approved({}, unmoved[0]);
      await house.misbehave('html502');
      await house.advance(id);
      await take(id, { state: 'QUEUED', progress: { ...QUEUED, pollLimit: 2 } });
      const unanswered = [await take(id, { state: 'NO_ANSWER' }), await take(id, { state: 'NO_ANSWER' })];
      await house.misbehave('none');

      expect(unanswered).toEqual(['queued', 'in-doubt']);
      // The wallet has forgotten it.
      expect(await house.advance(id)).toBe('in-doubt');
      expect([Number((await house.row(id)).sends), (await house.givenBack(reference)).length]).toEqual([
        1, 1,
      ]);
    });
  });
}
