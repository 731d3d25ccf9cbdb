import { Translator } from '../../platform/i18n/translator.js';
import { Words } from '../../platform/i18n/words.js';
import { snapshotHash } from '../wallets/transaction-snapshot.js';
import { linkModel, lookOf } from './linked-transaction.view.js';
import { relativesOf } from './money-relatives.js';

const translator = Translator.load(true);
const ours = new Words(translator, 'en', 'Europe/Berlin');
const clocks = { ours, theirs: ours.in('Asia/Shanghai') };

const content = (over: object = {}): string =>
  JSON.stringify({
    reference: 'TX-1',
    type: 'transfer',
    state: 'PENDING',
    rawState: 'pending',
    amount: '500.00',
    currency: 'CNY',
    fees: [],
    totalDebited: '500.00',
    createdAt: '2026-07-28T12:00:00.000Z',
    modifiedAt: null,
    receipt: 'R-1',
    legs: { debit: 'reserved', credit: 'none', assumed: true },
    hold: null,
    debit: { display: null, identifiers: [{ kind: 'msisdn', value: '+861•••0001' }] },
    credit: { display: '王•••' },
    ...over,
  });
const look = (over: object = {}, at = 1_000) => {
  const text = content(over);

  return lookOf({ content: text, hash: snapshotHash(text), taken_at: at });
};
const row = (over: object = {}) => ({
  id: 'L1',
  reference: 'TX-1',
  role: 'subject',
  purpose: 'identify',
  display_name: 'Jonas',
  shown_at: null,
  promised_at: null,
  checked_at: null,
  away_since: null,
  checking_since: null,
  score: 82,
  evidence: '[]',
  ...over,
});
const model = (
  looks: [ReturnType<typeof look>, ...ReturnType<typeof look>[]],
  over = {},
  mayKnowHold = false,
) => linkModel(row(over), looks, [], clocks, mayKnowHold);
const facts = (of: ReturnType<typeof model>): string[] =>
  of.facts.map(({ label, value }) => `${label}: ${value}`);

describe('a linked transaction, as an agent sees it', () => {
  it('tells times by the customer’s clock first, and beside it by his own where that shows another', () => {
    const { when } = model([look()]);

    expect(when).toMatchObject({ theirs: '28 Jul 2026, 20:00 GMT+8', ours: '28 Jul 2026, 14:00 GMT+2' });
    expect(linkModel(row(), [look()], [], { ours, theirs: ours }, false).when?.ours).toBe('');
  });

  it('names no fee and no total that the wallet has not named, and all that it has', () => {
    const withFee = look({
      fees: [{ kind: 'fee', amount: '2.00', currency: 'CNY' }],
      totalDebited: '502.00',
    });

    expect(facts(model([look()]))).toEqual(['Receipt: R-1', 'The wallet’s own word: pending']);
    expect(facts(model([withFee])).slice(0, 3)).toEqual([
      'Amount: CN¥500.00',
      'Fees: CN¥2.00',
      'Debited in all: CN¥502.00',
    ]);
  });

  it('says until when money is held to everybody who works on it, and why to those alone who decide about that', () => {
    const held = look({ state: 'HELD', hold: { reason: 'AML review', until: '2026-07-29T00:00:00.000Z' } });

    expect(facts(model([held])).join()).toContain('On hold until: 29 Jul 2026, 08:00 GMT+8');
    expect(JSON.stringify(model([held]))).not.toContain('AML');
    expect(facts(model([held], {}, true)).join()).toContain('Why it is on hold: AML review');
  });

  it('shows whole numbers of nobody, and the masked one where a party has no name', () => {
    expect(model([look()])).toMatchObject({ from: '+861•••0001', to: '王•••' });
  });

  it('is as old as the look that last confirmed it, also while the wallet is away, which is said', () => {
    const away = model([look()], { checked_at: 9_000, away_since: 10_000 });

    expect(model([look()]).seenAt.getTime()).toBe(1_000);
    expect(away.seenAt.getTime()).toBe(9_000);
    expect(away.notices.map(({ tone }) => tone)).toEqual(['warn']);
  });

  it('says what must not be overlooked: a text that was changed, a step that no transaction takes, a wait', () => {
    const forged = { ...look(), isIntact: false };
    const jumped = model([look({ state: 'PENDING' }, 2_000), look({ state: 'REVERSED' }, 1_000)]);

    expect(model([forged]).notices.map(({ tone }) => tone)).toEqual(['danger']);
    expect(jumped.notices.map(({ tone }) => tone)).toEqual(['warn']);
    expect(model([look()], { checking_since: 1 }).notices.map(({ tone }) => tone)).toEqual(['info']);
  });
});

describe('what a linked transaction has to do with others', () => {
  const known = (links: object, more: object = {}) => ({
    candidates: [
      { reference: 'TX-2', snapshot: content({ originalReference: 'TX-1' }) },
      { reference: 'TX-1', snapshot: content({ links }) },
    ],
    looked: [],
    elsewhere: [],
    ...more,
  });
  const told = (of: ReturnType<typeof known>): string[] =>
    relativesOf(row(), look(), of, ours).map(({ text, reference, url }) => `${text} ${reference} ${url}`);

  it('is said once each: what gave it back, what it looks like, and in which other ticket of its customer it is', () => {
    const all = known(
      { reversals: ['TX-2'], duplicates: ['TX-3'] },
      { elsewhere: [{ reference: 'TX-1', ticket: 'WD-7K3M-9QX2-4' }] },
    );

    expect(told(all)).toEqual([
      'Given back by: TX-2 #candidate-TX-2',
      'Looks like the same payment: TX-3 ',
      'Also in the ticket of this customer: WD-7K3M-9QX2-4 /agent/t/WD-7K3M-9QX2-4',
    ]);
  });

  it('is nothing of the tickets of others, and nothing where nothing is known', () => {
    const alone = { candidates: [], looked: [], elsewhere: [{ reference: 'TX-9', ticket: 'WD-1' }] };

    expect(relativesOf(row(), look(), alone, ours)).toEqual([]);
  });
});
