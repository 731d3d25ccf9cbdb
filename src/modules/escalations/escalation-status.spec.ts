import { canMoveEscalation, ESCALATION_STATUSES } from './escalation-status.js';

describe('an escalation', () => {
  const pairs = ESCALATION_STATUSES.flatMap((from) => ESCALATION_STATUSES.map((to) => [from, to] as const));

  it.each(pairs)('%s to %s', (from, to) => {
    expect(canMoveEscalation(from, to)).toBe(
      ['requested>seen', 'requested>decided', 'seen>decided'].includes(`${from}>${to}`),
    );
  });
});
