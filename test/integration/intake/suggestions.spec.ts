import { randomUUID } from 'node:crypto';
import { TriagePanel } from '../../../src/modules/desk/triage-panel.js';
import { TriageOutcomes } from '../../../src/modules/faq/triage-outcomes.service.js';
import { type Triage, TriageService } from '../../../src/modules/faq/triage.service.js';
import { IntakeAnswersService } from '../../../src/modules/tickets/intake-answers.service.js';
import { IntakeSuggestions } from '../../../src/modules/tickets/intake-suggestions.js';
import { TicketHandlingService } from '../../../src/modules/tickets/ticket-handling.service.js';
import { TicketTypeService } from '../../../src/modules/tickets/ticket-type.service.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { waitFor } from '../../support/wait.js';
import { WholeDesk } from '../../support/whole-desk.js';

describe.each(databaseKinds)('what the words of a request sound like, on $name', ({ newUrl }) => {
  let desk: WholeDesk;
  let customer: KnownActor;
  let jonas: KnownActor;
  let heard: Partial<Triage> = {};
  /** What happens while it is listened to. */
  let meanwhile: (() => Promise<void>) | null = null;

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    customer = await desk.customer();
    jonas = await desk.staff('Jonas');
    // What is heard is told by the tests of triage; here, what is made of it.
    desk.the(TriageService).triage = async (_text, { lang = 'en' } = {}) => {
      await meanwhile?.();

      return {
        lang,
        types: [],
        articles: [],
        confident: false,
        words: [],
        modelVersion: null,
        ...heard,
      };
    };
  });
  afterAll(() => desk?.stop());

  const key = (): { key: string } => ({ key: randomUUID() });
  const sounds = (code: string, confident = true): void => {
    heard = { types: [{ code, score: 0.9 }], confident, modelVersion: 7 };
  };
  const row = async (reference: string) =>
    (await desk.rows('SELECT * FROM tickets WHERE reference = ?', [reference]))[0] ?? {};
  const opened = async (): Promise<string> => {
    const reference = await desk.ticket(customer);
    await waitFor('a suggestion', async () => (await row(reference)).suggestion !== 'none');

    return reference;
  };
  const solve = (reference: string): Promise<void> =>
    desk.the(TicketHandlingService).resolve(jonas, reference, { ...key(), result: 'Done.' });
  const facts = async (reference: string): Promise<string[]> =>
    (
      await desk.rows(`SELECT fact FROM entries WHERE ticket_id = ? AND visibility = 'internal'`, [
        String((await row(reference)).id),
      ])
    ).map(({ fact }) => (JSON.parse(String(fact)) as { key: string }).key);

  it('makes a chat without a type as urgent as it sounds, earlier due, and leaves its type open', async () => {
    heard = {};
    const calm = await row(await opened());
    sounds('E601');
    const reference = await opened();
    const urgent = await row(reference);

    expect([calm.priority, calm.suggestion]).toEqual(['P3', 'weak']);
    expect([urgent.priority, urgent.suggestion, urgent.type_code]).toEqual(['P1', 'sure', null]);
    expect(Number(urgent.next_due_at)).toBeLessThan(Number(calm.next_due_at));
    expect(urgent.first_reply_due_at).not.toBeNull();
    expect(await facts(reference)).toEqual(['type-heard']);
  });

  it('changes nothing where it is not sure, and never makes anything less urgent', async () => {
    sounds('E601', false);
    const unsure = await opened();
    sounds('E805');
    const slow = await opened();

    expect([(await row(unsure)).priority, (await row(slow)).priority]).toEqual(['P3', 'P3']);
    expect([...(await facts(unsure)), ...(await facts(slow))]).toEqual([]);
  });

  it('is no longer heard where somebody of the staff has said meanwhile what it is', async () => {
    sounds('E601');
    meanwhile = async () => {
      const [last] = await desk.rows(
        'SELECT reference FROM tickets ORDER BY opened_at DESC, id DESC LIMIT 1',
      );
      await desk.the(TicketTypeService).set(jonas, String(last?.reference), { ...key(), type: 'E805' });
    };
    const reference = await opened().finally(() => (meanwhile = null));

    expect((await row(reference)).priority).not.toBe('P1');
    expect(await facts(reference)).toEqual(['type-set']);
  });

  it('is told to the staff also where no article explains it, and not where it is known already', async () => {
    heard = {};
    const ticket = (await row(await opened())) as never;
    const words = new Words(Translator.load(true), 'en', 'UTC');
    const panel = () => desk.the(TriagePanel).model(ticket, [], '/agent/tickets/x', words);
    const silent = await panel();
    sounds('E302');
    const told = await panel();

    expect(silent.speaks).toBe(false);
    expect(told).toMatchObject({ speaks: true, suggested: { code: 'E302' }, articles: [] });
  });

  it('is counted once, when the ticket is solved, against what the ticket was', async () => {
    const before = await desk.the(TriageOutcomes).quality(1, 'agent');
    sounds('E301');
    const right = await opened();
    await desk.the(TicketTypeService).set(jonas, right, { ...key(), type: 'E301' });
    const wrong = await opened();
    await desk.the(TicketTypeService).set(jonas, wrong, { ...key(), type: 'E101' });
    const open = await opened();
    for (const reference of [right, wrong, open]) {
      await solve(reference);
    }
    await desk.the(TicketHandlingService).move(jonas, right, { ...key(), move: 'open' });
    await solve(right);
    const after = await desk.the(TriageOutcomes).quality(1, 'agent');

    expect([after.shown - before.shown, after.accepted - before.accepted]).toEqual([2, 1]);
  });

  it('is learnt from, without whose it was: the first words, the type, and the article that answered', async () => {
    const words = `I am ann@example.org, +86 138 0013 8000, and my zebra transfer ${randomUUID()} is gone`;
    const reference = await desk.ticket(customer, words);
    await desk.the(TicketTypeService).set(jonas, reference, { ...key(), type: 'E302' });
    await desk.the(TicketHandlingService).reply(jonas, reference, {
      body: 'Please read https://help.example.org/en/help/a/money-not-arrived first.',
      clientMessageId: randomUUID(),
    });
    await solve(reference);
    await desk.the(TicketHandlingService).move(jonas, reference, { ...key(), move: 'open' });
    await solve(reference);
    const untyped = await desk.ticket(customer, 'A zebra without a type.');
    await solve(untyped);
    const learnt = await desk.rows(
      `SELECT text, slug, type_code, source FROM past_questions WHERE text LIKE '%zebra%'`,
    );

    expect(learnt).toEqual([
      {
        text: expect.stringContaining('zebra transfer'),
        slug: 'money-not-arrived',
        type_code: 'E302',
        source: 'ticket',
      },
    ]);
    expect(String(learnt[0]?.text)).not.toMatch(/ann|example|138|8000/);
  });

  it('is offered before the list of types, counted once, and only where it is sure', async () => {
    const intake = desk.the(IntakeAnswersService);
    const step = { key: randomUUID(), description: 'I sent it yesterday and nothing came.' };
    sounds('E302');
    const offered = await desk.the(IntakeSuggestions).of(step.description, 'en');
    await intake.type(customer, 'en', { ...step, type: 'E302' });
    await intake.type(customer, 'en', { ...step, type: 'E302' });
    sounds('E302', false);
    const unsure = await desk.the(IntakeSuggestions).of(step.description, 'en');
    await intake.type(customer, 'en', { ...step, key: randomUUID(), type: 'E401' });
    const { shown, accepted } = await desk.the(TriageOutcomes).quality(1, 'intake');

    expect(offered.map(({ code }) => code)).toEqual(['E302']);
    expect(unsure).toEqual([]);
    expect([shown, accepted]).toEqual([1, 1]);
  });
});
