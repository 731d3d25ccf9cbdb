import { hash, verify } from '@node-rs/argon2';

/** OWASP's floor for argon2id (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const WAITING = 50;

/** A hash of nothing anyone knows, so that an unknown login takes as long as a wrong password. */
const dummy = hash(crypto.randomUUID(), COST);

let running = 0;
const waiting: (() => void)[] = [];

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** False also for a login that does not exist (`known` null), after the same time. Null: too many at once. */
export async function isPasswordOf(known: string | null, password: string): Promise<boolean | null> {
  if (waiting.length >= WAITING) {
    return null;
  }
  while (running >= AT_ONCE) {
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    const fits = await verify(known ?? (await dummy), password);

    return fits && known !== null;
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
