import { randomUUID } from 'node:crypto';
import { AMINA_COFFEE } from '../../src/demo-wallet/personas.js';
import type { PageClient } from '../support/html.js';
import type { World } from './world.js';

/** Links a payment that is through to this ticket, and proposes that it goes back → the link and the request. */
export async function aReversal(
  world: World,
  agent: PageClient,
  reference: string,
): Promise<{ readonly link: string; readonly id: string }> {
  const press = async (what: string, input: Record<string, string>): Promise<void> => {
    const { status, text } = await agent.postForm(`/agent/t/${reference}/${what}`, {
      key: randomUUID(),
      ...input,
    });
    if (status !== 200) {
      throw new Error(`${what} was refused: ${status} ${text}`);
    }
  };
  await press('lookups', { lookReference: AMINA_COFFEE, purpose: 'state' });
  await press('links', { transaction: AMINA_COFFEE });
  const [link] = await world.rows(
    `SELECT l.id FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id
     WHERE t.reference = '${reference}' AND l.reference = '${AMINA_COFFEE}'`,
  );
  await press(`links/${String(link?.['id'])}/reversal`, {
    extent: 'whole',
    reason: 'duplicate',
    note: 'The till shows one coffee, and two were taken.',
  });
  const [row] = await world.rows(
    `SELECT id FROM reversal_requests WHERE link_id = '${String(link?.['id'])}'`,
  );

  return { link: String(link?.['id']), id: String(row?.['id']) };
}

/** Another request of the same ticket, approved long ago, of which the wallet has never said what became of it → its id. */
export async function aStuckReversal(world: World, like: string): Promise<string> {
  const id = randomUUID();
  await world.change(
    `INSERT INTO reversal_requests (id, ticket_id, link_id, provider, original_reference, kind, amount_minor, currency,
       reason, note, correlation_id, proposed_by, proposed_at, decided_by, decided_at, moved_at, status, step, sends, asks,
       polls)
     SELECT '${id}', ticket_id, link_id, provider, original_reference || '-2', kind, amount_minor, currency, reason, note,
       '${randomUUID()}', proposed_by, proposed_at, (SELECT id FROM users WHERE login = 'sofia'), proposed_at - 10800000,
       proposed_at - 10800000,
       'in-doubt', 3, 1, 4, 0 FROM reversal_requests WHERE id = '${like}'`,
  );

  return id;
}
