import type { Server } from '../../support/processes.js';

/**
 * How long the event loop of the server stood still since this was asked last, in milliseconds, as its own figures
 * say: the longest time, or what 99 of 100 stayed below.
 */
export async function standstill(server: Server, of: 'max' | 'p99'): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const line = new RegExp(`^nodejs_eventloop_lag_${of}_seconds(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text);

  return Number(line?.[1] ?? NaN) * 1_000;
}
