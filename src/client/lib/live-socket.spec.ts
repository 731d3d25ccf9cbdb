import { ask, type LiveSocket } from './live-socket.js';
import { NotDelivered } from './transport.js';

const LONG = 60_000;

/** A line that can go, and knows who listens for that. */
function aSocket(connected = true) {
  const listeners = new Set<() => void>();
  const socket = {
    connected,
    on: (_: 'disconnect', listener: () => void) => void listeners.add(listener),
    off: (_: 'disconnect', listener: () => void) => void listeners.delete(listener),
  };

  return { listeners, live: socket as unknown as LiveSocket, cut: () => listeners.forEach((tell) => tell()) };
}

describe('a question over the socket', () => {
  it('is over as soon as its line is, not when patience is', async () => {
    const { live, cut, listeners } = aSocket();
    const asked = ask(live, LONG, () => {});
    cut();

    await expect(asked).rejects.toThrow(NotDelivered);
    expect(listeners.size).toBe(0);
  });

  it('brings its answer and leaves nothing behind', async () => {
    const { live, listeners } = aSocket();
    const answer = ask<{ n: number }>(live, LONG, (_, reply) => reply({ ok: true, n: 1 }));

    expect(await answer).toEqual({ ok: true, n: 1 });
    expect(listeners.size).toBe(0);
  });

  it('is not put at all where nobody is connected, and ends when its time does', async () => {
    let put = 0;
    const count = (): void => void (put += 1);

    await expect(ask(aSocket(false).live, LONG, count)).rejects.toThrow(NotDelivered);
    expect(put).toBe(0);
    await expect(ask(aSocket().live, 1, count)).rejects.toThrow(NotDelivered);
    expect(put).toBe(1);
  });
});
