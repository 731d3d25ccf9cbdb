import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A door before a wallet: everything passes, torn answers too, and questions about money are counted. */
export interface CountedWallet {
  readonly baseUrl: string;
  asked(): number;
  close(): void;
}

/** A head comes in one piece; its own word of how it does is asked on a clock of its own. */
const QUESTION = /^GET \/1\.2\.0\/mm\/(?!heartbeat)/gm;

export async function countedWallet(port: number): Promise<CountedWallet> {
  let asked = 0;
  const server = createServer((client) => {
    const wallet = connect(port, '127.0.0.1');
    client.on('data', (piece) => (asked += [...String(piece).matchAll(QUESTION)].length));
    client.pipe(wallet).pipe(client);
    for (const [one, other] of [
      [client, wallet],
      [wallet, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/1.2.0/mm`,
    asked: () => asked,
    close: () => server.close(),
  };
}
