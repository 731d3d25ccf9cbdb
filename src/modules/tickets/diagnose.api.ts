import type { ApiCallSpec } from '../../platform/openapi/api-call.js';
import type { DiagnosisForPrograms } from './diagnose-call.service.js';

const told: DiagnosisForPrograms = {
  rule: 'D17',
  cause: 'counterparty',
  texts: {
    'zh-CN': '这笔交易正在处理中，请勿重复付款。状态有变化时我们会通知您。',
    en: 'This transaction is being processed; please do not pay again. We tell you when its state changes.',
  },
  next: { 'zh-CN': ['等待到时自动再查。'], en: ['Wait for the next look when due.'] },
  article: 'payment-pending',
  priority: 'P4',
  escalate: ['operations'],
};

export const DIAGNOSE_CALL: ApiCallSpec = {
  id: 'diagnose',
  tag: 'requests',
  keys: 'only',
  example: { ticket: 'WD-7K3M-9QX2-4' },
  answer: { name: 'Diagnosis', example: told },
  refusals: [401, 404],
};
