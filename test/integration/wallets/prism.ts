import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { Child } from '../../support/child.js';
import { freePort, portOf } from '../../support/ports.js';
import { fromRoot } from '../../support/root.js';
import { waitFor } from '../../support/wait.js';
import { GSMA_DEFINITION, gsmaFolder } from './gsma-schemas.js';

/** A question that went to the standard, and what the standard had to say against it. */
export interface Judged {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly status: number;
  readonly violations: readonly string[];
}

/**
 * Prism before the unmodified definition: it answers what the definition allows, and says of each question what the
 * definition forbids in it. Whoever asks comes through a door that writes this down.
 */
export class Prism {
  readonly judged: Judged[] = [];
  /** The status that the next answers have, where it is not the good one. */
  answerWith: number | null = null;

  private constructor(
    private readonly child: Child,
    private readonly port: number,
    private readonly door: ReturnType<typeof createServer>,
  ) {}

  /** Null, once said aloud, where the definition is not at hand. */
  static async start(): Promise<Prism | null> {
    const folder = gsmaFolder();
    if (folder === null) {
      return null;
    }
    const port = await freePort();
    const program = fromRoot('node_modules/@stoplight/prism-cli/dist/index.js');
    const words = ['mock', '--port', String(port), '--host', '127.0.0.1'];
    const child = new Child([process.execPath, program, ...words, join(folder, GSMA_DEFINITION)], {});
    const door = createServer((asked, answer) => prism.pass(asked, answer));
    const prism = new Prism(child, port, door.listen(0, '127.0.0.1'));
    await once(door, 'listening');
    await waitFor('Prism to listen', () => child.output.includes('Prism is listening'), { withinMs: 60_000 });

    return prism;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${portOf(this.door.address())}`;
  }

  async stop(): Promise<void> {
    this.door.close();
    this.door.closeAllConnections();
    await this.child.kill();
  }

  private pass(asked: IncomingMessage, answer: ServerResponse): void {
    const prefer = this.answerWith === null ? {} : { prefer: `code=${this.answerWith}` };
    const { url: path = '', method, headers } = asked;
    const onward = { host: '127.0.0.1', port: this.port, path, method, headers: { ...headers, ...prefer } };
    asked.pipe(
      request(onward, (judgement) => {
        const pieces: Buffer[] = [];
        judgement.on('data', (piece: Buffer) => pieces.push(piece));
        judgement.on('end', () => {
          const body = Buffer.concat(pieces);
          const status = judgement.statusCode ?? 0;
          this.judged.push({ path, headers, status, violations: violationsIn(judgement, body.toString()) });
          answer.writeHead(status, judgement.headers).end(body);
        });
      }),
    );
  }
}

interface Violation {
  readonly location?: readonly string[];
}

/**
 * Prism tells them in a header, or, where it has no answer at all, in the body. What it says against its own answers,
 * made of the definition's examples, is the definition's affair.
 */
function violationsIn({ headers }: IncomingMessage, body: string): string[] {
  const header = headers['sl-violations'];
  const told = header === undefined ? [] : (JSON.parse(String(header)) as Violation[]);
  const refusal = body.includes('stoplight.io/prism/errors') ? [JSON.parse(body) as Violation] : [];

  return [...told, ...refusal]
    .filter(({ location = ['request'] }) => location[0] === 'request')
    .map((one) => JSON.stringify(one));
}
