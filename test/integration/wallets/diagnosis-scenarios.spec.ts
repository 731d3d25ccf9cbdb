import { incidentsAt } from '../../../src/demo-wallet/incidents.js';
import { SCENARIOS } from '../../../src/demo-wallet/scenarios.js';
import type { Scenario } from '../../../src/demo-wallet/scenario.js';
import { startDemoWallet, type DemoWallet } from '../../../src/demo-wallet/server.js';
import { type Diagnosis, diagnose } from '../../../src/modules/diagnosis/diagnose.js';
import type { DiagnosisFacts } from '../../../src/modules/diagnosis/diagnosis-facts.js';
import { factsOf } from '../../../src/modules/diagnosis/facts-of.js';
import { evidenceFigures } from '../../../src/modules/diagnosis/figure-words.js';
import { baseRules } from '../../../src/modules/diagnosis/rule-file.js';
import type { Seen } from '../../../src/modules/diagnosis/seen.js';
import { saysNotAgain } from '../../../src/modules/diagnosis/text-rules.js';
import { priorityOf } from '../../../src/modules/exceptions/taxonomy.js';
import { MoneyLook } from '../../../src/modules/tickets/money-look.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import { TransactionLookup } from '../../../src/modules/wallets/transaction.lookup.js';
import { DEFAULT_PROFILE } from '../../../src/modules/wallets/wallet-profile.js';
import type { WalletTerms } from '../../../src/modules/wallets/wallet-provider.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { LANGUAGES } from '../../../src/platform/i18n/languages.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import { StillClock } from '../../support/still-clock.js';

const NOW = new Date('2026-07-29T10:00:00Z');
const ZONE = 'Asia/Shanghai';
const DEFAULT_TERMS: WalletTerms = { ...DEFAULT_PROFILE, timeZone: ZONE };

/** A rule, what is otherwise than in its scenario, and what is said then. */
const NEIGHBOURS: readonly (readonly [row: string, otherwise: Partial<DiagnosisFacts>, neighbour: string])[] =
  [
    ['D01', { reason: 'UNSPECIFIED' }, 'D62'],
    ['D02', { reason: 'UNSPECIFIED' }, 'D62'],
    ['D03', { state: 'EXPIRED', reason: null }, 'D04'],
    ['D04', { state: 'CANCELLED', reason: null }, 'D03'],
    ['D05', { accountState: 'unavailable' }, 'D06'],
    ['D06', { reason: 'INSUFFICIENT_FUNDS' }, 'D01'],
    ['D07', { reason: 'USER_DECLINED' }, 'D03'],
    ['D08', { incident: 'no' }, 'D09'],
    ['D09', { incident: 'yes' }, 'D08'],
    ['D10', { reversal: 'none', debit: 'posted', returnTime: 'open' }, 'D11'],
    ['D11', { returnTime: 'passed' }, 'D12'],
    ['D12', { returnTime: 'open' }, 'D11'],
    ['D13', { hold: 'none', pace: 'overdue' }, 'D19'],
    ['D14', { type: 'E301' }, 'D56'],
    ['D15', { payee: 'other' }, 'D16'],
    ['D16', { payee: 'as-stated' }, 'D15'],
    ['D17', { pace: 'late' }, 'D18'],
    ['D18', { pace: 'overdue' }, 'D19'],
    ['D19', { pace: 'normal' }, 'D17'],
    ['D20', { state: 'PENDING', pace: 'normal' }, 'D17'],
    ['D21', { type: 'E302', state: 'PENDING', pace: 'normal' }, 'D17'],
    ['D22', { twin: 'two-orders' }, 'D24'],
    ['D23', { twin: 'double' }, 'D22'],
    ['D24', { twin: 'double', mandate: 'no' }, 'D22'],
    ['D25', { difference: 'unexplained' }, 'D62'],
    ['D26', { difference: 'unexplained' }, 'D27'],
    ['D27', { difference: 'fee' }, 'D25'],
    ['D28', { state: 'COMPLETED' }, 'D29'],
    ['D29', { state: 'PENDING' }, 'D28'],
    ['D30', { statedDays: 2 }, 'D31'],
    ['D31', { found: 'none', state: null, statedDays: 0 }, 'D30'],
    ['D32', { otherWallet: 'no' }, 'D62'],
    ['D33', { reason: 'UNSPECIFIED' }, 'D62'],
    ['D34', { type: 'E401', statedDays: 0 }, 'D30'],
    ['D35', { pace: 'overdue' }, 'D36'],
    ['D36', { pace: 'normal' }, 'D35'],
    ['D37', { reason: 'TECHNICAL_ERROR' }, 'D62'],
    ['D38', { refundTo: 'card' }, 'D39'],
    ['D39', { refund: 'none' }, 'D40'],
    ['D40', { refund: 'done', refundTo: 'wallet' }, 'D38'],
    ['D41', { risk: 'yes' }, 'D42'],
    ['D42', { risk: 'no' }, 'D41'],
    ['D43', { subState: 'active', accountState: 'available' }, 'D62'],
    ['D44', { incident: 'no' }, 'D45'],
    ['D45', { subState: 'lockedPin', accountState: 'unavailable' }, 'D41'],
    ['D46', { type: 'E203', subState: 'active', accountState: 'available' }, 'D62'],
    ['D47', { incident: 'no' }, 'D48'],
    ['D48', { incident: 'yes' }, 'D47'],
    ['D49', { ownOrder: 'trading-name', denied: null }, 'D50'],
    ['D50', { denied: 'yes' }, 'D49'],
    ['D51', { type: 'E604', disclosed: 'no' }, 'D53'],
    ['D52', { disclosed: 'no' }, 'D53'],
    ['D53', { disclosed: 'yes' }, 'D52'],
    ['D54', { ageMinutes: 4_320 }, 'D62'],
    ['D55', { wallet: 'reachable', account: 'found' }, 'D56'],
    ['D56', { type: 'E402', account: 'found' }, 'D34'],
    ['D57', { identity: 'verified' }, 'D62'],
    ['D58', { type: 'E701', identity: 'verified' }, 'D62'],
    ['D59', { state: 'FAILED' }, 'D62'],
    ['D60', { reserved: 'none', uncleared: 'none' }, 'D62'],
    ['D61', { type: 'E402' }, 'D34'],
  ];

