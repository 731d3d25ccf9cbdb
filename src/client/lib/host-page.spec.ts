import { HostPage } from './host-page.js';

const APP = 'https://app.wallet.example';
const SHOP = 'https://shop.wallet.example';

/** The window of a frame within a page of `around`. */
function frameIn(around: string | null) {
  const told: [unknown, string][] = [];
  const parent = { postMessage: (message: unknown, origin: string) => told.push([message, origin]) };
  let hear: (event: unknown) => void = () => undefined;
  const window = {
    parent,
    location: around === null ? {} : { ancestorOrigins: [around, 'https://outer.example'] },
    addEventListener: (_: string, listener: (event: unknown) => void) => (hear = listener),
  };
  const heard: unknown[] = [];
  const host = new HostPage([APP, SHOP], window as unknown as Window);
  host.listen((message) => heard.push(message));

  return { host, told, heard, parent, say: (event: object) => hear(event) };
}

describe('the page around a frame', () => {
  it('is told by its own origin alone', () => {
    const { host, told } = frameIn(SHOP);
    host.tell({ walletdesk: 'ready' });

    expect(told).toEqual([[{ walletdesk: 'ready' }, SHOP]]);
  });

  it('is told nothing where it is none of ours', () => {
    const { host, told } = frameIn('https://evil.example');
    host.tell({ walletdesk: 'ready' });

    expect(told).toEqual([]);
  });

  it('is tried by each of our origins, and never by any, where the browser does not say who it is', () => {
    const { host, told } = frameIn(null);
    host.tell({ walletdesk: 'close' });

    expect(told.map(([, origin]) => origin)).toEqual([APP, SHOP]);
  });

  it('is heard only from its own window and origin', () => {
    const { heard, parent, say } = frameIn(APP);
    const data = { walletdesk: 'token', token: 'a.b.c' };
    say({ origin: 'https://evil.example', source: parent, data });
    say({ origin: APP, source: {}, data });
    say({ origin: 'null', source: parent, data });
    say({ origin: APP, source: parent, data: 'token' });
    say({ origin: APP, source: parent, data: null });
    expect(heard).toEqual([]);

    say({ origin: APP, source: parent, data });
    expect(heard).toEqual([data]);
  });
});
