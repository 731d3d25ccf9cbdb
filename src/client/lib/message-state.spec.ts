import { stateAfter } from './message-state.js';

describe('the state of a message', () => {
  it('goes from queued through sending and sent to read', () => {
    expect((['sending', 'sent', 'read'] as const).reduce(stateAfter, 'queued')).toBe('read');
  });

  it('never goes back: an echo may overtake the answer that was lost', () => {
    expect(stateAfter('sent', 'sending')).toBe('sent');
    expect(stateAfter('sent', 'failed')).toBe('sent');
    expect(stateAfter('read', 'sent')).toBe('read');
  });
});
