import type { ApiCallSpec } from '../../platform/openapi/api-call.js';
import type { TriageAnswerForPrograms } from './triage-api.controller.js';

const heard: TriageAnswerForPrograms = {
  lang: 'en',
  types: [{ code: 'E302', score: 0.91 }],
  articles: [{ slug: 'money-not-arrived', title: 'Money has not arrived', score: 0.9 }],
  confident: true,
};

export const TRIAGE: ApiCallSpec = {
  id: 'triage',
  tag: 'help',
  example: { text: 'I sent 200 yuan this morning and they are still not there', lang: 'en', limit: 3 },
  answer: { name: 'Triage', example: heard },
};
