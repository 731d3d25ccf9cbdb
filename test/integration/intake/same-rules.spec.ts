import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { EXCEPTION_FIELDS, type FieldCode } from '../../../src/modules/exceptions/exception-fields.js';
import {
  EXCEPTION_CODES,
  type ExceptionCode,
  findException,
} from '../../../src/modules/exceptions/taxonomy.js';
import { BringTicketDto } from '../../../src/modules/tickets/bring-ticket.dto.js';
import { BroughtTicketsService } from '../../../src/modules/tickets/brought-tickets.service.js';
import { extrasAt } from '../../../src/modules/tickets/extra-fields.js';
import { IntakeAnswersService } from '../../../src/modules/tickets/intake-answers.service.js';
import {
  IntakeAccountDto,
  IntakeTypeDto,
  IntakeWhatDto,
  IntakeWhenDto,
} from '../../../src/modules/tickets/intake-steps.dto.js';
import { TakeCallDto } from '../../../src/modules/tickets/take-call.dto.js';
import { TicketCallsService } from '../../../src/modules/tickets/ticket-calls.service.js';
import { type FieldFault, Invalid } from '../../../src/platform/errors/app-error.js';
import { check } from '../../../src/platform/http/form.js';
import { LANGUAGES } from '../../../src/platform/i18n/languages.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { type KnownActor, NO_CHOICES } from '../../../src/platform/identity/actor.js';
import { temporaryFolder } from '../../support/processes.js';
import { WholeDesk } from '../../support/whole-desk.js';

/** What is said, by the names of the page; all of it right. */
const RIGHT = {
  account: 'amina',
  occurredDate: '2026-11-20',
  occurredTime: '14:32',
  part: 'exact',
  zone: 'Asia/Shanghai',
  amount: '200.00',
  currency: 'CNY',
  description: 'I sent 200 yuan and it has not arrived.',
} as const;

type Said = Record<string, string>;

/** What everybody is asked, and answers that cannot be. */
const WRONG: readonly (readonly [field: string, answer: string, ...besides: Said[]])[] = [
  ['account', 'a'],
  ['account', 'x'.repeat(201)],
  ['occurredDate', 'yesterday'],
  ['occurredDate', '2026-02-30'],
  ['occurredDate', '2031-01-01'],
  ['occurredTime', '25:61'],
  ['zone', 'Mars/Base'],
  ['zone', 'a zone of my own'],
  ['amount', 'two hundred'],
  ['amount', '1'.repeat(41)],
  ['currency', 'yuan'],
  ['currency', 'XQZ'],
  ['description', 'short'],
  ['description', '👨‍👩‍👧‍👦'.repeat(600)],
];

/** Asked only where somebody can answer at once: by the page, and in a call. */
const ASKED_BACK: typeof WRONG = [
  ['occurredTime', ''],
  ['fold', '', { occurredDate: '2026-10-25', occurredTime: '02:30', zone: 'Europe/Berlin' }],
];

/** Names of a program, as the page names them. */
const OF_THE_PAGE: Readonly<Record<string, string>> = {
  'account.value': 'account',
  'occurred.localDate': 'occurredDate',
  'occurred.localTime': 'occurredTime',
  'occurred.zone': 'zone',
  counterparty: 'F05',
};

