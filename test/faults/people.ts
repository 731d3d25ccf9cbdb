import { io } from 'socket.io-client';
import type { LiveSocket } from '../../src/client/lib/live-socket.js';
import { KeptRecord } from '../e2e/kept-record.js';
import { PageClient } from '../support/html.js';
import { signInByForms } from '../support/second-factor.js';
import { waitFor } from '../support/wait.js';
import { HttpDoor, SocketDoor } from './door.js';

const REFERENCE = /WD-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/;

/** A browser before the server: a customer's, or one of the staff's after `signIn`. */
export class Person {
  readonly browser: PageClient;

  constructor(private readonly url: string) {
    this.browser = new PageClient(url);
  }

  /** Signs in one of the demonstration's staff. */
  static async ofStaff(url: string, login: string): Promise<Person> {
    const person = new Person(url);

    await signInByForms(person.browser, login);
    return person;
  }

  get cookie(): string {
    return [...this.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async http(): Promise<HttpDoor> {
    const token = await this.browser.csrfToken();

    return new HttpDoor(this.url, this.cookie, token);
  }

  async socket(): Promise<SocketDoor> {
    const door = new SocketDoor(this.url, this.cookie, await this.browser.csrfToken());

    await waitFor('the socket to be let in', () => door.isOpen);
    return door;
  }

  /** A window on a ticket that comes back by itself and follows the protocol as the page's own does. */
  async window(ticket: string): Promise<{ record: KeptRecord; close: () => void }> {
    const socket: LiveSocket = io(`${this.url}/live`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 400,
      auth: { lang: 'en', csrf: await this.browser.csrfToken() },
      extraHeaders: { cookie: this.cookie, origin: this.url },
    });

    await waitFor('the window to be let in', () => socket.connected);
    return { record: new KeptRecord(socket, ticket), close: () => void socket.disconnect() };
  }

  /** Opens the blank form of a request and fills it, without sending. */
  async fillRequest(description: string): Promise<FilledRequest> {
    await this.browser.get('/en/requests/new/short');
    return new FilledRequest(this.browser, description);
  }

  /** Opens a ticket → its reference. */
  async openTicket(description = 'My transfer has not arrived yet.'): Promise<string> {
    const { reference, status, text } = await (await this.fillRequest(description)).send();

    if (reference === null) {
      throw new Error(`The request was not taken: ${status} ${text}`);
    }
    return reference;
  }
}

export interface RequestReply {
  readonly status: number;
  /** Of the ticket, where it was taken. */
  readonly reference: string | null;
  readonly text: string;
}

/** One form, filled once: each sending of it carries the same key. */
export class FilledRequest {
  readonly key: string;
  private readonly fields: Record<string, string>;

  constructor(
    private readonly browser: PageClient,
    description: string,
  ) {
    const { fields } = browser.page.form('/en/requests');
    const filled = fields.filter(({ sent }) => sent).map(({ name, value }) => [name, value]);

    this.fields = {
      ...(Object.fromEntries(filled) as Record<string, string>),
      account: 'amina',
      occurredDate: new Date().toISOString().slice(0, 10),
      zone: 'UTC',
      description,
    };
    this.key = String(this.fields['key']);
  }

  /** Sends it, as often as one likes. @throws where no answer came */
  async send(): Promise<RequestReply> {
    const page = await this.browser.send('/en/requests', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(this.fields).toString(),
    });
    const reference = REFERENCE.exec(page.headers.location ?? '')?.[0] ?? null;

    return { status: page.status, reference, text: page.text };
  }
}
