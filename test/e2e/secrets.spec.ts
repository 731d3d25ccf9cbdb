import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { aPicture, sendFile } from './files.js';
import { aTicket, openTicket, sendForm, sendJson, World } from './world.js';

/** None of them may be found anywhere afterwards. A card is one however it is spaced, so its middle is looked for. */
const SECRETS = [
  '4111111111111111',
  '4111 1111 1111 1111',
  '４１１１１１１１１１１１１１１１',
  '5500-0055-5555-5559',
  '5500005555555559',
  'Tr0ub4dor-und-3',
];
/**
 * So short that ids and times hold the same digits by chance: looked for standing alone, as they were typed or as an
 * address carries them, where a sign that stands for a space ends in a digit itself.
 */
const CODES = ['739154', '8841'];
const standsIn = (text: string, code: string): boolean =>
  new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(text.replaceAll(/%[\da-f]{2}/gi, ' '));
const CARD = '4111 1111 1111 1111';
const WORDS =
  'My card is 4111111111111111, also ４１１１１１１１１１１１１１１１ and 5500-0055-5555-5559, ' +
  'CVV 8841. My password is Tr0ub4dor-und-3 and the verification code is 739154.';

describe('what nobody should have typed', () => {
  let world: World;
  let amina: PageClient;
  let jonas: PageClient;
  let supriya: PageClient;
  let reference = '';

  beforeAll(async () => {
    world = await World.start();
    amina = world.visitor();
    jonas = await world.staff('jonas');
    supriya = await world.staff('supriya');
    reference = await openTicket(amina, { account: CARD, description: WORDS, contact: 'amina@example.org' });
  }, 120_000);
  afterAll(() => world?.stop());

  const key = (): string => randomUUID();

  /** Every door that takes words, once: all of them must let the words in, or the search afterwards proves nothing. */
  async function typeEverywhere(): Promise<number[]> {
    const ticket = `/en/requests/${reference}`;
    const desk = `/agent/t/${reference}`;
    const picture = new File([await (await aPicture()).arrayBuffer()], `card ${CARD}.jpg`);
    const answers = [
      await sendForm(amina, `${ticket}/messages`, { body: WORDS, clientMessageId: key() }),
      await sendJson(amina, `/api/v1/tickets/${reference}/messages`, { body: WORDS, clientMessageId: key() }),
      await sendForm(world.visitor(), '/en/chat', { body: WORDS, key: key() }),
      await sendForm(jonas, `${desk}/replies`, { body: WORDS, clientMessageId: key() }),
      await sendForm(jonas, `${desk}/notes`, { note: WORDS, key: key() }),
      await sendFile(amina, `${ticket}/files`, { key: key(), file: picture }),
      await sendForm(amina, `${ticket}/escalation`, { reason: WORDS, key: key() }),
      await sendForm(supriya, `${desk}/escalation/decision`, {
        outcome: 'explained',
        decision: WORDS,
        key: key(),
      }),
      await sendForm(jonas, '/agent/me', { displayName: `Jonas ${CARD}`, key: key() }),
      await amina.send(`/en/help/search?q=${encodeURIComponent(WORDS)}`),
      await amina.send(`/api/v1/faq/search?q=${encodeURIComponent(WORDS)}`),
      await sendForm(world.visitor(), '/staff/login', { login: CARD, password: 'Tr0ub4dor-und-3' }),
    ];

    return answers.map(({ status }) => status);
  }

  /** Everything that the server has left: database with its log, files, mails in the database, and what it has said. */
  const left = (): string => {
    const files = readdirSync(world.server.dataDir, { recursive: true, encoding: 'utf8' })
      .map((name) => join(world.server.dataDir, name))
      .filter((path) => statSync(path).isFile());

    return [world.server.output, ...files, ...files.map((path) => readFileSync(path, 'utf8'))].join('\n');
  };

  it('is found neither in the database, nor in files, mails or the log; the last four signs are', async () => {
    const statuses = await typeEverywhere();
    const line = await LiveLine.connect(world.server.url, amina);
    const live = await line.ask('message:send', { ticket: reference, body: WORDS, clientMessageId: key() });
    line.close();
    await world.server.cli(['staff:add', 'newcomer', 'agent', 'Newcomer', ...CARD.split(' ')]);
    const login = await world.server.cli(['staff:add', CARD.replaceAll(' ', ''), 'agent', 'Newcomer']);
    const all = left();

    expect(statuses).toEqual([303, 200, 303, 303, 303, 303, 303, 303, 303, 200, 200, 401]);
    expect(live).toMatchObject({ ok: true });
    expect(live['hidden']).toEqual(expect.arrayContaining(['card', 'password']));
    expect(login.code).toBe(1);
    expect(SECRETS.filter((secret) => all.includes(secret))).toEqual([]);
    expect(CODES.filter((code) => standsIn(all, code))).toEqual([]);
    for (const typed of [WORDS, encodeURIComponent(WORDS)]) {
      expect(CODES.filter((code) => standsIn(typed, code))).toEqual(CODES);
    }
    expect(all).toContain('•••• 1111');
    expect((await world.rows('SELECT count(*) AS n FROM entries'))[0]?.['n']).toBeGreaterThanOrEqual(9);
  }, 60_000);

  it('is refused where it stands for an address, and told as what it is', async () => {
    const answer = await sendForm(
      amina,
      '/en/requests',
      aTicket({ contact: '4111111111111111@example.org' }),
    );

    expect(answer.status).toBe(422);
    expect(left()).not.toContain('4111111111111111');
  });

  it('would be found if it were there', () => {
    expect(left()).toContain('amina@example.org');
    expect(left()).toContain('money');
  });
});
