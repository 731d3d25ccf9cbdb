import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** What the kernel takes as the path of a Unix socket. */
const LONGEST_PATH = 100;
const LONGEST_REQUEST = 64 * 1024;

interface Line {
  readonly line?: string;
  readonly exit?: number;
}

/** The socket lies in the data folder; where that path is too long for the kernel, under its hash in /tmp. */
export function socketPath(dataDir: string): string {
  const path = join(resolve(dataDir), 'walletdesk.sock');
  const name = createHash('sha256').update(path).digest('hex').slice(0, 16);

  return Buffer.byteLength(path) <= LONGEST_PATH ? path : join(tmpdir(), `walletdesk-${name}.sock`);
}

type RunCommand = (words: readonly string[], print: (line: string) => void) => Promise<number>;

/** Lets this user, and nobody else, run commands in the running server. Nothing of it is on the network. */
export async function serveCommands(dataDir: string, run: RunCommand): Promise<Server> {
  const path = socketPath(dataDir);
  mkdirSync(resolve(dataDir), { recursive: true });
  rmSync(path, { force: true });
  const server = createServer((socket) => void serveOne(socket, run));
  const umask = process.umask(0o177); // The socket is private from the moment it exists.
  try {
    await new Promise<void>((done, fail) => server.once('error', fail).listen(path, done));
  } finally {
    process.umask(umask);
  }
  chmodSync(path, 0o600);

  return server;
}

async function serveOne(socket: Socket, run: RunCommand): Promise<void> {
  const send = (line: Line): void => void socket.write(`${JSON.stringify(line)}\n`);
  socket.on('error', () => undefined);
  try {
    const request = await firstLine(socket);
    const words = JSON.parse(request) as string[];
    send({ exit: await run(words, (line) => send({ line })) });
  } catch (error) {
    send({ line: error instanceof Error ? error.message : String(error) });
    send({ exit: 1 });
  }
  socket.end();
}

function firstLine(socket: Socket): Promise<string> {
  return new Promise((done, fail) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const end = text.indexOf('\n');
      if (end >= 0) {
        done(text.slice(0, end));
      } else if (text.length > LONGEST_REQUEST) {
        fail(new Error('The command is too long.'));
      }
    });
    socket.once('close', () => fail(new Error('The caller left.')));
  });
}

/** Runs a command in the server that serves this data folder. Null where none is running. */
export async function askServer(
  dataDir: string,
  words: readonly string[],
  print: (line: string) => void,
): Promise<number | null> {
  const socket = await new Promise<Socket | null>((done) => {
    const attempt = connect(socketPath(dataDir));
    attempt.once('connect', () => done(attempt)).once('error', () => done(null));
  });
  if (!socket) {
    return null;
  }
  socket.write(`${JSON.stringify(words)}\n`);
  for await (const text of createInterface({ input: socket })) {
    const { line, exit } = JSON.parse(text) as Line;
    if (line !== undefined) {
      print(line);
    }
    if (exit !== undefined) {
      socket.end();

      return exit;
    }
  }
  throw new Error('The server went away in the middle of the command.');
}
