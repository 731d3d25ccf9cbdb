import type { Language } from '../../src/platform/i18n/languages.js';
import type { PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';
import { CASES } from './asking.js';
import { say, type Stage, staff } from './stage.js';
import { must } from './telling.js';

export const RESULT = 'The transfer has arrived. Please look at your balance.';
export const NOTE = 'Only we read this: the wallet confirms the pending leg.';

/** The desk takes the ticket, finds the transaction behind the words, and writes down what it thinks. */
export async function handleTicket(stage: Stage, reference: string, language: Language): Promise<PageClient> {
  const { telling } = stage;
  const { transaction, amount } = CASES[language];
  const path = `/agent/t/${reference}`;
  const agent = await telling.step('Jonas signs in and sees the ticket in the queue.', async () => {
    const jonas = await staff(stage, 'jonas');
    const queue = await jonas.get('/agent/queue?view=unassigned');
    must(queue.body.includes(path), 'The queue does not show it.');

    return jonas;
  });
  await telling.step('The likeliest transaction stands first beside the ticket.', async () => {
    const shown = async (): Promise<boolean> => (await agent.get(path)).body.includes('data-candidate=');
    await waitFor('the look-up', shown, { withinMs: 30_000, everyMs: 100 }).catch(() => {
      must(
        false,
        `No transaction: ${/<h2>Transactions.*?<p class="hint">(.*?)<\/p>/s.exec(agent.page.body)?.[1] ?? ''}`,
      );
    });
    const [first] = /data-candidate="([^"]+)"/.exec(agent.page.body)?.slice(1) ?? [];
    must(first === transaction, `First comes ${first ?? 'nothing'}, not ${transaction}.`);
    must(agent.page.text.includes(amount), 'The amount is not shown.');
  });
  await telling.step('He takes it; Mei, a moment later, is told that she is not the first.', async () => {
    const mei = await staff(stage, 'mei');
    await mei.get(path);
    const claimed = await agent.submit('.claim');
    const late = await mei.submit('.claim');
    must(
      claimed.status === 200 && !claimed.body.includes('class="claim"'),
      `Taking it answers ${claimed.status}.`,
    );
    must(
      late.status === 409 && late.text.includes(say('en', 'tickets.errors.claimed-meanwhile')),
      `Mei gets ${late.status}.`,
    );
  });
  await telling.step('He links the transaction; what he saw is kept with it.', async () => {
    await agent.get(path);
    const page = await agent.submit('.link');
    must(page.body.includes(`data-linked="${transaction}"`), 'The link is not shown.');
    must(!page.body.includes(`data-candidate="${transaction}"`), 'It is still only suggested.');
  });
  await telling.step('He writes a note that only the desk reads.', async () => {
    const page = await agent.submit('.note', { note: NOTE });
    must(page.text.includes(NOTE), 'The note is not in the record.');
  });

  return agent;
}

/** While a supervisor is asked, nobody marks it as solved; afterwards Jonas may. */
export async function refuseToResolve(
  { telling }: Stage,
  agent: PageClient,
  reference: string,
): Promise<void> {
  await telling.step('While a supervisor is asked, it cannot be marked as solved.', async () => {
    await agent.get(`/agent/t/${reference}`);
    const page = await agent.submit('.resolve', { result: RESULT });
    must(
      page.status === 409 && page.text.includes(say('en', 'escalations.errors.still-open')),
      `It answers ${page.status}.`,
    );
  });
}

export async function resolve({ telling }: Stage, agent: PageClient, reference: string): Promise<void> {
  await telling.step('After the decision Jonas marks it as solved.', async () => {
    await agent.get(`/agent/t/${reference}`);
    const page = await agent.submit('.resolve', { result: RESULT });
    must(
      page.status === 200 && page.text.includes(say('en', 'desk.statuses.resolved')),
      `It answers ${page.status}.`,
    );
  });
}
