import { randomUUID } from 'node:crypto';
import { scenario } from '../../../src/demo-wallet/scenarios.js';
import { ReversalOutcomes } from '../../../src/modules/reversals/reversal-outcomes.js';
import { ReversalLookup } from '../../../src/modules/reversals/reversal.lookup.js';
import { ReversalSending } from '../../../src/modules/reversals/reversal-sending.js';
import type { ReversalWord } from '../../../src/modules/reversals/reversal-wallet.js';
import { DecideReversalService } from '../../../src/modules/reversals/decide-reversal.service.js';
import { WalletProvider } from '../../../src/modules/wallets/wallet-provider.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { databaseKinds } from '../../support/databases.js';
import { ReversalDesk } from '../../support/reversal-desk.js';
import { endedByHand } from './ended-by-hand.js';
import { reversalsInTrouble } from './reversals-in-trouble.js';

describe.each(databaseKinds)('money that goes back, on $name', ({ newUrl }) => {
  let house: ReversalDesk;

  beforeAll(async () => {
    house = await ReversalDesk.start(await newUrl());
  }, 60_000);
  afterAll(() => house?.stop());
  afterEach(() => house.misbehave('none'));

  const take = async (id: string, word: ReversalWord): Promise<string> => {
    const request = await house.desk.the(ReversalLookup).row(id);
    if (!request) {
      throw new Error('There is no such request.');
    }
    await house.desk.the(UnitOfWork).run((tx) => house.desk.the(ReversalOutcomes).take(tx, request, word));

    return String((await house.row(id)).status);
  };
  const refusalOf = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'was done',
      (error: { key?: string; faults?: { key: string }[]; message: string }) =>
        error.faults?.[0]?.key ?? error.key ?? error.message,
    );

  it('is proposed by one, approved by another, sent, and tied to the ticket with both references', async () => {
    const linked = await house.linked((await house.aPayment()).reference);
    await linked.ticket.change('show');
    const id = await house.propose(linked);
    await house.approve(id);
    const before = await linked.ticket.told();
    const done = await house.advance(id);
    const untold = await linked.ticket.told();
    await house.advance(id);
    const { reversal_reference: made, correlation_id: correlation } = await house.row(id);
    const links = await linked.ticket.rows(
      'SELECT l.reference, l.role FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id',
      'ORDER BY l.role',
    );

    expect(done).toBe('done');
    expect(correlation).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(await house.givenBack(linked.reference)).toEqual([made]);
    expect(links).toEqual([
      { reference: made, role: 'reversal' },
      { reference: linked.reference, role: 'subject' },
    ]);
    expect(await house.steps(linked)).toEqual(['proposed', 'approved', 'sent', 'done']);
    // The customer hears of it by what the wallet shows, and of nothing before.
    expect([before, untold].flat().filter((line) => line.startsWith('public'))).toEqual([]);
    expect((await linked.ticket.told()).filter((line) => line.startsWith('public'))).toEqual([
      'public money-returned',
    ]);
  });

  it('is never approved by who proposed it: the service refuses, and so does the database', async () => {
    const linked = await house.linked(scenario('D27').expected ?? '');
    const id = await house.propose(linked, {}, house.supervisor);
    const write = (sql: string, values: (string | number)[] = []) =>
      house.desk.the(UnitOfWork).run(async (tx) => void (await tx.sql(sql, [...values, id])));

    expect(await refusalOf(house.approve(id))).toBe('reversals.errors.own');
    expect(
      await refusalOf(
        write(
          `UPDATE reversal_requests SET status = 'approved', decided_by = ?, decided_at = 1 WHERE id = ?`,
          [house.supervisor.id],
        ),
      ),
    ).toMatch(/ck_reversal_requests_two_people/);
    expect(await refusalOf(write(`UPDATE reversal_requests SET status = 'approved' WHERE id = ?`))).toMatch(
      /ck_reversal_requests_decided/,
    );
    for (const change of ['SET amount_minor = amount_minor + 1', `SET correlation_id = 'another'`]) {
      expect(await refusalOf(write(`UPDATE reversal_requests ${change} WHERE id = ?`))).toMatch(
        /stay as they were proposed|ck_reversal_requests_amount/,
      );
    }
    expect(await refusalOf(write('DELETE FROM reversal_requests WHERE id = ?'))).toMatch(/stay as they were/);
  });

  it('has one open request at a time, on whichever ticket, and one decision, whoever presses at once', async () => {
    const { reference } = await house.aPayment();
    const [here, there] = [await house.linked(reference), await house.linked(reference)];
    const id = await house.propose(here);
    const another = await house.desk.staff('Omar', 'supervisor');
    const again = await refusalOf(house.propose(there));
    const decided = await Promise.all([house.approve(id), house.approve(id, another)].map(refusalOf));
    await Promise.all([house.advance(id), house.advance(id)]);
    await house.advance(id);

    expect(again).toBe('reversals.errors.open-already');
    expect(decided.sort()).toEqual(['reversals.errors.moved-meanwhile', 'was done']);
    expect(await house.givenBack(reference)).toHaveLength(1);
    expect((await house.row(id)).status).toBe('done');
    expect(await refusalOf(house.propose(there))).toBe('reversals.errors.not-charged');
  });

  it('is done once when a button is pressed five times', async () => {
    const linked = await house.linked(scenario('D22').expected ?? '');
    const key = randomUUID();
    await Promise.all(Array.from({ length: 5 }, () => house.propose(linked, { key })));

    expect(await house.steps(linked)).toEqual(['proposed']);
  });

  it.each(['html502', 'reset', 'truncated', 'lost-answer', 'slow'] as const)(
    'goes back once although the wallet fails by %s, and under the same id',
    async (mode) => {
      const { id, reference, ...linked } = await house.approved();
      await house.misbehave(mode, 200);
      const inDoubt = await house.advance(id);
      await house.misbehave('none');
      const steps = [await house.advance(id), await house.advance(id), await house.advance(id)];
      const row = await house.row(id);
      // A door that breaks before the order is taken, and one that breaks after it.
      const isTaken = mode === 'lost-answer' || mode === 'slow';

      expect(inDoubt).toBe(mode === 'slow' ? 'done' : 'in-doubt');
      expect(steps.at(-1)).toBe('done');
      expect([row.tied_at === null, Number(row.sends)]).toEqual([false, isTaken ? 1 : 2]);
      expect(await house.givenBack(reference)).toEqual([row.reversal_reference]);
      expect(await house.steps({ ...linked, reference })).toEqual([
        'proposed',
        'approved',
        'sent',
        ...(mode === 'slow' ? [] : ['in-doubt']),
        ...(isTaken ? [] : ['resent']),
        'done',
      ]);
    },
  );

  it('is found again where a server died after it was sent, whether or not the wallet had it', async () => {
    const [lost, taken] = [await house.approved(), await house.approved()];
    for (const { id } of [lost, taken]) {
      const request = await house.desk.the(ReversalLookup).row(id);
      await (request && house.desk.the(ReversalSending).note(request));
    }
    const { correlation_id: correlationId } = await house.row(taken.id);
    await house.desk.the(WalletProvider).requestReversal({
      correlationId: String(correlationId),
      originalReference: taken.reference,
      kind: 'reversal',
      part: null,
      description: null,
    });

    expect([await house.advance(lost.id), await house.advance(taken.id)]).toEqual(['done', 'done']);
    expect([(await house.row(lost.id)).sends, (await house.row(taken.id)).sends].map(Number)).toEqual([2, 1]);
    for (const { reference } of [lost, taken]) {
      expect(await house.givenBack(reference)).toHaveLength(1);
    }
  });

  it('is refused where somebody else has given it back meanwhile, and nothing more moves', async () => {
    const { id, reference } = await house.approved();
    await house.desk.the(WalletProvider).requestReversal({
      correlationId: randomUUID(),
      originalReference: reference,
      kind: 'reversal',
      part: null,
      description: null,
    });

    expect(await house.advance(id)).toBe('rejected');
    expect((await house.row(id)).refusal_code).toBe('incorrectState');
    expect(await house.givenBack(reference)).toHaveLength(1);
  });

  it('goes back in part, and then only what is left', async () => {
    const payment = await house.aPayment();
    const linked = await house.linked(payment.reference);
    const part = await house.propose(linked, { extent: 'part', amount: '1.00', reason: 'wrong-amount' });
    await house.approve(part);
    await house.advance(part);
    const tooMuch = await refusalOf(house.propose(linked, { extent: 'part', amount: payment.amount }));
    const rest = await house.propose(linked);
    const row = await house.row(rest);

    expect((await house.row(part)).kind).toBe('adjustment');
    expect(tooMuch).toBe('reversals.errors.too-much');
    expect(Number(row.amount_minor)).toBe(Math.round(Number(payment.amount) * 100) - 100);
    expect(row.part_minor).toEqual(row.amount_minor);
  });

  it('is declined with a reason, or taken back by who proposed it, and by nobody else', async () => {
    const decide = house.desk.the(DecideReversalService);
    const [one, other] = [
      await house.linked((await house.aPayment()).reference),
      await house.linked((await house.aPayment()).reference),
    ];
    const [declined, withdrawn] = [await house.propose(one), await house.propose(other)];
    await decide.decline(house.supervisor, declined, {
      declineReason: 'merchant-first',
      decisionNote: 'Ask the shop.',
      key: randomUUID(),
    });
    const stranger = await house.desk.staff('Mei');
    const press = { key: randomUUID() };
    const refused = await refusalOf(decide.withdraw(stranger, other.ticket.ticket, withdrawn, press));
    await decide.withdraw(house.agent, other.ticket.ticket, withdrawn, press);

    expect(refused).toBe('errors.forbidden');
    expect([(await house.row(declined)).status, (await house.row(withdrawn)).status]).toEqual([
      'declined',
      'withdrawn',
    ]);
    expect(await house.steps(one)).toEqual(['proposed', 'declined-merchant-first']);
    expect([await house.advance(declined), await refusalOf(house.approve(withdrawn))]).toEqual([
      'declined',
      'reversals.errors.moved-meanwhile',
    ]);
    expect(await house.givenBack(one.reference)).toEqual([]);
  });

  it('alerts the operator once where the wallet says that the id is not ours, and goes on asking', async () => {
    const { id, ...linked } = await house.approved();
    await house.misbehave('html502');
    await house.advance(id);
    const states = [await take(id, { state: 'FOREIGN' }), await take(id, { state: 'FOREIGN' })];
    await house.misbehave('none');

    expect(states).toEqual(['in-doubt', 'in-doubt']);
    expect((await house.steps(linked)).filter((step) => step === 'foreign')).toHaveLength(1);
    expect((await house.row(id)).alerted_at).not.toBeNull();
    expect(await house.advance(id)).toBe('done');
  });

  it('is asked for by our own id when the wallet may not be asked any more, and is never ordered anew', async () => {
    const { id } = await house.approved();
    await house.misbehave('html502');
    await house.advance(id);
    const progress = {
      serverCorrelationId: 'server-1',
      state: 'PENDING',
      objectReference: null,
      pendingReason: null,
      expiresAt: null,
      pollLimit: 1,
      refusal: null,
    } as const;
    const queued = [
      await take(id, { state: 'QUEUED', progress }),
      await take(id, { state: 'QUEUED', progress }),
      await take(id, { state: 'QUEUED', progress }),
    ];
    const young = await take(id, { state: 'NOT_RECEIVED' });
    const { decided_at: decidedAt } = await house.row(id);
    const waiting = (hours: number) =>
      house.desk.the(ReversalLookup).waiting(new Date(Number(decidedAt) + hours * 3_600_000));
    const [soon, late] = [await waiting(1), await waiting(3)];
    await house.desk
      .the(UnitOfWork)
      .run((tx) => tx.sql('UPDATE reversal_requests SET sent_at = 1 WHERE id = ?', [id]));

    expect([...queued, young]).toEqual(['queued', 'in-doubt', 'in-doubt', 'in-doubt']);
    // The board tells a supervisor what takes longer than two hours.
    expect([soon.late, late.late]).toEqual([0, 1]);
    // It has had the order once, whatever it has forgotten since.
    expect(await take(id, { state: 'NOT_RECEIVED' })).toBe('in-doubt');
  });

  reversalsInTrouble(() => ({ house, take, refusalOf }));
  // What stands in doubt there for good is ended here.
  endedByHand(() => ({ house, take, refusalOf }));

  it('waits where the wallet itself waits for another house, and is done when that has answered', async () => {
    const linked = await house.linked(scenario('D25').expected ?? '');
    const looks = () =>
      house.desk.rows(`SELECT id FROM audit_rows WHERE action = 'wallet.looked-up' AND meta LIKE ?`, [
        `%"complaint"%${linked.reference}%`,
      ]);
    const tooMuch = await refusalOf(house.propose(linked));
    const lookedAt = (await looks()).length;
    const id = await house.propose(linked, {}, await house.desk.staff('Sofia', 'specialist'));
    await house.approve(id);
    const states = [await house.advance(id), await house.advance(id)];
    house.later(60);
    const after = await house.advance(id);

    // More than an agent may propose; that he looked is in the audit all the same.
    expect(lookedAt).toBe(1);
    expect(tooMuch).toBe('reversals.errors.limit');
    expect([...states, after]).toEqual(['queued', 'queued', 'done']);
    expect(Number((await house.row(id)).polls)).toBeGreaterThan(0);
    expect(await house.steps(linked)).toEqual(['proposed', 'approved', 'sent', 'queued', 'done']);
  });
});
