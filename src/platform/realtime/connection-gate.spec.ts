import { ConnectionGate } from './connection-gate.js';

describe('the gate before the sockets', () => {
  it('lets so many in from one address, and others from elsewhere', () => {
    const gate = new ConnectionGate(10, 2);
    gate.opened('a');
    gate.opened('a');

    expect([gate.admits('a'), gate.admits('b')]).toEqual([false, true]);
    gate.closed('a');
    expect(gate.admits('a')).toBe(true);
  });

  it('lets so many in at all', () => {
    const gate = new ConnectionGate(3, 2);
    ['a', 'b', 'c'].forEach((address) => gate.opened(address));

    expect(gate.admits('d')).toBe(false);
    gate.closed('b');
    expect(gate.admits('d')).toBe(true);
  });
});
