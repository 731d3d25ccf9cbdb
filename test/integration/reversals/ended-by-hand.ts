import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DecideReversalService } from '../../../src/modules/reversals/decide-reversal.service.js';
import { EndReversalService } from '../../../src/modules/reversals/end-reversal.service.js';
import type { EndReversalDto } from '../../../src/modules/reversals/reversal.dto.js';
import { ReversalRules } from '../../../src/modules/reversals/reversal-rules.js';
import { ClosingObjection } from '../../../src/modules/tickets/closing-objection.js';
import { TicketHandlingService } from '../../../src/modules/tickets/ticket-handling.service.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import type { SqlRow } from '../../../src/platform/database/statement.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { LinkedTransaction } from '../../support/reversal-desk.js';
import type { Hands } from './reversals-in-trouble.js';

const MINUTE = 60_000;
const CARD = '4111 1111 1111 1111';

/** What a supervisor writes down of an order of which the wallet never says anything, in the world of whoever calls. */
export function endedByHand(hands: () => Hands): void {
  describe('where the wallet never says what became of it', () => {
    /** Of it nothing has gone back, though the wallet was asked to. */
    let linked: LinkedTransaction;
    let whole = 0;
    afterEach(() => void jest.restoreAllMocks());

    /** As it is so much later. */
    const later = async <T>(minutes: number, work: () => Promise<T>): Promise<T> => {
      const clock = hands().house.desk.the(Clock);
      const now = clock.now.bind(clock);
      const spy = jest
        .spyOn(clock, 'now')
        .mockImplementation(() => new Date(now().getTime() + minutes * MINUTE));
      try {
        return await work();
      } finally {
        spy.mockRestore();
      }
    };
    const end = (id: string, input: Partial<EndReversalDto>, by = hands().house.supervisor): Promise<void> =>
      hands()
        .house.desk.the(EndReversalService)
        .end(by, id, {
          finding: 'not-returned',
          endNote: `Their back office rang: nothing. The card is ${CARD}.`,
          key: randomUUID(),
          ...input,
        });
    const refusedEnd = (id: string, input: Partial<EndReversalDto>, by = hands().house.supervisor) =>
      later(180, () => hands().refusalOf(end(id, input, by)));
    /** A part of it is ordered, and no answer comes. */
    const stuck = async (amount: string): Promise<string> => {
      const { house } = hands();
      const id = await house.propose(linked, { extent: 'part', amount, reason: 'wrong-amount' });
      await house.approve(id);
      await house.misbehave('html502');
      await house.advance(id);
      await house.misbehave('none');

      return id;
    };
    /** What waits for a decision: one of the others was proposed by a clock that was ahead. */
    const proposed = async (): Promise<SqlRow> => {
      const [row] = await hands().house.desk.rows(
        `SELECT id, ticket_id, amount_minor FROM reversal_requests WHERE link_id = ? AND status = 'proposed'`,
        [linked.link],
      );

      return row ?? {};
    };
    const saidOf = (promise: Promise<unknown>): Promise<unknown> =>
      promise.then(
        () => 'was done',
        (error: { faults?: { key: string; params: object }[]; key: string; params: object }) => {
          const { key, params } = error.faults?.[0] ?? error;

          return { key, params };
        },
      );

    it('is ended by hand after two hours, once, by somebody who did not propose it, and may then be proposed anew', async () => {
      const { house, refusalOf } = hands();
      const [row] = await house.desk.rows(
        `SELECT id, original_reference, amount_minor FROM reversal_requests
         WHERE status = 'in-doubt' AND part_minor IS NULL ORDER BY proposed_at`,
      );
      const [id, reference] = [String(row?.id), String(row?.original_reference)];
      whole = Number(row?.amount_minor);
      const another = await house.desk.staff('Omar', 'supervisor');
      const early = await refusalOf(end(id, {}));
      const byAgent = await refusedEnd(id, {}, house.agent);
      const inTheDatabase = await refusalOf(
        house.desk
          .the(UnitOfWork)
          .run((tx) => tx.sql('UPDATE reversal_requests SET ended_by = proposed_by WHERE id = ?', [id])),
      );
      const both = await later(180, () =>
        Promise.all([end(id, {}), end(id, {}, another)].map((one) => refusalOf(one))),
      );
      const ended = await house.row(id);
      linked = await house.linked(reference);

      expect([early, byAgent]).toEqual(['reversals.errors.not-stuck', 'errors.forbidden']);
      expect(inTheDatabase).toMatch(/ended once, and by another person/);
      expect(both.sort()).toEqual(['reversals.errors.moved-meanwhile', 'was done']);
      expect([ended.status, ended.refusal_code]).toEqual(['rejected', 'notReturned']);
      expect(String(ended.end_note)).toContain('Their back office rang');
      expect(String(ended.end_note)).not.toContain(CARD);
      expect([await house.advance(id), await house.givenBack(reference)]).toEqual(['rejected', []]);
      expect((await house.row(await stuck('0.50'))).status).toBe('in-doubt');
    });

    it('went back where the wallet shows the very return, and under no other number', async () => {
      const { house, refusalOf } = hands();
      const [row] = await house.desk.rows(
        `SELECT id FROM reversal_requests WHERE link_id = ? AND status = 'in-doubt'`,
        [linked.link],
      );
      const id = String(row?.id);
      const [more, made] = [
        await house.giveBack(linked.reference, '1.00'),
        await house.giveBack(linked.reference, '0.50'),
      ];
      const refused: string[] = [];
      for (const number of [undefined, 'nothing-like-it', linked.reference, more]) {
        refused.push(await refusedEnd(id, { finding: 'returned', made: number }));
      }
      const key = randomUUID();
      const press = () => refusalOf(end(id, { finding: 'returned', made, key }));
      const pressed = await later(180, () => Promise.all([press(), press()]));

      expect(refused).toEqual([
        'reversals.errors.return-number',
        'reversals.errors.return-unknown',
        'reversals.errors.return-of-another',
        'reversals.errors.return-amount',
      ]);
      expect(pressed).toEqual(['was done', 'was done']);
      await house.advance(id);
      const { status, reversal_reference: reference, tied_at: tiedAt } = await house.row(id);
      expect([status, reference, tiedAt === null]).toEqual(['done', made, false]);
      expect(await house.steps(linked)).toEqual([
        'proposed',
        'approved',
        'sent',
        'in-doubt',
        'ended-returned',
      ]);
    });

    it('is written down as gone back where the wallet shows none, and counts: but no customer hears of it', async () => {
      const { house } = hands();
      const early = await house.giveBack(linked.reference, '0.50');
      await linked.ticket.change('show');
      const second = await stuck('0.50');
      const [done] = await house.desk.rows(
        `SELECT reversal_reference FROM reversal_requests WHERE link_id = ? AND status = 'done'`,
        [linked.link],
      );
      const taken = await refusedEnd(second, { finding: 'returned', made: String(done?.reversal_reference) });
      const told = await linked.ticket.told();
      const recorded = await refusedEnd(second, { finding: 'recorded' });
      await house.advance(second);
      const toldAfter = await linked.ticket.told();
      const third = await later(10, () => stuck('0.50'));
      const before = await refusedEnd(third, { finding: 'returned', made: early });
      await refusedEnd(third, {});
      await house.propose(linked);
      const rest = await proposed();

      expect([taken, recorded, before]).toEqual([
        'reversals.errors.return-taken',
        'was done',
        'reversals.errors.return-earlier',
      ]);
      expect([(await house.row(second)).status, (await house.row(third)).status]).toEqual([
        'recorded',
        'rejected',
      ]);
      // 1.00 and twice 0.50 that the wallet shows, and the 0.50 that it does not.
      expect(Number(rest.amount_minor)).toBe(whole - 250);
      expect(toldAfter).toEqual(told);
    });

    it('keeps its ticket from being resolved while it is open, and the customer from hearing why', async () => {
      const { house, refusalOf } = hands();
      const resolve = () =>
        refusalOf(
          house.desk
            .the(TicketHandlingService)
            .resolve(house.agent, linked.ticket.ticket, { result: 'It is back.', key: randomUUID() }),
        );
      const open = await proposed();
      const forCustomers = await house.desk
        .the(UnitOfWork)
        .run((tx) => house.desk.the(ClosingObjection).against(tx, String(open.ticket_id), 'customer'));
      const whileOpen = await resolve();
      const press = { key: randomUUID() };
      await house.desk
        .the(DecideReversalService)
        .withdraw(house.agent, linked.ticket.ticket, String(open.id), press);

      expect([whileOpen, forCustomers]).toEqual(['reversals.errors.still-open', 'tickets.errors.worked-on']);
      expect(await resolve()).toBe('was done');
    });

    it('counts its parts together against the limits, by role, and says what is left', async () => {
      const { house } = hands();
      const rules = house.desk.the(ReversalRules);
      // By agents 0.50 was returned, and 0.50 written down as returned.
      const most = { amountMinor: 150, currency: 'CNY' };
      jest.spyOn(rules, 'proposalLimit').mockReturnValue(most);
      jest.spyOn(rules, 'approvalLimit').mockReturnValue(most);
      const part = (amount: string) => ({ extent: 'part', amount }) as const;
      const byAgent = await saidOf(house.propose(linked, part('0.51')));
      const sofia = await house.desk.staff('Sofia', 'specialist');
      await house.propose(linked, part('0.51'), sofia);
      const id = String((await proposed()).id);
      const yes = await saidOf(house.approve(id));
      await house.desk
        .the(DecideReversalService)
        .withdraw(sofia, linked.ticket.ticket, id, { key: randomUUID() });
      await house.propose(linked, part('0.50'));
      const exact = String((await proposed()).id);

      expect(byAgent).toEqual({ key: 'reversals.errors.limit', params: { left: '0.50 CNY' } });
      expect(yes).toEqual({ key: 'reversals.errors.approval-limit', params: { left: '0.50 CNY' } });
      expect(await saidOf(house.approve(exact))).toBe('was done');
    });
  });
}
