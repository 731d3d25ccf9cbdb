import { decisionDueIn, mailFor } from './news-of-ticket.js';

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

  it('is where the money is, unless somebody has also said something; that it is in processing brings nobody back', () => {
    const money = (key: string) => ({ kind: 'link', fact: JSON.stringify({ key, params: {} }) });

    expect(mailFor([money('money-processing'), money('money-arrived')])).toBe('money-moved');
    expect(mailFor([money('money-returned'), said])).toBe('staff-replied');
    expect(mailFor([money('money-processing')])).toBeNull();
  });

  it('is nothing where only the desk moved things about', () => {
    expect(mailFor([])).toBeNull();
    expect(
      mailFor([{ kind: 'assignment', fact: JSON.stringify({ key: 'claimed', params: {} }) }]),
    ).toBeNull();
    expect(mailFor([fact('escalation-requested-by-staff')])).toBeNull();
  });

  it('says until when whoever has it decides: the newest who took it up', () => {
    const taken = (key: string, dueAt: number) => ({
      kind: 'escalation',
      fact: JSON.stringify({ key, params: { name: 'Supriya', dueAt } }),
    });

    expect(decisionDueIn([taken('escalation-seen', 1_000), said, taken('escalation-handed', 2_000)])).toBe(
      '1970-01-01T00:00:02.000Z',
    );
    expect(mailFor([taken('escalation-handed', 2_000)])).toBe('supervisor-seen');
    expect(decisionDueIn([said, taken('escalation-third-party', 3_000), fact('escalation-seen')])).toBe('');
  });
});
