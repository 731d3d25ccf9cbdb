import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { DEMO_PASSWORD, DEMO_STAFF } from '../../seeds/demo/people.js';
import type { Language } from '../../src/platform/i18n/languages.js';
import { Translator } from '../../src/platform/i18n/translator.js';
import { databaseKinds, type DatabaseKind } from '../support/databases.js';
import { afterFirstStart } from '../support/first-start.js';
import { PageClient, type FormInput, type Page, type PageClientOptions } from '../support/html.js';
import { SESSION_COOKIE } from '../../src/platform/identity/actor-source.js';
import { startPostgres } from '../support/postgres.js';
import { signInByForms } from '../support/second-factor.js';
import { startDemoWallet, type DemoWallet } from '../support/demo-wallet.js';
import { Server, temporaryFolder } from '../support/processes.js';

const translator = Translator.load(true);
const HOUR = 3_600_000;

/** What the product says, in the reader's language. */
export const say = (language: Language, key: string, params: Record<string, string | number> = {}): string =>
  translator.t(language, key, params);

/** The present of the demo wallet: everything planted in it lies before this full hour. */
export const WALLET_NOW = new Date(Math.floor(Date.now() / HOUR) * HOUR);

/** Amina's pending transfer of 200 yuan, as she remembers it. */
export const AMINAS_TRANSFER = 'TX9000000002';

interface Setting {
  readonly database?: DatabaseKind;
  /** A demo wallet beside the server. */
  readonly wallet?: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A served desk, perhaps with a wallet: the doors that people come through, and a look at what is stored. */
export class World {
  private readonly sessions = new Map<string, string>();

  private constructor(
    readonly server: Server,
    private readonly databaseUrl: string | null,
    private purse: DemoWallet | null,
    private readonly ledger: string,
  ) {}

  static async start({ database, wallet = false, env = {} }: Setting = {}): Promise<World> {
    const kind = database?.name ?? 'SQLite';
    const begun = await afterFirstStart(kind, env);
    const databaseUrl =
      kind === 'SQLite' ? null : (begun?.env['DATABASE_URL'] ?? (await database?.newUrl()) ?? null);
    const ledger = join(temporaryFolder('wallet'), 'wallet.db');
    const purse = wallet ? await startDemoWallet({ env: walletSettings(ledger), args: ['--faults'] }) : null;
    const server = await Server.start({
      ...(begun ? { from: begun.from } : {}),
      env: {
        ...begun?.env,
        ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
        RATE_LIMITS: '20',
        ...(purse ? { WALLET_URL: purse.baseUrl } : {}),
        ...env,
      },
    });

    return new World(server, databaseUrl, purse, ledger);
  }

  get wallet(): DemoWallet {
    if (!this.purse) {
      throw new Error('This world has no wallet.');
    }
    return this.purse;
  }

  /** The wallet comes back where it was, with what it knew. */
  async restartWallet(): Promise<void> {
    const { port } = this.wallet;

    await this.wallet.kill();
    this.purse = await startDemoWallet({
      env: walletSettings(this.ledger),
      args: ['--faults', '--port', String(port)],
    });
  }

  /** Somebody who has never been here. */
  visitor(options: PageClientOptions = {}): PageClient {
    return new PageClient(this.server.url, options);
  }

  /** A customer with a ticket of his own. */
  async customer(
    language: Language = 'en',
    input: FormInput = {},
  ): Promise<{ client: PageClient; reference: string }> {
    const client = this.visitor();

    return { client, reference: await openTicket(client, input, language) };
  }

  /**
   * A member of the staff, signed in. Whoever has a second factor opens another window of the same session, since
   * the codes of a minute are few.
   */
  async staff(login: string, password = DEMO_PASSWORD): Promise<PageClient> {
    const client = this.visitor({ headers: { 'accept-language': 'en' } });
    const session = this.sessions.get(login);
    if (session) {
      client.cookies.set(SESSION_COOKIE, session);
      const { status } = await client.send('/agent/queue');
      if (status === 200) {
        return client;
      }
    }
    await signInByForms(client, login, password);
    if (this.hasSecondFactor(login)) {
      this.sessions.set(login, client.cookies.get(SESSION_COOKIE) ?? '');
    }

    return client;
  }

