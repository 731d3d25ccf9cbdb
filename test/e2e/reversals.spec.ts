import { randomUUID } from 'node:crypto';
import { AMINA_COFFEE } from '../../src/demo-wallet/personas.js';
import { givingMoneyBack } from '../support/giving-back.js';
import type { PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';
import { aReversal, aStuckReversal } from './reversals.js';
import { say, sendForm, World } from './world.js';

/** Its steps are told on both databases where no pages are needed. */
describe('giving money back', () => {
  let world: World;
  let jonas: PageClient;
  let supriya: PageClient;
  let reference = '';
  let made: { readonly link: string; readonly id: string };

  beforeAll(async () => {
    world = await World.start({ wallet: true, env: givingMoneyBack() });
    jonas = await world.staff('jonas');
    supriya = await world.staff('supriya');
    ({ reference } = await world.customer());
    made = await aReversal(world, jonas, reference);
  }, 120_000);
  afterAll(() => world?.stop());

  it('shows the figures before anything is pressed, and keeps what was typed where it is refused', async () => {
    const path = `/agent/t/${reference}/links/${made.link}/reversal`;
    const form = await jonas.get(path);
    const typed = { extent: 'part', amount: 'much', reason: 'duplicate', note: 'Two were taken.' };
    const refused = await jonas.submit('.propose-reversal', typed);
    const again = await sendForm(jonas, path, { ...typed, extent: 'whole', amount: '', key: randomUUID() });

    expect(form.text).toContain(AMINA_COFFEE);
    expect(form.text).toContain(say('en', 'reversals.figures.limit'));
    expect([refused.status, refused.field('amount')?.value, refused.field('note')?.value]).toEqual([
      422,
      'much',
      'Two were taken.',
    ]);
    expect(refused.text).toContain(say('en', 'reversals.errors.amount'));
    expect([again.status, again.text.includes(say('en', 'reversals.errors.open-already'))]).toEqual([
      409,
      true,
    ]);
  });

  it('is on the ticket, on the board and in the list, and no agent decides it', async () => {
    const ticket = await jonas.get(`/agent/t/${reference}`);
    const board = await supriya.get('/supervisor/escalations');
    const list = await supriya.get('/supervisor/reversals');
    const byAgent = await sendForm(jonas, `/supervisor/reversals/${made.id}/approval`, { key: randomUUID() });

    expect(ticket.body).toContain(`data-reversal="${made.id}"`);
    expect(ticket.text).toContain(say('en', 'reversals.next.proposed'));
    expect(ticket.body).not.toContain(`links/${made.link}/reversal"`);
    expect(board.text).toContain(say('en', 'reversals.waiting.proposed', { count: 1 }));
    expect(list.body).toContain(`/supervisor/reversals/${made.id}`);
    expect(byAgent.status).toBe(404);
  });

  it('asks why not, before it says no, and notes who was shown it', async () => {
    await supriya.get(`/supervisor/reversals/${made.id}`);
    const noted = await world.rows(
      `SELECT a.meta FROM audit_rows a JOIN users u ON u.id = a.actor_id JOIN tickets t ON t.id = a.object_id
       WHERE a.action = 'wallet.shown' AND t.reference = '${reference}' AND u.login = 'supriya'`,
    );
    const refused = await supriya.submit('.decline', { declineReason: '', decisionNote: 'I doubt it.' });

    expect(noted.map(({ meta }) => String(meta))).toEqual([expect.stringContaining(AMINA_COFFEE)]);
    expect([refused.status, refused.field('decisionNote')?.value]).toEqual([422, 'I doubt it.']);
    expect(refused.text).toContain(say('en', 'reversals.errors.reason'));
  });

  it('goes to the wallet once a supervisor has said yes, however often he presses, and is told when it is through', async () => {
    const form = (await supriya.get(`/supervisor/reversals/${made.id}`)).form('.approve');
    const input = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
    const pressed = await Promise.all([1, 2, 3].map(() => sendForm(supriya, form.action, input)));
    const row = await waitFor(
      'the money to be back',
      async () => {
        const [found] = await world.rows(
          `SELECT reversal_reference FROM reversal_requests WHERE id = '${made.id}' AND tied_at IS NOT NULL`,
        );

        return found ?? false;
      },
      { withinMs: 30_000 },
    );
    const ticket = await jonas.get(`/agent/t/${reference}`);

    expect(pressed.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(ticket.body).toContain(`data-linked="${String(row['reversal_reference'])}"`);
    expect(ticket.text).toContain(say('en', 'reversals.statuses.done'));
  });

  it('is ended by hand where the wallet never says what became of it, and what was typed is kept', async () => {
    const id = await aStuckReversal(world, made.id);
    const list = await supriya.get('/supervisor/reversals');
    await supriya.get(`/supervisor/reversals/${id}`);
    const refused = await supriya.submit('.end-reversal', { finding: 'returned', made: '', endNote: 'Too' });
    const unread = await supriya.submit('.end-reversal', {
      finding: 'returned',
      made: 'nothing-like-it',
      endNote: 'Their back office rang.',
    });
    await supriya.submit('.end-reversal', { finding: 'not-returned', endNote: 'Their back office rang.' });
    const page = await supriya.get(`/supervisor/reversals/${id}`);
    const ticket = await jonas.get(`/agent/t/${reference}`);

    expect(list.text).toContain(say('en', 'reversals.end.open'));
    expect([refused.status, refused.field('endNote')?.value]).toEqual([422, 'Too']);
    expect(refused.text).toContain(say('en', 'reversals.errors.end-note'));
    expect([unread.status, unread.field('made')?.value]).toEqual([422, 'nothing-like-it']);
    expect(unread.text).toContain(say('en', 'reversals.errors.return-unknown'));
    expect(page.text).toContain(say('en', 'reversals.statuses.not-returned'));
    expect(page.body).not.toContain('end-reversal');
    expect(ticket.text).toContain('Their back office rang.');
  });
});
