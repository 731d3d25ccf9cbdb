import type { Language } from '../../src/platform/i18n/languages.js';
import type { PageClient } from '../support/html.js';
import { say, type Stage, staff } from './stage.js';
import { must } from './telling.js';

const DECISION: Readonly<Record<Language, string>> = {
  en: 'You waited longer than you should have. The other provider confirms by tomorrow noon; we write to you then.',
  'zh-CN': '让您久等了。对方机构将在明天中午前确认,届时我们会在这里告知您。',
};

/** The customer asks for a supervisor; nobody can refuse it. */
export async function askForSupervisor(
  { telling }: Stage,
  customer: PageClient,
  reference: string,
  language: Language,
): Promise<void> {
  const reason =
    language === 'en' ? 'I was told to wait, and nothing happened.' : '一直让我等,没有任何进展。';
  await telling.step('The customer asks for a supervisor, and reads until when.', async () => {
    await customer.get(`/${language}/requests/${reference}`);
    const page = await customer.submit('.escalate', { reason });
    must(page.status === 200 && page.body.includes('data-escalation'), `It answers ${page.status}.`);
    must(page.text.includes(reason), 'The reason is not in the record.');
    must(!page.body.includes('class="escalate"'), 'It can be asked a second time.');
  });
}

/** The supervisor finds it on the board, takes it, and decides; the customer reads the decision. */
export async function decide(
  stage: Stage,
  customer: PageClient,
  reference: string,
  language: Language,
): Promise<string> {
  const { telling } = stage;
  const path = `/agent/t/${reference}`;
  const supriya = await telling.step('Supriya finds it on the board, and says that she has it.', async () => {
    const person = await staff(stage, 'supriya');
    const board = await person.get('/supervisor/escalations');
    must(board.body.includes(path), 'The board does not show it.');
    await person.get(path);
    const page = await person.submit('.see');
    must(page.status === 200 && !page.body.includes('class="see"'), `It answers ${page.status}.`);

    return person;
  });
  await telling.step('The customer sees who has it.', async () => {
    const page = await customer.get(`/${language}/requests/${reference}`);
    must(page.text.includes('Supriya'), 'Nobody is named.');
  });
  await telling.step('She decides, and the customer reads it.', async () => {
    const page = await supriya.submit('.decide', { outcome: 'upheld', decision: DECISION[language] });
    must(page.status === 200, `It answers ${page.status}.`);
    const read = await customer.get(`/${language}/requests/${reference}`);
    must(read.text.includes(DECISION[language]), 'The decision is not on the page.');
    const outcome = say(language, 'tickets.facts.escalation-decided-upheld', { name: 'Supriya' });
    must(read.text.includes(outcome), 'The outcome is not on the page.');
  });

  return DECISION[language];
}

/** The record as text: every public line once, in order, and nothing of the desk's own. */
export async function downloadRecord(
  { telling }: Stage,
  customer: PageClient,
  reference: string,
  language: Language,
  lines: readonly string[],
): Promise<void> {
  await telling.step(
    'The customer downloads the record: each line once, in order, with its number and time.',
    async () => {
      const answer = await customer.send(`/${language}/requests/${reference}/record.txt`);
      const { headers, status } = answer;
      // The head names the subject, which is the beginning of the first line.
      const body = answer.body.slice(answer.body.indexOf('#1 · '));
      must(
        status === 200 && /attachment/.test(headers['content-disposition'] ?? ''),
        `It answers ${status}.`,
      );
      const places = lines.map((line) => body.indexOf(line));
      must(
        places.every((place) => place >= 0),
        `Missing: ${lines[places.indexOf(-1)] ?? ''}`,
      );
      must(
        places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0)),
        'The order is wrong.',
      );
      must(
        lines.every((line) => body.split(line).length === 2),
        'A line stands there twice.',
      );
      const numbers = [...body.matchAll(/^#(\d+) · /gm)].map(([, number]) => Number(number));
      must(
        numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0)),
        'The numbers do not grow.',
      );
    },
  );
}
