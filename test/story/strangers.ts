import { randomUUID } from 'node:crypto';
import type { Language } from '../../src/platform/i18n/languages.js';
import type { PageClient } from '../support/html.js';
import { NOTE } from './handling.js';
import { lineOf, type Stage, visitor } from './stage.js';
import { must } from './telling.js';

const ABSENT = 'WD-2222-2222-2';

/** Another customer, with a ticket of his own, who has read the reference over somebody's shoulder. */
export async function keepStrangersOut(stage: Stage, reference: string, language: Language): Promise<void> {
  const { telling } = stage;
  const stranger = visitor(stage, language);
  await telling.step(
    'A stranger finds nothing: page, record, API and socket say what they say of nothing.',
    async () => {
      await stranger.get(`/${language}/chat`);
      await stranger.submit(`/${language}/chat`, { body: language === 'en' ? 'Hello?' : '你好' });
      for (const [path, other] of [
        [`/${language}/requests/${reference}`, `/${language}/requests/${ABSENT}`],
        [`/${language}/requests/${reference}/record.txt`, `/${language}/requests/${ABSENT}/record.txt`],
        [`/api/v1/tickets/${reference}/entries`, `/api/v1/tickets/${ABSENT}/entries`],
      ] as const) {
        const [foreign, absent] = [await stranger.send(path), await stranger.send(other)];
        must(foreign.status === 404 && absent.status === 404, `${path} answers ${foreign.status}.`);
        must(!foreign.body.includes(NOTE), `${path} shows the note.`);
      }
      const line = await lineOf(stage, stranger, language);
      for (const [event, more] of [
        ['timeline:since', { after: 0, limit: 50 }],
        ['message:send', { clientMessageId: randomUUID(), body: 'me too' }],
        ['typing', {}],
      ] as const) {
        const answer = await line.ask(event, { ticket: reference, ...more });
        must(!answer.ok && answer.error?.code === 'not-found', `${event} answers ${JSON.stringify(answer)}.`);
      }
      must(line.of('entry:new').length === 0, 'The stranger hears something.');
      line.close();
    },
  );
}

/** What the desk writes for itself is nowhere where the customer looks. */
export async function keepNotesInside(
  stage: Stage,
  customer: PageClient,
  reference: string,
  language: Language,
): Promise<void> {
  await stage.telling.step(
    'The customer sees neither the note nor the look-up, wherever she looks.',
    async () => {
      const page = await customer.send(`/${language}/requests/${reference}`);
      const api = await customer.send(`/api/v1/tickets/${reference}/entries?after=0`);
      const record = await customer.send(`/${language}/requests/${reference}/record.txt`);
      for (const { body, status } of [page, api, record]) {
        must(status === 200, `It answers ${status}.`);
        must(
          !body.includes(NOTE) && !body.includes('TX90') && !body.includes('"internal":true'),
          'Something internal is shown.',
        );
      }
    },
  );
}
