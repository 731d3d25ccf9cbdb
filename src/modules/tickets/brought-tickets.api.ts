import type { ApiCallSpec } from '../../platform/openapi/api-call.js';
import type { BroughtTicket, BroughtTicketState } from './brought-tickets.service.js';

const URL = 'https://help.example.org/en/requests/find?reference=WD-7K3M-9QX2-4';
const brought: BroughtTicket = {
  reference: 'WD-7K3M-9QX2-4',
  url: URL,
  type: null,
  promisedAt: '2026-11-24T09:30:00.000Z',
};
const state: BroughtTicketState = {
  reference: 'WD-7K3M-9QX2-4',
  url: URL,
  type: null,
  status: 'open',
  openedAt: '2026-11-24T09:00:00.000Z',
  promisedAt: null,
  firstRepliedAt: null,
};

export const BRING_TICKET: ApiCallSpec = {
  id: 'bring-ticket',
  tag: 'requests',
  status: 201,
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
    contact: 'amina@example.org',
  },
  answer: { name: 'TicketBrought', example: brought },
  refusals: [401, 409],
};

export const READ_TICKET: ApiCallSpec = {
  id: 'read-ticket',
  tag: 'requests',
  keys: 'only',
  answer: { name: 'TicketState', example: state },
  refusals: [401, 404],
};
