import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A question as it came in. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface StubAnswer {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: object;
  readonly delayMs?: number;
}

/** Answers by path (without query); the body is sent as it is when it is text, otherwise as JSON. */
export type StubAnswers = (
  path: string,
  query: URLSearchParams,
  asked: Asked,
) => StubAnswer | Promise<StubAnswer>;

/** A wallet that says what the test wants to hear, and remembers what it was asked. */
export interface StubWallet {
  readonly baseUrl: string;
  readonly asked: Asked[];
  close(): Promise<void>;
}

export async function startStubWallet(answers: StubAnswers): Promise<StubWallet> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const [path = '', query = ''] = (request.url ?? '').replace('/1.2.0/mm', '').split('?');
      const { method = '', headers } = request;
      const body = Buffer.concat(pieces).toString();
      const question = { method, path, query: new URLSearchParams(query), headers, body };
      asked.push(question);
      void Promise.resolve(answers(path, question.query, question)).then(async (answer) => {
        await sleep(answer.delayMs ?? 0);
        response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers });
        response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
      });
    });
  });

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}/1.2.0/mm`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
