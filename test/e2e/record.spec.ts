import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { eachDatabase, say, sendForm, sendJson, World } from './world.js';
import { aPicture, sendFile } from './files.js';

const CARD = '4111 1111 1111 1111';
const NOTE = 'Between us: the wallet confirms it.';
const ANSWER = '我们正在核实。\nWe are checking <b>this</b> & more.';

interface Data {
  readonly reference: string;
  readonly zone: string;
  readonly hash: string;
  readonly participants: readonly string[];
  readonly lines: readonly {
    readonly number: number;
    readonly at: string;
    readonly atText: string;
    readonly author: string;
    readonly text: string;
    readonly file: { readonly name: string; readonly hash: string } | null;
  }[];
}

describe.each(eachDatabase)('the record of a request, on %s', (_, database) => {
  let world: World;
  let owner: PageClient;
  let jonas: PageClient;
  let reference = '';

  beforeAll(async () => {
    world = await World.start({ database });
    ({ client: owner, reference } = await world.customer());
    jonas = await world.staff('jonas');
    const desk = `/agent/t/${reference}`;
    await sendForm(jonas, `${desk}/assignment`, { key: randomUUID() });
    await sendForm(jonas, `${desk}/notes`, { note: NOTE, key: randomUUID() });
    await sendForm(jonas, `${desk}/replies`, { body: ANSWER, clientMessageId: randomUUID() });
    await sendForm(jonas, `${desk}/escalation`, { reason: 'Between us: above me.', key: randomUUID() });
    await sendJson(owner, `/api/v1/tickets/${reference}/messages`, {
      body: `My card is ${CARD}`,
      clientMessageId: randomUUID(),
    });
    await sendFile(owner, `/en/requests/${reference}/files`, { key: randomUUID(), file: await aPicture() });
  });
  afterAll(() => world?.stop());

  const dataOf = async (client: PageClient, language = 'en'): Promise<Data> =>
    JSON.parse((await client.send(`/${language}/requests/${reference}/transcript.json`)).body) as Data;
  const path = (form: string) => `/en/requests/${reference}/transcript${form}`;

  it('has the same lines as a page, as text and as data: numbered, with time, person and file', async () => {
    const data = await dataOf(owner);
    const page = await owner.get(path(''));
    const { body: text, headers } = await owner.send(path('.txt'));
    const sides = ['customer', 'system'].map((who) => say('en', `tickets.authors.${who}`));

    expect(data.lines.length).toBeGreaterThanOrEqual(6);
    expect(data.participants).toEqual([sides[0], say('en', 'tickets.record.staff', { name: 'Jonas' })]);
    expect(data.lines.map(({ number }) => number)).toEqual(
      data.lines.map(({ number }) => number).toSorted((a, b) => a - b),
    );
    for (const { number, at, atText, author, text: said, file } of data.lines) {
      expect(text).toContain(`#${number} · ${atText} · ${author}\n${said}\n`);
      expect(page.text).toContain(`#${number} ${author} ${atText} ${said.replaceAll('\n', ' ')}`);
      expect(page.body).toContain(`datetime="${at}"`);
      for (const one of file ? [file.hash, file.name] : []) {
        expect([text.includes(one), page.text.includes(one)]).toEqual([true, true]);
      }
    }
    expect(data.lines.some(({ file }) => /^[0-9a-f]{64}$/.test(file?.hash ?? ''))).toBe(true);
    for (const form of [page.text, text]) {
      expect(form).toContain(say('en', 'tickets.record.end', { count: data.lines.length }));
      expect(form).toContain(data.hash);
      expect(form).toContain(data.zone);
      expect(form).toContain(data.reference);
    }
    expect(headers['content-disposition']).toContain('attachment');
  });

  it('is the same for both sides, and its fingerprint in every language', async () => {
    const mine = await dataOf(owner);

    expect(await dataOf(jonas)).toEqual(mine);
    expect((await dataOf(owner, 'zh-CN')).hash).toBe(mine.hash);
    await sendJson(owner, `/api/v1/tickets/${reference}/messages`, {
      body: 'One word more.',
      clientMessageId: randomUUID(),
    });
    expect((await dataOf(owner)).hash).not.toBe(mine.hash);
  });

  it('shows what was hidden as points, and nothing of what is internal, in any of its forms', async () => {
    const forms = await Promise.all(
      ['', '.txt', '.json'].flatMap((form) => [owner.send(path(form)), jonas.send(path(form))]),
    );

    for (const { status, body } of forms) {
      expect(status).toBe(200);
      expect(body).toContain('•••• •••• •••• 1111');
      expect(body).not.toContain(CARD);
      expect(body).not.toContain('Between us');
    }
  });

  it('is there under its first name too, and for nobody else', async () => {
    const { client: stranger } = await world.customer();
    const first = await owner.send(`/en/requests/${reference}/record.txt`);

    expect(first.body).toBe((await owner.send(path('.txt'))).body);
    for (const form of ['', '.txt', '.json']) {
      expect((await stranger.send(path(form))).status).toBe(404);
    }
  });
});
