import {
  boardMovesFrom,
  canMoveEscalation,
  ESCALATION_STATUSES,
  isMoveBack,
  isOverdue,
} from './escalation-status.js';

const ALLOWED = [
  'requested>seen',
  'requested>decided',
  'seen>requested',
  'seen>third-party',
  'seen>decided',
  'third-party>seen',
  'third-party>decided',
];

describe('an escalation', () => {
  const pairs = ESCALATION_STATUSES.flatMap((from) => ESCALATION_STATUSES.map((to) => [from, to] as const));

  it.each(pairs)('%s to %s', (from, to) => {
    expect(canMoveEscalation(from, to)).toBe(ALLOWED.includes(`${from}>${to}`));
  });

  it('asks for a reason where it goes back, and only there', () => {
    expect(pairs.filter(([from, to]) => isMoveBack(from, to))).toEqual([
      ['seen', 'requested'],
      ['third-party', 'seen'],
    ]);
  });

  it('is never decided by a button', () => {
    expect(ESCALATION_STATUSES.map((from) => boardMovesFrom(from))).toEqual([
      ['seen'],
      ['requested', 'third-party'],
      ['seen'],
      [],
    ]);
  });

  it('is late by what is owed next, and never once it is decided', () => {
    const dues = { seenDueAt: new Date(1_000), decisionDueAt: new Date(2_000) };
    const lateAt = (at: number) =>
      ESCALATION_STATUSES.filter((status) => isOverdue({ ...dues, status }, new Date(at)));

    expect(lateAt(1_000)).toEqual([]);
    expect(lateAt(1_500)).toEqual(['requested']);
    expect(lateAt(2_001)).toEqual(['requested', 'seen', 'third-party']);
  });
});
