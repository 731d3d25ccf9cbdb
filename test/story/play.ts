import type { Language } from '../../src/platform/i18n/languages.js';
import { findHelp, openTicket, REFERENCE } from './asking.js';
import { handleTicket, refuseToResolve, resolve } from './handling.js';
import { wordsOfCustomers } from './sentences.js';
import { type Stage, staff, visitor } from './stage.js';
import { keepNotesInside, keepStrangersOut } from './strangers.js';
import { askForSupervisor, decide, downloadRecord } from './supervising.js';
import { talk } from './talking.js';
import { must } from './telling.js';

/** The whole main job: from a customer's sentence to the record that she keeps. */
export async function playTicket(stage: Stage, language: Language): Promise<void> {
  stage.telling.chapter(`A ticket, ${language}`);
  const words = wordsOfCustomers(language);
  const customer = visitor(stage, language);
  await findHelp(stage, customer, language, words);
  const reference = await openTicket(stage, customer, language, words);
  const agent = await handleTicket(stage, reference, language);
  const said = await talk(stage, reference, { customer, agent }, language);
  await keepNotesInside(stage, customer, reference, language);
  await keepStrangersOut(stage, reference, language);
  await askForSupervisor(stage, customer, reference, language);
  await refuseToResolve(stage, agent, reference);
  const decision = await decide(stage, customer, reference, language);
  await resolve(stage, agent, reference);
  await downloadRecord(stage, customer, reference, language, [words.description, ...said, decision]);
}

/** The same from the first word of a chat: no form, the ticket is there with it. */
export async function playChat(stage: Stage, language: Language): Promise<void> {
  const { telling } = stage;
  telling.chapter(`A chat, ${language}`);
  const { message } = wordsOfCustomers(language);
  const customer = visitor(stage, language);
  const reference = await telling.step('A chat begins with the customer’s own sentence.', async () => {
    await customer.get(`/${language}/chat`);
    const page = await customer.submit(`/${language}/chat`, { body: message });
    const found = REFERENCE.exec(page.url.pathname)?.[0] ?? '';
    must(page.status === 200 && found !== '' && page.text.includes(message), `It answers ${page.status}.`);

    return found;
  });
  const agent = await telling.step('Mei sees it as live, and takes it.', async () => {
    const mei = await staff(stage, 'mei');
    const queue = await mei.get('/agent/queue?view=unassigned');
    must(queue.body.includes(reference), 'The queue does not show it.');
    await mei.get(`/agent/t/${reference}`);
    await mei.submit('.claim');

    return mei;
  });
  const said = await talk(stage, reference, { customer, agent }, language);
  await downloadRecord(stage, customer, reference, language, [message, ...said]);
}
