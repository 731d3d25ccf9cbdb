import { Env } from '../../config/env.js';
import { Translator } from '../i18n/translator.js';
import { MailWriter } from './mail-writer.js';

describe('a mail that a supervisor has it', () => {
  const env = Env.read({ NODE_ENV: 'test', DESK_TIME_ZONE: 'Asia/Shanghai' });
  const writer = new MailWriter(env, Translator.load(true));
  const write = (language: 'en' | 'zh-CN', decisionDueAt: string) =>
    writer.write('1', {
      to: 'amina@example.org',
      template: 'supervisor-seen',
      language,
      params: { reference: 'WD-1', link: 'https://desk.example/en/requests/WD-1', decisionDueAt },
    });

  it.each([
    ['en', 'The decision comes by 30 Nov 2026, 18:00 GMT+8.'],
    ['zh-CN', '2026年11月30日 18:00 GMT+8 前作出决定'],
  ] as const)('says in %s until when he decides, by the clock of the desk', (language, sentence) => {
    const { text, html } = write(language, '2026-11-30T10:00:00.000Z');

    expect(text).toContain(sentence);
    expect(html).toContain(sentence);
  });

  it('says no day where none was said', () => {
    expect(write('en', '').text).not.toContain('The decision comes by');
  });
});
