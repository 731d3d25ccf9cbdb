import type { ApiCallSpec } from '../../platform/openapi/api-call.js';
import type { MessageStored, TimelinePage } from '../../platform/realtime/live-protocol.js';

const ID = '5b1f0c3e-8a40-4f0e-9c6b-2d7e11a0c001';
const AT = '2026-11-24T09:05:00.000Z';

const stored: { ok: true } & MessageStored = { ok: true, id: ID, seq: 12, at: AT, hidden: ['card'] };

const page: { ok: true } & TimelinePage = {
  ok: true,
  entries: [
    {
      id: ID,
      seq: 12,
      after: 11,
      kind: 'message',
      author: 'customer',
      authorName: '',
      mine: true,
      internal: false,
      clientMessageId: null,
      text: 'Has it arrived?',
      file: null,
      at: AT,
      atText: '24 Nov 2026, 17:05 GMT+8',
    },
  ],
  head: 12,
  epoch: '2c9d6f4b-71aa-4f3d-8a55-90c1de22b002',
};

export const SEND_MESSAGE: ApiCallSpec = {
  id: 'send-message',
  tag: 'messages',
  keys: 'too',
  example: { body: 'Has it arrived?', baseSeq: 11 },
  answer: { name: 'MessageStored', example: stored },
  refusals: [404, 409],
};

export const READ_ENTRIES: ApiCallSpec = {
  id: 'read-entries',
  tag: 'messages',
  example: { after: 11, limit: 50 },
  answer: { name: 'RecordPage', example: page },
  refusals: [401, 404],
};
