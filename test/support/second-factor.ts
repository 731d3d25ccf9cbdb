import { DEMO_PASSWORD, DEMO_STAFF } from '../../seeds/demo/people.js';
import { codeAt } from '../../src/modules/accounts/second-factor.js';
import type { Page, PageClient } from './html.js';
import { waitFor } from './wait.js';

const STEP_MS = 30_000;
/** A code is taken once, and one step early or late: this is the last one that somebody has used, and where. */
const lastSteps = new Map<string, number>();
/** What people have put into their app in the course of a test. */
const enrolled = new Map<string, string>();

/** The next code that the desk has not seen of this person; waits where all codes of the moment are used up. */
export async function nextCode(place: string, login: string): Promise<string> {
  const secret =
    enrolled.get(`${place} ${login}`) ?? DEMO_STAFF.find((one) => one.login === login)?.totpSecret;
  if (!secret) {
    throw new Error(`${login} has no second factor here.`);
  }
  const present = (): number => Math.floor(Date.now() / STEP_MS);
  const step = Math.max((lastSteps.get(`${place} ${login}`) ?? 0) + 1, present() - 1);
  await waitFor('the next half minute', () => step <= present() + 1, { withinMs: 65_000, everyMs: 200 });
  lastSteps.set(`${place} ${login}`, step);

  return codeAt(secret, new Date(step * STEP_MS));
}

/** Signs in by the forms, through password and second factor, setting one up where the desk asks for it. */
export async function signInByForms(
  client: PageClient,
  login: string,
  password = DEMO_PASSWORD,
  /** Looks at the page of the recovery codes, which is shown this once. */
  onCodes: (page: Page) => void = () => undefined,
): Promise<PageClient> {
  await client.get('/staff/login');
  const place = client.page.url.origin;
  await client.submit('/staff/login', { login, password });
  // Another program may have used a code or two of the demonstration's.
  for (let tries = 0; tries < 4 && client.page.url.pathname === '/staff/second-factor'; tries += 1) {
    await client.submit('/staff/second-factor', { code: await nextCode(place, login) });
  }
  if (client.page.url.pathname === '/staff/second-factor/enrolment') {
    const [, secret = ''] = /data-secret>([A-Z2-7 ]+)</.exec(client.page.body) ?? [];
    enrolled.set(`${place} ${login}`, secret.replaceAll(' ', ''));
    onCodes(await client.submit('/staff/second-factor/enrolment', { code: await nextCode(place, login) }));
    await client.get('/agent/queue');
  }
  if (client.page.status !== 200 || client.page.url.pathname.startsWith('/staff/')) {
    throw new Error(`${login} could not sign in: ${client.page.status} ${client.page.text}`);
  }

  return client;
}
