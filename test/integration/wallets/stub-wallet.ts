import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers by path (without query); the body is sent as it is when it is text, otherwise as JSON. */
export type StubAnswers = (
  path: string,
  query: URLSearchParams,
) => { status?: number; body: unknown; headers?: object; delayMs?: number };

/** A wallet that says what the test wants to hear, and remembers what it was asked. */
export interface StubWallet {
  readonly baseUrl: string;
  readonly asked: {
    readonly path: string;
    readonly query: URLSearchParams;
    readonly headers: IncomingHttpHeaders;
  }[];
  close(): Promise<void>;
}

export async function startStubWallet(answers: StubAnswers): Promise<StubWallet> {
  const asked: StubWallet['asked'] = [];
  const server = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').replace('/1.2.0/mm', '').split('?');
    const { status = 200, body, headers = {}, delayMs = 0 } = answers(path, new URLSearchParams(query));
    asked.push({ path, query: new URLSearchParams(query), headers: request.headers });
    setTimeout(() => {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }, delayMs);
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
