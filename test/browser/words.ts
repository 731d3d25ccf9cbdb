/** What people type, in the language of their page. */
export const WORDS = {
  'zh-CN': {
    search: '钱没到',
    what: '我转了 200 元给朋友，对方一直没有收到，请帮我查一下。',
    ask: '等了很久没有结果',
    here: '请问有人在吗？🙂',
    yes: '您好，我正在为您查询。',
    more: '好的，谢谢',
    decision: '让您久等了，我们会在明天中午前给您答复。',
  },
  en: {
    search: 'money has not arrived',
    what: 'I sent 200 to a friend and it has not arrived.',
    ask: 'I have waited long',
    here: 'Is anyone there? 🙂',
    yes: 'I am looking at it now.',
    more: 'Thank you',
    decision: 'You waited too long. We answer you by tomorrow noon.',
  },
} as const;
