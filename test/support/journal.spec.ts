import { check, Journal, type StoredRow } from './journal.js';

const CLEAN = { lost: [], doubled: [], gaps: [], disorder: [], uninvited: [], unknownStored: [] };

describe('the journal of a load run', () => {
  it('finds nothing where every promise was kept', () => {
    const journal = sent(['a', 1], ['b', 2]);

    expect(check(journal, [row('a', 1), row('b', 2)])).toEqual(CLEAN);
  });

  it('names an acknowledged message that is not stored', () => {
    const journal = sent(['a', 1], ['b', 2]);

    expect(check(journal, [row('a', 1)])).toEqual({ ...CLEAN, lost: ['b'] });
  });

  it('names a message stored twice', () => {
    const journal = sent(['a', 1]);

    expect(check(journal, [row('a', 1), row('a', 2)]).doubled).toEqual(['a ×2']);
  });

  it('names a hole and a number used twice in a stream', () => {
    const rows = [row(null, 1), row(null, 3), row(null, 3)];

    expect(check(new Journal(), rows).gaps).toEqual(['T: 3 follows 1', 'T: 3 follows 3']);
  });

  it('counts each stream by itself, and rows that nobody sent fill their numbers', () => {
    const journal = sent(['a', 2]);

    expect(check(journal, [row(null, 1), row('a', 2), { ...row(null, 1), stream: 'U' }])).toEqual(CLEAN);
  });

  it('names a message stored before one that had been acknowledged when it was sent', () => {
    const journal = sent(['a', 2]);
    journal.attempt('b', 'T');

    expect(check(journal, [row('b', 1), row('a', 2)]).disorder).toEqual([
      'b: stored as 1, sent after 2 was acknowledged',
    ]);
  });

  it('lets two messages in flight at the same time change places', () => {
    const journal = new Journal();
    journal.attempt('a', 'T');
    journal.attempt('b', 'T');
    journal.acknowledge('b', 1);
    journal.acknowledge('a', 2);

    expect(check(journal, [row('b', 1), row('a', 2)])).toEqual(CLEAN);
  });

  it('names a message stored at another number or in another stream than acknowledged', () => {
    const journal = sent(['a', 1]);

    expect(check(journal, [row(null, 1), row('a', 2)]).disorder).toEqual([
      'a: acknowledged as 1, stored as 2',
    ]);
    expect(check(journal, [{ ...row('a', 1), stream: 'U' }]).disorder).toEqual(['a: sent to T, stored in U']);
  });

  it('names what was stored though it was refused, or though nobody sent it', () => {
    const journal = new Journal();
    journal.attempt('a', 'T');
    journal.refuse('a');

    expect(check(journal, [row('a', 1), row('stranger', 2)]).uninvited).toEqual(['a', 'stranger']);
  });

  it('allows a message without an answer to be stored or not, and counts those that were', () => {
    const journal = new Journal();
    journal.attempt('a', 'T');
    journal.attempt('b', 'T');

    expect(check(journal, [row('a', 1)])).toEqual({ ...CLEAN, unknownStored: ['a'] });
  });

  it('takes a message as unknown when only its retry was refused', () => {
    const journal = new Journal();
    journal.attempt('a', 'T');
    journal.attempt('a', 'T');
    journal.refuse('a');

    expect(journal.outcome('a')).toBe('unknown');
    expect(journal.count('unknown')).toBe(1);
  });

  it('does not accept an answer to what was never sent', () => {
    expect(() => new Journal().acknowledge('a')).toThrow('no attempt of a');
  });
});

function sent(...pairs: readonly (readonly [key: string, seq: number])[]): Journal {
  const journal = new Journal();

  for (const [key, seq] of pairs) {
    journal.attempt(key, 'T');
    journal.acknowledge(key, seq);
  }
  return journal;
}

function row(key: string | null, seq: number): StoredRow {
  return { key, stream: 'T', seq };
}
