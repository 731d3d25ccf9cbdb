import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { portOf } from './ports.js';
import { TcpProxy } from './tcp-proxy.js';
import { waitFor } from './wait.js';

describe('the TCP fault proxy', () => {
  let echo: Server;
  let proxy: TcpProxy;

  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    proxy = await TcpProxy.before(portOf(echo.address()));
  });

  afterEach(async () => {
    await proxy.close();
    echo.close();
  });

  it('carries bytes both ways, and the farewell', async () => {
    const client = await dial(proxy);

    expect(await ask(client, 'hello')).toBe('hello');
    client.end();
    await once(client, 'end');
    expect(client.errored).toBeNull();
  });

  it('delays without changing the order', async () => {
    const client = await dial(proxy);
    proxy.set({ delayMs: 60 });
    const started = performance.now();

    client.write('one ');
    expect(await ask(client, 'two', 7)).toBe('one two');
    expect(performance.now() - started).toBeGreaterThanOrEqual(110);
  });

  it('swallows everything in a black hole and keeps the connection, until it is healed', async () => {
    const client = await dial(proxy);
    proxy.set({ traffic: 'black-hole' });
    const heard: string[] = [];
    client.on('data', (piece) => heard.push(String(piece)));

    client.write('lost');
    await sleep(80);
    expect({ heard, closed: client.destroyed }).toEqual({ heard: [], closed: false });

    proxy.heal();
    expect(await ask(client, 'back')).toBe('back');
  });

  it('cuts after so many bytes of an answer', async () => {
    proxy.set({ cutAfter: { direction: 'down', bytes: 3 } });
    const client = await dial(proxy);
    const heard: string[] = [];
    client.on('data', (piece) => heard.push(String(piece)));

    client.write('abcdef');
    await once(client, 'close');

    expect(heard.join('')).toBe('abc');
  });

  it('cuts those who are connected at once', async () => {
    const client = await dial(proxy);
    await ask(client, 'there');

    expect(proxy.cut()).toBe(1);
    await once(client, 'close');
    expect(proxy.connections).toBe(0);
  });

  it('refuses newcomers and keeps those who are connected', async () => {
    const client = await dial(proxy);
    await ask(client, 'early');
    proxy.set({ newcomers: 'refuse' });

    const late = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    await waitFor('the newcomer to be sent away', () => late.destroyed);

    expect(await ask(client, 'still here')).toBe('still here');
  });

  it('drops the share of pieces it is told to', async () => {
    proxy.set({ dropShare: 1 });
    const client = await dial(proxy);
    client.write('never');
    await sleep(50);
    proxy.set({ dropShare: 0 });

    expect(await ask(client, 'ever')).toBe('ever');
  });

  it('writes its own address into a database address', () => {
    expect(proxy.through('postgres://u:p@db.example:5432/name')).toBe(
      `postgres://u:p@127.0.0.1:${proxy.port}/name`,
    );
  });
});

async function dial(proxy: TcpProxy): Promise<Socket> {
  const client = connect(proxy.port, '127.0.0.1');

  client.on('error', () => undefined);
  await once(client, 'connect');
  return client;
}

async function ask(client: Socket, text: string, bytes = text.length): Promise<string> {
  let heard = '';
  const whole = new Promise<void>((done) => {
    client.on('data', function listen(piece: Buffer) {
      heard += piece.toString();
      if (heard.length >= bytes) {
        client.off('data', listen);
        done();
      }
    });
  });

  client.write(text);
  await whole;
  return heard;
}
