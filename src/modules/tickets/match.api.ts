import type { ApiCallSpec } from '../../platform/openapi/api-call.js';
import type { MatchForPrograms } from './match-call.service.js';

const found: MatchForPrograms = {
  result: 'strong',
  candidates: [
    {
      reference: 'TX9000000002',
      score: 95,
      evidence: [{ kind: 'amount-exact', text: 'The amount is exactly 200.00 CNY.' }],
    },
  ],
  question: { ask: 'counterparty', text: 'Who was paid, or who paid, as the app shows it?' },
  truncated: false,
  foreignReference: false,
};

export const MATCH_CALL: ApiCallSpec = {
  id: 'match',
  tag: 'requests',
  keys: 'only',
  example: {
    type: 'E302',
    lang: 'en',
    account: { kind: 'username', value: 'amina' },
    occurred: { localDate: '2026-11-23', localTime: '14:32', zone: 'Asia/Shanghai', precision: 'exact' },
    amount: '200.00',
    currency: 'CNY',
    counterparty: 'Li Hua',
    description: 'I sent 200 yuan to another wallet and it has not arrived.',
  },
  answer: { name: 'Match', example: found },
  refusals: [401, 404, 503],
};
