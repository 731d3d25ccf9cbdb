/** For so long somebody who works on a ticket waits for the wallet. */
export const LONGEST_WAIT_MS = 1_000;

/** Null where the answer takes longer; it is then dropped, and asked for again behind the page. */
export async function inTime<T>(answer: Promise<T>, ms = LONGEST_WAIT_MS): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  answer.catch(() => undefined);

  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
