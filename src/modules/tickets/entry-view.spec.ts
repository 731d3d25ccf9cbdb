import { Translator } from '../../platform/i18n/translator.js';
import { Words } from '../../platform/i18n/words.js';
import { ANONYMOUS } from '../../platform/identity/actor.js';
import { type EntryRow, entryView } from './entry-view.js';

const ROW: EntryRow = {
  id: '1',
  seq: 2,
  public_before: 1,
  kind: 'escalation',
  visibility: 'public',
  author: 'staff',
  author_id: 'u',
  author_name: 'Supriya',
  body: '',
  fact: null,
  client_message_id: null,
  created_at: 0,
};

describe('a line of the record', () => {
  const words = new Words(Translator.load(true), 'en', 'UTC');
  const told = (params: object): string =>
    entryView({ ...ROW, fact: JSON.stringify({ key: 'escalation-seen', params }) }, ANONYMOUS, words).text;

  it('says until when a supervisor decides, and nothing of it where it was written before that was kept', () => {
    expect(told({ name: 'Supriya', dueAt: 86_400_000 })).toMatch(/at this request now and decides by .*1970/);
    expect(told({ name: 'Supriya' })).toBe('Supriya, supervisor, is looking at this request now.');
  });
});
