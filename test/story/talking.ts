import { randomUUID } from 'node:crypto';
import type { Language } from '../../src/platform/i18n/languages.js';
import type { PageClient } from '../support/html.js';
import type { LiveLine } from '../support/live-line.js';
import { lineOf, type Stage } from './stage.js';
import { must } from './telling.js';

interface SeenEntry {
  readonly seq: number;
  readonly kind: string;
  readonly text: string;
  readonly internal: boolean;
}

/** Everything a window would show: the pages of `timeline:since`, until the head is reached. */
export async function timeline(line: LiveLine, ticket: string): Promise<SeenEntry[]> {
  const seen: SeenEntry[] = [];
  for (let after = 0; ;) {
    const answer = await line.ask('timeline:since', { ticket, after, limit: 50 });
    must(answer.ok, `The record is refused: ${answer.error?.code ?? ''}`);
    const entries = answer.entries as SeenEntry[];
    seen.push(...entries);
    after = entries.at(-1)?.seq ?? after;
    if (entries.length < 50) {
      return seen;
    }
  }
}

/** Customer and agent talk, with the server killed between two words where it is ours to kill → what was said. */
export async function talk(
  stage: Stage,
  ticket: string,
  people: { readonly customer: PageClient; readonly agent: PageClient },
  language: Language,
): Promise<string[]> {
  const { telling } = stage;
  const said: string[] = [];
  let customer = await lineOf(stage, people.customer, language);
  let agent = await lineOf(stage, people.agent, 'en');
  await timeline(customer, ticket);
  await timeline(agent, ticket);

  const speak = async (from: LiveLine, to: LiveLine, body: string): Promise<void> => {
    const message = { ticket, clientMessageId: randomUUID(), body };
    const first = await from.ask('message:send', message);
    must(first.ok, `It is refused: ${first.error?.message ?? ''}`);
    said.push(body);
    const heard = await to.next('entry:new', ({ seq }) => seq === first.seq);
    must((heard.entry as SeenEntry).text === body, 'The other side hears other words.');
    const again = await from.ask('message:send', message);
    must(again.id === first.id && again.seq === first.seq, 'A repetition gets another answer.');
  };

  await telling.step(
    'Both talk live; each word is acknowledged, heard once, and the same when it is sent again.',
    async () => {
      await speak(customer, agent, language === 'en' ? 'Is anyone there? 🙂' : '请问有人在吗?🙂');
      await speak(
        agent,
        customer,
        language === 'en' ? 'Yes. I am looking at it now.' : '您好,我正在为您查询。',
      );
    },
  );
  if (stage.killAndRestart) {
    await telling.step('The server is killed in mid-conversation and started again.', stage.killAndRestart);
    customer.close();
    agent.close();
    customer = await lineOf(stage, people.customer, language);
    agent = await lineOf(stage, people.agent, 'en');
  }
  await telling.step('Both catch up: nothing lost, nothing twice, in the same order.', async () => {
    const words = async (line: LiveLine): Promise<string[]> =>
      (await timeline(line, ticket)).filter(({ kind }) => kind === 'message').map(({ text }) => text);
    const [left, right] = [await words(customer), await words(agent)];
    must(JSON.stringify(left) === JSON.stringify(right), 'The two windows show different words.');
    must(
      said.every((body) => left.filter((one) => one === body).length === 1),
      'A word is lost or doubled.',
    );
  });
  await telling.step('They go on, and a card number is masked before it is stored.', async () => {
    await speak(agent, customer, language === 'en' ? 'The money is still on its way.' : '这笔钱还在处理中。');
    const answer = await customer.ask('message:send', {
      ticket,
      clientMessageId: randomUUID(),
      body: '4111 1111 1111 1111',
    });
    must(answer.ok && (answer.hidden as string[]).includes('card'), 'The sender is not told.');
    const last = (await timeline(agent, ticket)).at(-1);
    must(last?.text === '•••• •••• •••• 1111', `The desk sees ${last?.text ?? 'nothing'}.`);
    said.push('•••• •••• •••• 1111');
  });
  customer.close();
  agent.close();

  return said;
}
