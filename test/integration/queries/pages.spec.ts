import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../src/app.module.js';
import { Env } from '../../../src/config/env.js';
import { ConsoleView } from '../../../src/modules/chat/console.view.js';
import { TalkView } from '../../../src/modules/chat/talk.view.js';
import { BoardView } from '../../../src/modules/desk/board.view.js';
import { CallView } from '../../../src/modules/desk/call.view.js';
import { QueueViewModel } from '../../../src/modules/desk/queue.view.js';
import { ProviderPageView } from '../../../src/modules/desk/provider-page.view.js';
import { ReversalListView } from '../../../src/modules/desk/reversal-list.view.js';
import { WorkspaceView } from '../../../src/modules/desk/workspace.view.js';
import { ArticleImportService, type ArticleSource } from '../../../src/modules/faq/article-import.service.js';
import { ArticleEditorView } from '../../../src/modules/faq/article-editor.view.js';
import { ArticleListView } from '../../../src/modules/faq/article-list.view.js';
import { ArticleLookup } from '../../../src/modules/faq/article.lookup.js';
import { ArticleSearchService } from '../../../src/modules/faq/article-search.service.js';
import { ArticleSearchView } from '../../../src/modules/faq/article-search.view.js';
import { ArticleVersionsView } from '../../../src/modules/faq/article-versions.view.js';
import { SearchSynonyms } from '../../../src/modules/faq/search-synonyms.service.js';
import { SynonymView } from '../../../src/modules/faq/synonym.view.js';
import { SynonymsView } from '../../../src/modules/faq/synonyms.view.js';
import { HelpHomeView } from '../../../src/modules/faq/help-home.view.js';
import { LandingView } from '../../../src/modules/faq/landing.view.js';
import { MyTicketView } from '../../../src/modules/portal/my-ticket.view.js';
import { MyTicketsView } from '../../../src/modules/portal/my-tickets.view.js';
import { IntakeAccountView } from '../../../src/modules/tickets/intake-account.view.js';
import { IntakeCheckView } from '../../../src/modules/tickets/intake-check.view.js';
import { IntakeDraftsService } from '../../../src/modules/tickets/intake-drafts.service.js';
import { IntakeTypeView } from '../../../src/modules/tickets/intake-type.view.js';
import { IntakeWhatView } from '../../../src/modules/tickets/intake-what.view.js';
import { TicketIntakeService } from '../../../src/modules/tickets/ticket-intake.service.js';
import { TicketMessagesService } from '../../../src/modules/tickets/ticket-messages.service.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { BLANK } from '../../../src/platform/http/form.js';
import type { DeskRequest } from '../../../src/platform/http/request-context.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import { type KnownActor, NO_CHOICES } from '../../../src/platform/identity/actor.js';
import { ActorSource } from '../../../src/platform/identity/actor-source.js';
import { newToken } from '../../../src/platform/ids/keys.js';
import { databaseKinds } from '../../support/databases.js';
import { givingMoneyBack } from '../../support/giving-back.js';
import { temporaryFolder } from '../../support/processes.js';
import { waitFor } from '../../support/wait.js';
import { StatementCount } from './statement-count.js';

const AGENT: KnownActor = {
  id: randomUUID(),
  role: 'agent',
  name: 'Jonas',
  sessionId: null,
  ...NO_CHOICES,
  level: null,
};
const RESULTS_A_PAGE = 10;

/** What a page may cost, besides the one question who is asking. */
const PAGES = {
  queue: 3,
  'queue, of one group': 3,
  board: 4,
  'money to be given back': 3,
  'the wallet': 1,
  'ticket, for the staff': 8,
  'ticket, for its customer': 4,
  'own tickets': 1,
  'call, in its middle': 1,
  'chat, waiting': 4,
  'chat console, one open': 4,
  'request being written, first page': 1,
  'request being written, account': 4,
  'request being written, words': 2,
  'request being written, last page': 3,
  // Headings are kept in memory until articles change.
  'help, entrance': 0,
  'help, something found': 0,
  'help, nothing found': 0,
  'help, one exception': 0,
  'articles, for those who write them': 4,
  'article, in its editor': 2,
  'article, its history': 3,
  'what means the same': 3,
  'what means the same, one group': 1,
} as const;

