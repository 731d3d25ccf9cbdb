import { randomUUID } from 'node:crypto';
import type { Page, PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';
import { aTicket, eachDatabase, openTicket, say, sendForm, World } from './world.js';

const ARTICLE = '/en/help/a/money-not-arrived';
const QUESTION = 'money has not arrived, card 4111 1111 1111 1111, amina@example.org, +254 712 345 678';

describe.each(eachDatabase)('what people do in the help centre, on %s', (_, database) => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ database });
    // The index is filled beside the start: who asks in its first moment is shown the tiles.
    await waitFor('the search', async () =>
      (await world.visitor().get('/en/help/search?q=money')).body.includes('/en/help/a/'),
    );
  });
  afterAll(() => world?.stop());

  const journeyOf = ({ cookies }: PageClient): string => cookies.get('wd_journey')?.split('.')[0] ?? 'none';
  const stepsOf = (journey: string) =>
    world.rows(
      `SELECT kind, query, results, rank, slug, type_code, at FROM help_events WHERE journey_id = '${journey}' ORDER BY seq`,
    );
  const kept = async (journey: string, kinds: readonly string[]): Promise<Record<string, unknown>[]> => {
    let steps: Record<string, unknown>[] = [];
    await waitFor('the steps', async () => {
      steps = await stepsOf(journey);
      return steps.length >= kinds.length;
    });
    expect(steps.map(({ kind }) => kind)).toEqual(kinds);

    return steps;
  };
  const judge = (by: PageClient, input: Readonly<Record<string, string>>): Promise<Page> =>
    sendForm(by, `${ARTICLE}/feedback`, { key: randomUUID(), ...input });

  it('chains search, article, opinion and ticket, and keeps nothing that leads to a person', async () => {
    const reader = world.visitor();
    const found = await reader.get(`/en/help/search?q=${encodeURIComponent(QUESTION)}`);
    const [, slug = 'none'] = /href="\/en\/help\/a\/([^"]+)"/.exec(found.body) ?? [];
    await reader.get(`/en/help/a/${slug}`);
    await judge(reader, { verdict: 'no' });
    await reader.get('/en/help/contact?type=E302');
    const reference = await openTicket(reader, aTicket());
    const journey = journeyOf(reader);
    const steps = await kept(journey, ['search', 'view', 'unhelpful', 'contact', 'ticket']);

    expect(steps[0]?.['query']).toMatch(/^money has not arrived/);
    expect(Number(steps[0]?.['rank'])).toBe(1);
    expect(steps[1]?.['slug']).toBe(slug);
    expect(steps.every(({ at }) => Number(at) % 60_000 === 0)).toBe(true);
    const all = JSON.stringify([
      await world.rows('SELECT * FROM help_events'),
      await world.rows('SELECT * FROM article_feedback'),
      await world.rows('SELECT * FROM past_questions'),
    ]);
    const [ticket] = await world.rows(`SELECT id, customer_id FROM tickets WHERE reference = '${reference}'`);
    for (const secret of [
      '4111',
      '1111',
      'amina',
      '712',
      reference,
      ticket?.['id'],
      ticket?.['customer_id'],
    ]) {
      expect(all).not.toContain(String(secret));
    }
  });

  it('begins no journey at the entrance, and joins nobody else’s', async () => {
    const visitor = world.visitor();
    await visitor.get('/en/help');
    expect(journeyOf(visitor)).toBe('none');

    const victim = world.visitor();
    await victim.get(ARTICLE);
    const stolen = journeyOf(victim);
    visitor.cookies.set('wd_journey', `${stolen}.${Math.floor(Date.now() / 60_000)}.${'A'.repeat(43)}`);
    await visitor.get(ARTICLE);

    expect(journeyOf(visitor)).toMatch(/^[0-9a-f-]{36}$/);
    expect(journeyOf(visitor)).not.toBe(stolen);
    await kept(journeyOf(visitor), ['view']);
    await kept(stolen, ['view']);
  });

  it('does not count the staff, nor machines that read for an index', async () => {
    const agent = await world.staff('mei');
    await agent.get(ARTICLE);
    const machine = world.visitor({ headers: { 'user-agent': 'Examplebot/1.0' } });
    await machine.get(ARTICLE);

    expect([journeyOf(agent), journeyOf(machine)]).toEqual(['none', 'none']);
  });

  it('asks once why an article did not help, thanks, and counts each reader once', async () => {
    const reader = world.visitor();
    await reader.get(ARTICLE);
    await judge(reader, { verdict: 'no' });
    const asked = await reader.get(ARTICLE);
    expect(asked.text).toContain(say('en', 'faq.feedback.why'));

    const input = {
      verdict: 'no',
      reason: 'unclear',
      words: 'Which bank? My PIN is 1234',
      key: randomUUID(),
    };
    const answers = await Promise.all([judge(reader, input), judge(reader, input), judge(reader, input)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await reader.get(ARTICLE)).text).toContain(say('en', 'faq.feedback.thanks.no'));
    expect(
      await world.rows(
        `SELECT verdict, reason, words FROM article_feedback WHERE journey_id = '${journeyOf(reader)}'`,
      ),
    ).toEqual([{ verdict: 'no', reason: 'unclear', words: 'Which bank? My PIN is ••••' }]);
  });

  it('learns from an article that helped after a search', async () => {
    const reader = world.visitor();
    const found = await reader.get('/en/help/search?q=where+is+the+money+I+sent');
    expect(found.body).toContain(`href="${ARTICLE}"`);
    await reader.get(ARTICLE);
    await judge(reader, { verdict: 'yes' });

    expect((await reader.get(ARTICLE)).text).toContain(say('en', 'faq.feedback.thanks.yes'));
    expect(
      await world.rows(`SELECT slug FROM past_questions WHERE text = 'where is the money i sent'`),
    ).toEqual([{ slug: 'money-not-arrived' }]);
  });

  it('keeps what was typed where it cannot be taken, with the article around it', async () => {
    const page = await judge(world.visitor(), { verdict: 'no', words: 'x'.repeat(501) });

    expect(page.status).toBe(422);
    expect(page.field('words')?.value).toBe('x'.repeat(501));
    expect(page.text).toContain(say('en', 'faq.errors.words'));
  });

  it('takes no opinion on what is no article', async () => {
    const nowhere = '/en/help/a/no-such-article';
    const opinion = { verdict: 'yes', key: randomUUID() };

    expect((await sendForm(world.visitor(), `${nowhere}/feedback`, opinion)).status).toBe(404);
  });
});
