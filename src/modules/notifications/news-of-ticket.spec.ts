import { mailFor } from './news-of-ticket.js';

const said = { kind: 'message', fact: null };
const fact = (key: string) => ({ kind: 'escalation', fact: JSON.stringify({ key, params: {} }) });

describe('what a mail tells of several things', () => {
  it('is the decision rather than the words that came with it', () => {
    expect(mailFor([said, fact('escalation-seen'), fact('escalation-decided-upheld'), said])).toBe(
      'supervisor-decided',
    );
    expect(mailFor([fact('escalation-seen'), said])).toBe('supervisor-seen');
    expect(mailFor([said])).toBe('staff-replied');
  });

  it('is nothing where only the desk moved things about', () => {
    expect(mailFor([])).toBeNull();
    expect(
      mailFor([{ kind: 'assignment', fact: JSON.stringify({ key: 'claimed', params: {} }) }]),
    ).toBeNull();
    expect(mailFor([fact('escalation-requested-by-staff')])).toBeNull();
  });
});
