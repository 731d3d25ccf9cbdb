import { request } from 'node:http';
import { Page } from './html-page.js';

export type { Page } from './html-page.js';

/** What is typed into a form: a list sends a name several times, `null` leaves a field out. */
export type FormInput = Readonly<Record<string, string | readonly string[] | File | null>>;

export interface PageClientOptions {
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the browser's address bar shows, where it differs from the address connected to. */
  readonly origin?: string;
}

interface Sending {
  readonly method?: string;
  /** The token of a script's request, where it is not the last page's; '' sends none. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Reads pages and sends forms as a browser without scripts does: keeps cookies, follows redirects. */
export class PageClient {
  readonly cookies = new Map<string, string>();
  private last: Page | undefined;
  /** The newest page's, and the cookies it was given to. */
  private given: { readonly token: string; readonly to: string } | undefined;
  private asking: Promise<string> | undefined;

  constructor(
    private readonly baseUrl: string,
    private readonly options: PageClientOptions = {},
  ) {}

  /** The page that stands open. @throws Error before the first one. */
  get page(): Page {
    if (!this.last) {
      throw new Error('No page is open yet.');
    }
    return this.last;
  }

  get(path: string): Promise<Page> {
    return this.follow(new URL(path, this.baseUrl), {});
  }

  /**
   * Sends a form of the open page with its hidden and filled fields, overwritten by `input`. Name a button in
   * `input` to press it.
   */
  submit(selector: string, input: FormInput = {}): Promise<Page> {
    const form = this.page.form(selector);
    const address = this.page.resolve(form.action || this.page.url.href);
    const kept = form.fields.filter(({ sent, name }) => sent && !(name in input));
    const entries: [string, string | File][] = [
      ...kept.map(({ name, value }): [string, string] => [name, value]),
      ...entriesOf(input),
    ];

    if (form.method === 'GET') {
      address.search = new URLSearchParams(textEntries(entries)).toString();
      return this.follow(address, {});
    }
    return this.post(address, entries, form.multipart);
  }

  /** Sends fields to an address without a form around them. */
  async postForm(path: string, input: FormInput): Promise<Page> {
    return this.post(new URL(path, this.baseUrl), entriesOf(input), false, await this.csrfToken());
  }

  /** The token of the newest page, for what is sent without a form; where this browser has none, it opens a page. */
  csrfToken(): Promise<string> {
    if (this.given?.to === this.knownBy) {
      return Promise.resolve(this.given.token);
    }
    this.asking ??= this.send(this.knownBy === '' ? '/staff/login' : '/en/help')
      .then(() => this.given?.token ?? '')
      .finally(() => (this.asking = undefined));

    return this.asking;
  }

  /**
   * One request with the cookies and the browser's headers; redirects are shown, not followed. What changes something
   * brings the token of the newest page, unless it is the body of a form that has its own.
   */
  async send(path: string | URL, sending: Sending = {}): Promise<Page> {
    const { method = 'GET', headers = {}, body } = sending;
    const ownToken = typeof body === 'string' && body.includes('_csrf=');
    const token = isSafe(method) || ownToken ? '' : (sending.token ?? (await this.csrfToken()));
    const url = new URL(path, this.baseUrl);
    const origin = this.options.origin ?? url.origin;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all = {
      accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      ...(isSafe(method) ? {} : { origin }),
      ...(token ? { 'x-csrf-token': token } : {}),
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      ...this.options.headers,
      ...headers,
    };

    return new Promise((resolve, reject) => {
      const sent = request(url, { method, headers: all }, (answer) => {
        const pieces: Buffer[] = [];

        this.remember(answer.headers['set-cookie'] ?? []);
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(pieces).toString('utf8');
          this.rememberToken(text);
          resolve(new Page(url, answer.statusCode ?? 0, answer.headers, text));
        });
      });

      sent.on('error', reject);
      sent.end(body);
    });
  }

  private async post(
    url: URL,
    entries: readonly (readonly [string, string | File])[],
    multipart: boolean,
    token = '',
  ): Promise<Page> {
    const form = new FormData();
    for (const [name, value] of entries) {
      form.append(name, value);
    }
    const encoded = new Response(multipart ? form : new URLSearchParams(textEntries(entries)));
    const body = new Uint8Array(await encoded.arrayBuffer());

    return this.follow(url, {
      method: 'POST',
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      body,
      token,
    });
  }

  private async follow(url: URL, sending: Sending, hops = 0): Promise<Page> {
    const page = await this.send(url, sending);
    const { location } = page.headers;

    if (location !== undefined && [301, 302, 303].includes(page.status)) {
      if (hops >= 10) {
        throw new Error(`Ten redirects in a row, the last one to ${location}.`);
      }
      return this.follow(page.resolve(location), {}, hops + 1);
    }
    this.last = page;
    return page;
  }

  /** The cookies by which the desk knows this browser. */
  private get knownBy(): string {
    const names = [...this.cookies.keys()].filter((name) => /_(session|visitor|form)$/.test(name)).sort();

    return names.map((name) => `${name}=${this.cookies.get(name)}`).join('; ');
  }

  private rememberToken(body: string): void {
    const [, token] = /<meta name="csrf-token" content="([^"]+)">/.exec(body) ?? [];
    if (token !== undefined) {
      this.given = { token, to: this.knownBy };
    }
  }

  private remember(headers: readonly string[]): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split(';');
      const [name = '', ...value] = pair.split('=');
      const gone = attributes.some((attribute) => isOver(attribute.trim()));

      if (gone) {
        this.cookies.delete(name.trim());
      } else {
        this.cookies.set(name.trim(), value.join('=').trim());
      }
    }
  }
}

const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD';

function isOver(attribute: string): boolean {
  const [name = '', value = ''] = attribute.split('=');

  return (
    (name.toLowerCase() === 'max-age' && Number(value) <= 0) ||
    (name.toLowerCase() === 'expires' && new Date(value).getTime() <= Date.now())
  );
}

function entriesOf(input: FormInput): [string, string | File][] {
  return Object.entries(input).flatMap(([name, value]) => {
    if (value === null) {
      return [];
    }
    const values = typeof value === 'string' || value instanceof File ? [value] : value;
    return values.map((one): [string, string | File] => [name, one]);
  });
}

/** A form that is not multipart sends a file's name only. */
function textEntries(entries: readonly (readonly [string, string | File])[]): [string, string][] {
  return entries.map(([name, value]) => [name, typeof value === 'string' ? value : value.name]);
}
