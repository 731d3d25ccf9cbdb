/** What people type, in the language of their page. */
export const WORDS = {
  'zh-CN': {
    ask: '等了很久没有结果',
    yes: '您好，我正在为您查询。',
    more: '好的，谢谢',
    decision: '让您久等了，我们会在明天中午前给您答复。',
  },
  en: {
    ask: 'I have waited long',
    yes: 'I am looking at it now.',
    more: 'Thank you',
    decision: 'You waited too long. We answer you by tomorrow noon.',
  },
} as const;
