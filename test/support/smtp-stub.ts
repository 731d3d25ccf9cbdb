import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { AddressInfo, Socket } from 'node:net';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** What the server does with the next mails: take them, refuse them with a code, hang, or lose its own answer. */
export type SmtpMood =
  'well' | 'hanging' | 'loses-its-answer' | { readonly at: 'rcpt' | 'data'; readonly code: number };

/** A real SMTP server on this machine, in whatever mood a test needs. It keeps what it was given. */
export class SmtpStub {
  readonly received: ReceivedMail[] = [];
  mood: SmtpMood = 'well';
  connections = 0;
  private readonly lines = new Set<Socket>();

  private readonly server: SMTPServer;

  private constructor(options: SMTPServerOptions) {
    this.server = this.serve(options);
    // A line that breaks is what some tests are about.
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (line: Socket) => {
      this.lines.add(line);
      line.on('close', () => this.lines.delete(line));
    });
  }

  static async start(options: SMTPServerOptions = {}, port = 0): Promise<SmtpStub> {
    const stub = new SmtpStub(options);
    await new Promise<void>((open) => stub.server.listen(port, '127.0.0.1', open));

    return stub;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** The mails to one address, in the order they came. */
  to(address: string): ReceivedMail[] {
    return this.received.filter(({ to }) => to.includes(address));
  }

  stop(): Promise<void> {
    return new Promise((closed) => this.server.close(closed));
  }

  private serve(options: SMTPServerOptions): SMTPServer {
    return new SMTPServer({
      authOptional: true,
      // Without TLS unless a test wants it: the certificate would be self-signed, and rightly refused.
      hideSTARTTLS: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      closeTimeout: 200,
      onConnect: (_, done) => {
        this.connections += 1;
        if (this.mood !== 'hanging') {
          done();
        }
      },
      onRcptTo: (_, __, done) => done(refusal(this.mood, 'rcpt')),
      onData: (stream, { envelope }, done) => {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          const to = envelope.rcptTo.map(({ address }) => address);
          this.take({ from, to, raw: Buffer.concat(pieces).toString('utf8') }, done);
        });
      },
      ...options,
    });
  }

  private take(mail: ReceivedMail, done: (error?: Error | null, message?: string) => void): void {
    const refused = refusal(this.mood, 'data');
    if (refused) {
      done(refused);

      return;
    }
    this.received.push(mail);
    if (this.mood === 'loses-its-answer') {
      this.lines.forEach((line) => line.destroy());

      return;
    }
    done(null, 'taken');
  }
}

/** Headers of a mail by their lower-case name, folded lines made one. */
export function headersOf({ raw }: ReceivedMail): Readonly<Record<string, string>> {
  const [head = ''] = raw.split('\r\n\r\n');

  return Object.fromEntries(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
}

function refusal(mood: SmtpMood | undefined, at: 'rcpt' | 'data'): Error | null {
  return typeof mood === 'object' && mood.at === at
    ? Object.assign(new Error('no, amina@example.org'), { responseCode: mood.code })
    : null;
}