type Page = keyof typeof PAGES;

describe.each(databaseKinds)('questions to the database a page, on $name', ({ name: kind, newUrl }) => {
  let app: INestApplicationContext;
  let count: StatementCount;
  let customer: KnownActor;
  let reference = '';
  /** A request that is being written: with its first answer, and with all. */
  const drafts = { begun: '', written: '' };
  let articles = 0;
  /** A group of expressions that mean the same. */
  let synonym = '';
  let words: Words;

  beforeAll(async () => {
    const env = Env.read({
      NODE_ENV: 'test',
      DATABASE_URL: await newUrl(),
      DATA_DIR: temporaryFolder('queries'),
      LOG_LEVEL: 'silent',
      ...givingMoneyBack(),
    });
    app = await NestFactory.createApplicationContext(AppModule.with(env), {
      logger: false,
      abortOnError: false,
    });
    count = new StatementCount(app.get(DataSource));
    words = new Words(app.get(Translator), 'en', 'UTC');
    customer = await app.get(ActorSource).welcome(newToken());
  });
  afterAll(() => app.close());

  const the = <T>(type: Type<T>): T => app.get(type, { strict: false });
  const requestOf = (actor: KnownActor): DeskRequest =>
    ({
      actor,
      params: { reference, slug: 'payment-1', synonym },
      query: { view: 'all' },
      words,
    }) as unknown as DeskRequest;

  const draftOf = (which: keyof typeof drafts): DeskRequest =>
    ({ ...requestOf(customer), query: { draft: drafts[which] } }) as unknown as DeskRequest;

  const pages: Record<Page, () => Promise<unknown>> = {
    queue: () => the(QueueViewModel).model(AGENT, requestOf(AGENT)),
    'queue, of one group': () =>
      the(QueueViewModel).model(AGENT, {
        ...requestOf(AGENT),
        query: { view: 'all', about: 'E3' },
      } as unknown as DeskRequest),
    board: () => the(BoardView).model(requestOf(AGENT), BLANK),
    'money to be given back': () => the(ReversalListView).model(requestOf(AGENT)),
    'the wallet': () => the(ProviderPageView).model(requestOf(AGENT), BLANK),
    'ticket, for the staff': () => the(WorkspaceView).model(requestOf(AGENT), BLANK),
    'ticket, for its customer': () => the(MyTicketView).model(requestOf(customer), BLANK),
    'call, in its middle': () =>
      the(CallView).model(requestOf(AGENT), { ...BLANK, values: { account: 'amina', type: 'E302' } }),
    'chat, waiting': () => the(TalkView).model(requestOf(customer), BLANK),
    'chat console, one open': () => the(ConsoleView).model(requestOf(AGENT), BLANK),
    'own tickets': () => the(MyTicketsView).model(requestOf(customer)),
    'request being written, first page': () => the(IntakeTypeView).model(requestOf(customer), BLANK),
    'request being written, account': () => the(IntakeAccountView).model(draftOf('begun'), BLANK),
    'request being written, words': () => the(IntakeWhatView).model(draftOf('written'), BLANK),
    'request being written, last page': () => the(IntakeCheckView).model(draftOf('written'), BLANK),
    'help, entrance': () => the(HelpHomeView).model(words),
    'help, something found': () => the(ArticleSearchView).model(words, { q: 'payment' }),
    'help, nothing found': () => the(ArticleSearchView).model(words, { q: 'zebra xylophone' }),
    'articles, for those who write them': () => the(ArticleListView).model(requestOf(AGENT)),
    'article, in its editor': () => the(ArticleEditorView).model(requestOf(AGENT), BLANK),
    'article, its history': () => the(ArticleVersionsView).model(requestOf(AGENT), BLANK),
    'what means the same': () => the(SynonymsView).model(requestOf(AGENT), BLANK),
    'what means the same, one group': () => the(SynonymView).model(requestOf(AGENT), BLANK),
    'help, one exception': () => the(LandingView).model(words, 'not-received'),
  };

  const costs = async (): Promise<Partial<Record<string, number>>> => {
    const counted: Partial<Record<string, number>> = {};
    for (const [name, page] of Object.entries(pages)) {
      counted[name] = (await count.of(page)).length;
    }

    return counted;
  };

  const writeDrafts = async (): Promise<void> => {
    for (const which of ['begun', 'written'] as const) {
      const type = { typeCode: 'E301' };
      drafts[which] = (await the(IntakeDraftsService).save(customer, randomUUID(), type)).id;
    }
    for (const answer of [
      { account: { account: null, contact: 'amina@example.org' } },
      { occurred: OCCURRED, picked: null },
      { story: { description: 'It has not arrived.', extra: {} } },
    ]) {
      await the(IntakeDraftsService).save(customer, drafts.written, answer);
    }
  };

  /** So many tickets, each with a request for a supervisor; the newest with so many words and suggestions. */
  const growTickets = async (more: number): Promise<void> => {
    for (let made = 0; made < more; made += 1) {
      ({ reference } = await the(TicketIntakeService).startChat(customer, 'en', {
        body: 'Is anyone there?',
        key: randomUUID(),
      }));
      await escalate(reference);
    }
    for (let made = 0; made < more; made += 1) {
      const message = { ticket: reference, body: `Word ${made}`, clientMessageId: randomUUID() };
      await the(TicketMessagesService).send(customer, message);
      await suggest(reference, made);
    }
  };
  const idOf = 'SELECT id FROM tickets WHERE reference = ?';
  const escalate = (of: string): Promise<unknown> =>
    the(UnitOfWork).run(async (tx) => {
      const [ticket] = await tx.sql<{ id: string }>(idOf, [of]);

      return tx.sql(
        `INSERT INTO escalations (id, ticket_id, requested_by, requester_id, reason, status, requested_at,
           seen_due_at, decision_due_at) VALUES (?, ?, 'customer', ?, 'No answer helped.', 'requested', 1, 2, 3)`,
        [randomUUID(), ticket?.id ?? '', customer.id],
      );
    });
  const suggest = (of: string, rank: number): Promise<unknown> =>
    the(UnitOfWork).run(async (tx) => {
      const [ticket] = await tx.sql<{ id: string }>(idOf, [of]);

      return tx.sql(
        `INSERT INTO transaction_candidates (id, ticket_id, rank, reference, score, evidence, snapshot, fetched_at)
         VALUES (?, ?, ?, ?, 50, '[]', ?, 1)`,
        [randomUUID(), ticket?.id ?? '', rank, `transaction-${rank}`, SNAPSHOT],
      );
    });
  const growArticles = async (more: number): Promise<void> => {
    const sources = Array.from({ length: more }, () => anArticle((articles += 1)));
    await the(ArticleImportService).bring(sources);
    await waitFor('the search to know the new articles', async () => {
      const found = await the(ArticleSearchService).search('payment', { lang: 'en', limit: 100 });

      return found.length === articles;
    });
    await waitFor(
      'the entrance to know them',
      async () => (await the(ArticleLookup).headings('en')).length === articles,
    );
    // What is read most is asked for once in some minutes.
    await the(HelpHomeView).model(words);
  };

  const growSynonyms = async (more: number): Promise<void> => {
    for (let made = 0; made < more; made += 1) {
      synonym = await the(SearchSynonyms).add(
        { ...AGENT, role: 'admin' },
        { key: randomUUID(), lang: 'en', expressions: `payment\nword${randomUUID().slice(0, 8)}` },
      );
    }
  };

  it('are few, and as many with sixty tickets, words and articles as with five', async () => {
    await writeDrafts();
    await growTickets(5);
    await growArticles(5);
    await growSynonyms(5);
    expect(await costs()).toEqual(PAGES);

    await growTickets(55);
    await growArticles(55);
    await growSynonyms(20);
    expect(await costs()).toEqual(PAGES);
  });

  // The indexes are the same on both; PostgreSQL would rightly read so few rows without them.
  if (kind === 'SQLite') {
    it('go through no table as a whole: each finds its rows by an index', async () => {
      const scans: string[] = [];
      for (const page of Object.values(pages)) {
        for (const statement of await count.of(page)) {
          scans.push(...(await scansOf(statement)));
        }
      }

      expect(scans).toEqual([]);
      expect(await scansOf('SELECT id FROM tickets WHERE subject = ?')).toEqual([
        'SCAN tickets: SELECT id FROM tickets WHERE subject = ?',
      ]);
    });
  }

  const scansOf = async (statement: string): Promise<string[]> => {
    const values = [...statement.matchAll(/\?/g)].map(() => null);
    const plan = await app
      .get(DataSource)
      .query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${statement}`, values);

    return plan.filter(({ detail }) => isScan(detail)).map(({ detail }) => `${detail}: ${statement}`);
  };

  it('were counted on pages that had something on them', async () => {
    const queue = await the(QueueViewModel).model(AGENT, requestOf(AGENT));
    const board = await the(BoardView).model(requestOf(AGENT), BLANK);
    const ticket = await the(WorkspaceView).model(requestOf(AGENT), BLANK);
    const help = await the(ArticleSearchView).model(words, { q: 'payment' });

    expect(queue.rows.length).toBeGreaterThan(20);
    expect(board.columns[0]?.cards.length).toBeGreaterThan(20);
    expect(ticket.candidates.length).toBeGreaterThan(20);
    expect(ticket.escalation.open).toBe(true);
    expect(help.results).toHaveLength(RESULTS_A_PAGE);
    // Where nothing is asked, a page lists some of the sixty, and would of sixty thousand.
    expect((await the(ArticleSearchView).model(words, {})).guides).toHaveLength(30);
  });

  it('are heard by the count, one by one, by hand or through a repository', async () => {
    const reader = app.get(DataSource);
    const once = await count.of(() => reader.query('SELECT 1 AS one'));
    const aRow = await count.of(async () => {
      for (const row of await reader.getRepository('Ticket').find({ take: 5 })) {
        await reader.getRepository('Ticket').countBy({ id: String(row.id) });
      }
    });

    expect(once).toEqual(['SELECT 1 AS one']);
    expect(aRow).toHaveLength(6);
  });
});

const OCCURRED = {
  date: '2026-11-20',
  part: 'unsure',
  time: null,
  zone: 'Asia/Shanghai',
  fold: null,
  amount: null,
  currency: null,
  extra: {},
} as const;

/** One row for each of the staff, for each text that is being written, for the help centre: few for ever. */
const SMALL = ['chat_agents', 'article_drafts', 'help_centre'];

/** A whole table; one that is read along an index is left where the page ends. */
const isScan = (step: string): boolean =>
  /^SCAN \w+$/.test(step) && !/^SCAN c\d*$/.test(step) && !SMALL.some((name) => step === `SCAN ${name}`);

const SNAPSHOT = JSON.stringify({
  type: 'transfer',
  state: 'COMPLETED',
  amount: '10.00',
  currency: 'CNY',
  createdAt: null,
  receipt: null,
  debit: { display: null },
  credit: { display: null },
});

const anArticle = (number: number): ArticleSource => ({
  slug: `payment-${number}`,
  lang: 'en',
  title: `Payment ${number}`,
  typeCode: null,
  topic: 'payments',
  causes: ['network'],
  keywords: ['payment'],
  updatedOn: '2026-11-23',
  body: 'What to do when a payment fails.',
});
