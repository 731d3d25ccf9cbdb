/** How much load, and for how long at most. */
export interface Flood {
  /** So many at once; each begins anew when its last is answered. */
  readonly clients: number;
  readonly seconds: number;
}

/** A bound on what one round may do, whatever the machine: it keeps the disk small. */
const MOST = 60_000;

/** Does things for a while, as many at once as there are clients → answers a second. A refusal ends the run. */
export async function flood(
  { clients, seconds }: Flood,
  act: (client: number) => Promise<unknown>,
): Promise<number> {
  const started = performance.now();
  const deadline = started + seconds * 1_000;
  let answered = 0;
  const client = async (number: number): Promise<void> => {
    while (performance.now() < deadline && answered < MOST) {
      await act(number);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));

  return answered / ((performance.now() - started) / 1_000);
}

/** The same without an event loop: what a bare loop over the driver can do. */
export function floodPlainly(seconds: number, act: () => void): number {
  const started = performance.now();
  const deadline = started + seconds * 1_000;
  let done = 0;
  while (performance.now() < deadline && done < MOST) {
    act();
    done += 1;
  }

  return done / ((performance.now() - started) / 1_000);
}