  /** Makes an account at the command line and signs in with the password that it prints. */
  async newStaff(login: string, role: string, name = login): Promise<PageClient> {
    const { stdout } = await this.server.cli(['staff:add', login, role, name]);

    return this.staff(login, /password: (\S+)/.exec(stdout)?.[1]);
  }

  private hasSecondFactor(login: string): boolean {
    return DEMO_STAFF.some((one) => one.login === login && one.totpSecret !== undefined);
  }

  /** What is stored, whichever database keeps it. */
  async rows(sql: string): Promise<Record<string, unknown>[]> {
    if (this.databaseUrl) {
      const name = new URL(this.databaseUrl).pathname.slice(1);
      return (await startPostgres()).query(sql, name);
    }
    const file = new BetterSqlite3(join(this.server.dataDir, 'walletdesk.db'), { readonly: true });
    try {
      return file.prepare<unknown[], Record<string, unknown>>(sql).all();
    } finally {
      file.close();
    }
  }

  /** Turns what is stored into what time would have made of it. */
  async change(sql: string): Promise<void> {
    if (this.databaseUrl) {
      await (await startPostgres()).query(sql, new URL(this.databaseUrl).pathname.slice(1));

      return;
    }
    const file = new BetterSqlite3(join(this.server.dataDir, 'walletdesk.db'));
    try {
      file.prepare(sql).run();
    } finally {
      file.close();
    }
  }

  async count(table: string): Promise<number> {
    const [row] = await this.rows(`SELECT count(*) AS n FROM ${table}`);

    return Number(row?.['n']);
  }

  async stop(): Promise<void> {
    await this.server.dispose();
    await this.purse?.kill();
  }
}

const walletSettings = (file: string): Record<string, string> => ({
  DEMO_WALLET_FILE: file,
  DEMO_WALLET_NOW: WALLET_NOW.toISOString(),
});

/** Both databases; a story that stores something is told on each. */
export const eachDatabase = databaseKinds.map((kind) => [kind.name, kind] as const);

/** Day and wall-clock time in China. */
export function inChina(instant: Date): { occurredDate: string; occurredTime: string } {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);
  const [occurredDate = '', occurredTime = ''] = text.split(' ');

  return { occurredDate, occurredTime };
}

/** What Amina writes into the intake, unless something else is said. */
export const aTicket = (other: FormInput = {}): FormInput => ({
  type: 'E302',
  account: 'amina',
  ...inChina(new Date(WALLET_NOW.getTime() - 45 * 60_000)),
  zone: 'Asia/Shanghai',
  amount: '200',
  currency: 'CNY',
  description: 'I sent 200 yuan to another wallet and it has not arrived.',
  key: randomUUID(),
  ...other,
});

/** Sends the intake → the reference of the ticket. @throws Error with the page where it was refused. */
export async function openTicket(
  client: PageClient,
  input: FormInput = {},
  language: Language = 'en',
): Promise<string> {
  const answer = await sendForm(client, `/${language}/requests`, aTicket(input));
  const { location = '' } = answer.headers;
  const reference = /\/requests\/(WD-[^/?]+)/.exec(location)?.[1];

  if (answer.status !== 303 || reference === undefined) {
    throw new Error(`The ticket was not opened: ${answer.status} ${answer.text}`);
  }
  return reference;
}

/** Sends fields and shows the answer itself, a redirect too. */
export function sendForm(client: PageClient, path: string, input: FormInput): Promise<Page> {
  const fields = Object.entries(input).flatMap(([name, value]) => {
    const values = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as string[]) : [];
    return values.map((one): [string, string] => [name, one]);
  });

  return client.send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Sends JSON to the API. */
export function sendJson(client: PageClient, path: string, body: unknown): Promise<Page> {
  return client.send(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