describe('what happened, told of each scenario of the demo wallet', () => {
  const clock = new StillClock(NOW);
  const rules = baseRules();
  const translator = Translator.load(true);
  const speakers = {
    'zh-CN': new Words(translator, 'zh-CN', ZONE),
    en: new Words(translator, 'en', ZONE),
  };
  const told = new Map<string, Diagnosis>();
  const seen = new Map<string, Seen>();
  let demo: DemoWallet;
  let provider: GsmaWalletProvider;

  beforeAll(async () => {
    demo = await startDemoWallet({ file: ':memory:', now: NOW, clientId: 'desk', faults: true });
    provider = new GsmaWalletProvider(new WalletOptions(demo.baseUrl, ZONE, 'desk'), clock);
    const away = new GsmaWalletProvider(new WalletOptions(null, ZONE), clock);
    const looks = [provider, away].map((one) => new MoneyLook(new TransactionLookup(one), clock));
    for (const one of SCENARIOS) {
      const look = looks[one.facts.walletIsAway ? 1 : 0] as MoneyLook;
      const money = await look.look({ account: one.account.value, reference: one.expected });
      seen.set(one.row, seenOf(one, money));
      told.set(one.id, judge(seenOf(one, money)));
    }
    await away.onModuleDestroy();
  });

  afterAll(async () => {
    await provider.onModuleDestroy();
    await demo.close();
  });

  function judge(what: Seen, otherwise: Partial<DiagnosisFacts> = {}): Diagnosis {
    const { facts, figures } = factsOf(what);

    return diagnose(rules, {
      facts: { ...facts, ...otherwise },
      figures,
      now: NOW,
      typePriority: priorityOf(what.stated.type),
      speakers,
      before: null,
      ask: null,
    });
  }

  test.each(SCENARIOS.map((one) => [one.id, one.row, one.article] as const))(
    '%s is told by %s and leads to the article %s',
    (id, row, article) => {
      expect(told.get(id)).toMatchObject({ rule: row, article });
    },
  );

  it('nobody is told that a refund was never begun where not all of the list was read', () => {
    const story = seen.get('D40');
    if (!story) {
      throw new Error('There is no story of a refund that was not begun.');
    }

    expect(judge(story).rule).toBe('D40');
    expect(judge({ ...story, isCut: true }).rule).not.toBe('D40');
  });

  test.each(SCENARIOS.map(({ id }) => [id] as const))(
    '%s has a whole text in both languages, without a gap, a bracket or an unknown figure',
    (id) => {
      for (const language of LANGUAGES) {
        const words = told.get(id)?.words[language];
        const texts = [words?.cause ?? '', words?.customer ?? '', words?.agent ?? '', ...(words?.next ?? [])];

        expect(texts.every((text) => text.length > 3)).toBe(true);
        expect(texts.join('\n')).not.toMatch(/[{}[\]]|undefined|null|NaN|Invalid/);
        expect(words?.customer).not.toMatch(/ {2}| [.,;]/);
      }
    },
  );

  test.each(NEIGHBOURS)('%s is not said where %j, but %s', (row, otherwise, neighbour) => {
    expect(judge(seen.get(row) as Seen, otherwise).rule).toBe(neighbour);
  });

  test.each([
    ['D04', { debit: 'posted', returnTime: 'open' }, 'D11'],
    ['D03', { debit: 'posted', returnTime: 'passed' }, 'D12'],
    ['D03', { debit: 'returned' }, 'D10'],
    ['D05', { type: 'E305', debit: 'posted', returnTime: 'open' }, 'D11'],
    ['D37', { reversal: 'running', debit: 'none' }, 'D62'],
    ['D40', { refund: null }, 'D62'],
    ['D38', { refund: 'running' }, 'D63'],
    ['D39', { refund: 'running', refundTo: 'card' }, 'D39'],
    ['D21', { type: 'E601' }, 'D49'],
    ['D21', { type: 'E605' }, 'D54'],
  ] as const)(
    '%s gives way where %j: the money is not where it says, so %s is said',
    (row, otherwise, rule) => {
      expect(judge(seen.get(row) as Seen, otherwise).rule).toBe(rule);
    },
  );

  it('a refund on its way to a wallet has words of its own, with its limit and without a promise', () => {
    const story = seen.get('D38');
    const back = story?.others.find(({ originalReference }) => originalReference !== null);
    if (!story || !back) {
      throw new Error('There is no story of a refund that came back.');
    }
    const [normalAt, maxAt] = [1, 24].map((hours) => new Date(NOW.getTime() + hours * 3_600_000));
    const running = { ...back, state: 'PENDING', eta: { normalAt, maxAt } } as typeof back;
    const swap = (one: typeof back): typeof back => (one.reference === back.reference ? running : one);
    const said = judge({
      ...story,
      subject: story.subject && swap(story.subject),
      others: story.others.map(swap),
    });

    expect(said.rule).toBe('D63');
    expect(said.words.en.customer).toContain(
      'is being processed; it is not in the wallet yet. The usual limit for this is',
    );
    expect(said.words['zh-CN'].customer).toContain('正常时限为');
    expect(LANGUAGES.map((language) => said.words[language].customer).join()).not.toMatch(/[{}[\]]/);
  });

  it('the limit, its next beginning, the rule of the fee and the time of a return are those of the profile', () => {
    const tell = (row: string, terms: Partial<WalletTerms>, account: object = {}): string => {
      const story = seen.get(row) as Seen;
      const { account: whose } = story;

      return judge({
        ...story,
        account: whose && { ...whose, ...account },
        terms: { ...DEFAULT_TERMS, ...terms },
      }).words.en.agent;
    };
    const limits = (['single', 'day'] as const).map((period, index) => ({
      kycLevel: 2,
      period,
      amount: `${index + 1}000.00`,
      currency: 'CNY',
    }));
    const both = ['D02', 'D33'].map((row) => tell(row, { limits }, { kycLevel: 2 })).join();

    expect(both).toMatch(/1,000\.00 for each payment|2,000\.00 a day/);
    expect(tell('D02', { limits }, { kycLevel: 3 })).not.toMatch(/000\.00/);
    expect(tell('D25', {})).toMatch(/the rule of the fee: \d/);
    expect(tell('D25', { fees: [] })).toContain('Show the rule of the fee;');
  });

  it('stand beside the evidence that speaks of them, and nowhere else', () => {
    const beside = (row: string): string[] => {
      const story = { ...(seen.get(row) as Seen), terms: DEFAULT_TERMS };
      const said = judge(story);

      return evidenceFigures(said.evidence, factsOf(story).figures, speakers.en).map(({ label }) => label);
    };

    expect(beside('D25')).toEqual(['Fee', 'Rule of the fee']);
    expect(beside('D11')).toEqual(['Usual limit of a return']);
    expect(beside('D12')).toEqual(['Usual limit of a return']);
    expect(beside('D17')).toEqual([]);
  });

  test('has a neighbour of every rule but the last, which fits always', () => {
    expect(NEIGHBOURS.map(([row]) => row)).toEqual(SCENARIOS.map(({ row }) => row));
  });

  test('says of everything that is still open not to pay again', () => {
    const open = ['D17', 'D18', 'D19', 'D20', 'D28', 'D35', 'D36'];

    for (const { id } of SCENARIOS.filter(({ row }) => open.includes(row))) {
      for (const language of LANGUAGES) {
        expect(saysNotAgain(told.get(id)?.words[language].customer ?? '', language)).toBe(true);
      }
    }
  });
});

/** What the customer and the desk know of it, beside what the wallet shows. */
function seenOf(one: Scenario, money: Awaited<ReturnType<MoneyLook['look']>>): Seen {
  const at = one.happened === null ? null : new Date(NOW.getTime() - one.happened.agoMs);
  const incident = incidentsAt(NOW.getTime()).find(({ id }) => id === one.incident);

  return {
    stated: {
      type: one.type,
      at,
      amount: one.amount,
      payee: one.payee,
      words: one.says['zh-CN'],
      disclosed: one.facts.codesDisclosed === undefined ? null : one.facts.codesDisclosed ? 'yes' : 'no',
      attempts: null,
    },
    ...money,
    found: one.expected === null ? 'none' : 'linked',
    ask: null,
    notices: incident ? [{ endsAt: incident.to }] : [],
    terms: DEFAULT_TERMS,
    now: NOW,
    zone: ZONE,
  };
}
