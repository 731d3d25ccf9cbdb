import { waitFor } from '../support/wait.js';
import type { World } from './world.js';

/** A mail that stayed in the house. */
export interface KeptMail {
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly language: string;
  readonly body: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Somebody's mailbox, oldest mail first. */
export async function mailsTo(world: World, address: string): Promise<KeptMail[]> {
  const rows = await world.rows('SELECT * FROM captured_mails ORDER BY created_at, id');

  return rows
    .filter((row) => row['address'] === address)
    .map((row) => ({ ...row, headers: JSON.parse(String(row['headers'])) as object }) as unknown as KeptMail);
}

/** Waits until so many mails with `subject` have come → the newest of them. */
export async function mailAbout(
  world: World,
  address: string,
  subject: string,
  count = 1,
): Promise<KeptMail> {
  const mails = await waitFor(`mail ${count} about ${subject} to ${address}`, async () => {
    const found = (await mailsTo(world, address)).filter((mail) => mail.subject.includes(subject));

    return found.length >= count && found;
  });

  return mails.at(-1) as KeptMail;
}

/** Waits until nobody is owed a mail any more. The wallet may still be asked. */
export async function postIsDone(world: World): Promise<void> {
  await waitFor('all mails to be written', async () => {
    const rows = await world.rows('SELECT name FROM jobs WHERE done_at IS NULL AND parked_at IS NULL');

    return rows.length === 0;
  });
}

export const codeIn = ({ body }: KeptMail): string => /^\s+(\d{4} \d{4})$/m.exec(body)?.[1] ?? '';

export const linkIn = ({ body }: KeptMail): string =>
  /https?:\/\/[^/\s]+(\/\S+\/enter\/\S+)/.exec(body)?.[1] ?? '';
