import { randomUUID } from 'node:crypto';
import { aCall } from '../e2e/calls.js';
import { aPicture, sendFile } from '../e2e/files.js';
import type { World } from '../e2e/world.js';
import type { PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';

/** A type that somebody is changing, without the words that it needs. */
export async function halfADraft(admin: PageClient): Promise<void> {
  const facts = { priority: 'P2', lookup: 'transaction', offered: 'yes', field1: 'F09' };

  await admin.postForm('/admin/exceptions/E301/draft', {
    ...facts,
    'name-en': 'Paying fails',
    base: '1',
    revision: '0',
    key: randomUUID(),
  });
}

/** Somebody has rung who can only be called back → his reference. */
export async function aCallTaken(agent: PageClient): Promise<string> {
  const { url } = await agent.postForm('/agent/calls', aCall());

  return url.pathname.split('/').at(-1) ?? 'none';
}

/** → the id of a request that was begun with its first answer. */
export async function aDraft(client: PageClient, type: string): Promise<string> {
  const key = randomUUID();
  expect((await client.postForm('/en/requests/new/type', { type, key })).status).toBe(200);

  return key;
}

/** Answers all other questions, with a picture. */
export async function writeDraft(client: PageClient, key: string): Promise<void> {
  const steps: Readonly<Record<string, Record<string, string>>> = {
    account: { account: 'amina', contact: 'amina@example.org' },
    when: {
      occurredDate: '2026-11-20',
      part: 'evening',
      zone: 'Asia/Shanghai',
      amount: '200',
      currency: 'CNY',
      F05: 'Corner shop',
    },
    what: { description: 'The payment broke off, and the money is gone all the same.' },
  };
  for (const [step, input] of Object.entries(steps)) {
    const { status } = await client.postForm(`/en/requests/new/${step}`, { ...input, key });
    expect([step, status]).toEqual([step, 200]);
  }
  const file = { key: randomUUID(), file: await aPicture() };
  expect((await sendFile(client, `/en/requests/new/attachments?draft=${key}`, file)).status).toBe(303);
}

/** Takes the ticket, answers, notes and asks for a supervisor. */
export async function handle(agent: PageClient, reference: string): Promise<void> {
  const press = async (what: string, input: Record<string, string>): Promise<void> => {
    const { status } = await agent.postForm(`/agent/t/${reference}/${what}`, input);
    expect([what, status]).toEqual([what, 200]);
  };
  await press('assignment', { key: randomUUID() });
  await press('replies', { body: '您好，我正在为您查询这笔转账。', clientMessageId: randomUUID() });
  await press('notes', { note: 'Pending at the bank.', key: randomUUID() });
  await press('escalation', { reason: 'The customer has waited for a week.', key: randomUUID() });
}

/** → the id of an outage that everybody reads of, with how it goes on. */
export async function aNotice(supervisor: PageClient): Promise<string> {
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const { url } = await supervisor.postForm('/admin/notices', {
    kind: 'outage',
    severity: 'major',
    features: 'transfers',
    types: ['E301', 'E302'],
    titleZh: '转账暂停',
    titleEn: 'Transfers pause',
    textZh: '正在处理。',
    textEn: 'We are working on it.',
    startDate: day(-1),
    startTime: '10:00',
    updateDate: day(2),
    updateTime: '10:00',
    zone: 'UTC',
    act: 'publish',
    version: '0',
    key: randomUUID(),
  });
  const id = url.pathname.split('/').at(-1) ?? '';
  const said = { sayZh: '已找到原因。', sayEn: 'We have found the cause.', key: randomUUID() };
  expect((await supervisor.postForm(`/admin/notices/${id}/updates`, said)).status).toBe(200);

  return id;
}

/** → the id of a mail in the mailbox, once one is there. */
export const aMailOf = (world: World): Promise<string> =>
  waitFor('a mail to the customer', async () => {
    const { body } = await world.visitor().get('/demo/mailbox');

    return /\/demo\/mailbox\/([\w-]+)/.exec(body.slice(body.indexOf('class="cards"')))?.[1] ?? false;
  });
