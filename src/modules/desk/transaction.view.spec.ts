import { Translator } from '../../platform/i18n/translator.js';
import { Words } from '../../platform/i18n/words.js';
import { candidateModel } from './transaction.view.js';

const row = {
  reference: 'TX-1',
  score: 61,
  fetched_at: 0,
  evidence: JSON.stringify([{ kind: 'time-near', params: { minutes: 865 } }]),
  snapshot: JSON.stringify({
    type: 'merchantpay',
    state: 'COMPLETED',
    amount: '199.00',
    currency: 'CNY',
    createdAt: null,
    receipt: null,
    debit: { display: null },
    credit: { display: null },
  }),
};

describe('a suggested transaction', () => {
  const translator = Translator.load(true);

  it.each([
    ['en', 'The time is 14 hours away from what the customer said.'],
    ['zh-CN', '时间与客户所述相差14小时。'],
  ] as const)('tells the agent in %s how far off its time is, as people say it', (locale, sentence) => {
    const ours = new Words(translator, locale, 'UTC');

    expect(candidateModel(row, { ours, theirs: ours }).evidence).toEqual([sentence]);
  });
});
