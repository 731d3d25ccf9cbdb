import { randomUUID } from 'node:crypto';
import { TicketHandlingService } from '../../../src/modules/tickets/ticket-handling.service.js';
import { TicketHandoverService } from '../../../src/modules/tickets/ticket-handover.service.js';
import { Conflict } from '../../../src/platform/errors/app-error.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { WholeDesk } from '../../support/whole-desk.js';

const RACES = 100;
const RACERS = 8;

describe.each(databaseKinds)('many hands at one ticket, on $name', ({ newUrl }) => {
  let desk: WholeDesk;
  let customer: KnownActor;
  let agents: readonly KnownActor[];

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    customer = await desk.customer();
    agents = await Promise.all(Array.from({ length: RACES }, (_, index) => desk.staff(`Agent ${index}`)));
  }, 60_000);
  afterAll(() => desk?.stop());

  const handling = (): TicketHandlingService => desk.the(TicketHandlingService);
  const linesOf = (reference: string, kind: string) =>
    desk.rows(
      `SELECT e.author_id, e.seq FROM entries e JOIN tickets t ON t.id = e.ticket_id
       WHERE t.reference = ? AND e.kind = ? ORDER BY e.seq`,
      [reference, kind],
    );
  /** Who came through, and why the others did not. */
  const outcome = async (tries: readonly Promise<unknown>[]) => {
    const settled = await Promise.allSettled(tries);
    const refusals = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));

    return {
      winners: settled.flatMap((one, index) => (one.status === 'fulfilled' ? [index] : [])),
      refusals: new Set(refusals.map((error) => (error instanceof Conflict ? error.key : String(error)))),
    };
  };

  it('has one winner in each of a hundred races for a ticket, and one line about it', async () => {
    const found = [];
    for (let race = 0; race < RACES; race += 1) {
      const reference = await desk.ticket(customer);
      const racers = agents.slice(0, RACERS);
      const { winners, refusals } = await outcome(
        racers.map((agent) => handling().claim(agent, reference, { key: randomUUID() })),
      );
      const lines = await linesOf(reference, 'assignment');
      const [row] = await desk.rows('SELECT assignee_id FROM tickets WHERE reference = ?', [reference]);
      found.push([winners.length, [...refusals], lines.length, lines[0]?.author_id === row?.assignee_id]);
    }

    expect(found).toEqual(
      Array.from({ length: RACES }, () => [1, ['tickets.errors.claimed-meanwhile'], 1, true]),
    );
  }, 60_000);

  it('lets one of a hundred replies through that have all seen the same last entry', async () => {
    const reference = await desk.ticket(customer);
    const { winners, refusals } = await outcome(
      agents.map((agent) =>
        handling().reply(agent, reference, { body: agent.name, clientMessageId: randomUUID(), baseSeq: 1 }),
      ),
    );
    const said = await linesOf(reference, 'message');

    expect([winners.length, [...refusals]]).toEqual([1, ['tickets.errors.answered-meanwhile']]);
    expect(said.map(({ author_id: id }) => id)).toEqual([customer.id, agents[winners[0] ?? -1]?.id]);
  }, 60_000);

  it('lets one of twenty replies and solutions end a ticket, with one result', async () => {
    const reference = await desk.ticket(customer);
    const { winners } = await outcome(
      agents.slice(0, 20).map((agent, index) =>
        index % 2
          ? handling().resolve(agent, reference, { result: agent.name, key: randomUUID(), baseSeq: 1 })
          : handling().reply(agent, reference, {
              body: agent.name,
              clientMessageId: randomUUID(),
              baseSeq: 1,
              next: 'resolved',
            }),
      ),
    );

    expect(winners).toHaveLength(1);
    expect(await linesOf(reference, 'status')).toHaveLength(1);
    expect(await linesOf(reference, 'message')).toHaveLength(2);
  }, 60_000);

  it('hands a ticket to one colleague when it is handed to twenty at once', async () => {
    const reference = await desk.ticket(customer);
    const [holder, ...others] = agents;
    await handling().claim(holder as KnownActor, reference, { key: randomUUID() });
    const { winners } = await outcome(
      others
        .slice(0, 20)
        .map(({ id }) =>
          desk
            .the(TicketHandoverService)
            .handOver(holder as KnownActor, reference, { to: id, key: randomUUID() }),
        ),
    );
    const [row] = await desk.rows('SELECT assignee_id FROM tickets WHERE reference = ?', [reference]);

    expect(winners).toHaveLength(1);
    expect(row?.assignee_id).toBe(others[winners[0] ?? -1]?.id);
    expect(await linesOf(reference, 'assignment')).toHaveLength(2);
  }, 60_000);
});