/** What is refused is refused before any database is asked: one of them is enough. */
describe('one schema for the page, a call and a program', () => {
  let desk: WholeDesk;
  let customer: KnownActor;
  let agent: KnownActor;
  const program: KnownActor = {
    id: randomUUID(),
    role: 'service',
    name: 'a program',
    sessionId: null,
    level: null,
    ...NO_CHOICES,
  };
  const translator = Translator.load(true);

  beforeAll(async () => {
    desk = await WholeDesk.start(`sqlite:${join(temporaryFolder('rules'), 'desk.db')}`);
    [customer, agent] = [await desk.customer(), await desk.staff('Jonas')];
  }, 60_000);
  afterAll(() => desk?.stop());

  /** Sentences of a refusal, by field and in both languages; none where it is taken. */
  async function refusals(send: () => Promise<unknown>): Promise<string[]> {
    try {
      await send();

      return [];
    } catch (error) {
      if (!(error instanceof Invalid)) {
        throw error;
      }

      return error.faults.flatMap(said);
    }
  }

  const said = ({ field, key, params }: FieldFault): string[] =>
    LANGUAGES.map((lang) => `${OF_THE_PAGE[field] ?? field}: ${translator.t(lang, key, params)}`);
  const picked = (from: Said, ...names: string[]): Said =>
    Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, from[name]]] : [])));

  /** The step of the page that asks this. */
  function onThePage(type: ExceptionCode, field: string, values: Said): Promise<string[]> {
    const answers = desk.the(IntakeAnswersService);
    const key = randomUUID();
    if (field === 'type') {
      return refusals(async () =>
        answers.type(customer, 'en', check(IntakeTypeDto, { key, type: values.type })),
      );
    }
    if (field === 'account') {
      const typed = { key, account: values.account };

      return refusals(async () => answers.account(customer, 'en', check(IntakeAccountDto, typed)));
    }
    const extras = Object.keys(values).filter((name) => name in EXCEPTION_FIELDS);
    if (field === 'description' || extrasAt('what', findException(type)).some((code) => code === field)) {
      const typed = { key, ...picked(values, 'description', ...extras) };

      return refusals(async () => answers.what(customer, 'en', check(IntakeWhatDto, typed)));
    }
    const { account: _, description: _said, ...when } = values;

    return refusals(async () => answers.when(customer, 'en', check(IntakeWhenDto, { key, ...when })));
  }

  const inACall = (type: string, values: Said): Promise<string[]> =>
    refusals(async () =>
      desk.the(TicketCallsService).take(
        agent,
        check(TakeCallDto, {
          ...values,
          type,
          asked: type,
          phone: '+86 138 0000 0000',
          lang: 'en',
          accountKind: 'username',
          key: randomUUID(),
        }),
      ),
    );

  function byAProgram(type: string, values: Said): Promise<string[]> {
    const { account, occurredDate, occurredTime, zone, amount, currency, description, F05 } = values;

    return refusals(async () =>
      desk.the(BroughtTicketsService).bring(
        program,
        check(BringTicketDto, {
          type,
          lang: 'en',
          account: { kind: 'username', value: account },
          occurred: { localDate: occurredDate, localTime: occurredTime, zone, precision: 'exact' },
          amount,
          currency,
          ...(F05 ? { counterparty: F05 } : {}),
          description,
          contact: 'amina@example.org',
          key: randomUUID(),
        }),
      ),
    );
  }

  it('takes nothing for a type that is none, whoever says it', async () => {
    const page = await onThePage('E302', 'type', { type: 'E999' });

    expect(page).toHaveLength(2);
    expect(await byAProgram('E999', RIGHT)).toEqual(page);
    expect((await inACall('E999', RIGHT)).filter((sentence) => sentence.startsWith('type'))).toEqual(page);
  });

  it.each(EXCEPTION_CODES)(
    'refuses the same answers in the same sentences for %s',
    async (type) => {
      const asked = [...extrasAt('when', findException(type)), ...extrasAt('what', findException(type))];
      const told: string[] = [];
      for (const [field, answer, besides = {}] of [
        ...WRONG,
        ...ASKED_BACK,
        ...asked.flatMap((code) => wrongAnswers(code).map((wrong) => [code, wrong] as const)),
      ] as typeof WRONG) {
        const values: Said = { ...RIGHT, ...besides, [field]: answer };
        const page = await onThePage(type, field, values);
        const isForAll = WRONG.some(([name, wrong]) => name === field && wrong === answer) || field === 'F05';
        told.push(...page);

        expect([field, answer.slice(0, 20), page.length]).toEqual([field, answer.slice(0, 20), 2]);
        expect(await inACall(type, values)).toEqual(page);
        if (isForAll) {
          expect(await byAProgram(type, values)).toEqual(page);
        }
      }
      const rows = await desk.rows('SELECT count(*) AS tickets FROM tickets');

      expect(told.length).toBeGreaterThan(2 * WRONG.length);
      expect(Number(rows[0]?.tickets)).toBe(0);
    },
    30_000,
  );
});

/** Answers that this question cannot have. */
function wrongAnswers(code: FieldCode): string[] {
  const { kind, limit } = EXCEPTION_FIELDS[code];
  switch (kind) {
    case 'choice':
    case 'yes-no':
      return ['perhaps'];
    case 'number':
      return [String(limit + 1), 'three'];
    case 'bank':
      return ['4111 1111 1111 1111', '1234'];
    default:
      return ['好'.repeat(limit + 1)];
  }
}
