import { DeviceStorage } from './device-storage.js';
import { Outbox, type OutboxMessage } from './outbox.js';

const HOUR = 3_600_000;

const message = (clientMessageId: string, fields: Partial<OutboxMessage> = {}): OutboxMessage => ({
  ticket: 'WD-1',
  clientMessageId,
  body: `Text of ${clientMessageId}`,
  baseSeq: 3,
  writtenAt: 0,
  ...fields,
});

describe('the outbox', () => {
  it('keeps messages in the order of writing, for a page that is loaded again', () => {
    const storage = new DeviceStorage(null);
    const before = new Outbox(storage, () => 1);
    before.add(message('a'));
    before.add(message('other', { ticket: 'WD-2' }));
    before.add(message('b'));

    const after = new Outbox(storage, () => 2);

    expect(after.of('WD-1').map(({ clientMessageId }) => clientMessageId)).toEqual(['a', 'b']);
    expect(after.next('WD-1')).toEqual(message('a'));
  });

  it('loses nothing when two tabs write in one moment', () => {
    const storage = new DeviceStorage(null);
    const lying: string[] = [];
    // The second tab has read before the first one wrote.
    const late = new Outbox(
      {
        get: (key) => storage.get(key),
        set: (key, value) => storage.set(key, value),
        keys: () => lying,
      },
      () => 1,
    );
    new Outbox(storage, () => 1).add(message('a'));
    late.add(message('b'));
    late.remove('c');

    expect(new Outbox(storage, () => 1).of('WD-1').map(({ clientMessageId }) => clientMessageId)).toEqual([
      'a',
      'b',
    ]);
  });

  it('takes a message once', () => {
    const outbox = anOutbox();

    expect([outbox.add(message('a')), outbox.add(message('a'))]).toEqual([true, true]);
    expect(outbox.of('WD-1')).toHaveLength(1);
  });

  it('takes fifty and says so when it is full', () => {
    const outbox = anOutbox();
    const taken = Array.from({ length: 51 }, (_, index) => outbox.add(message(`m${index}`)));

    expect(taken.filter(Boolean)).toHaveLength(50);
    expect(taken.at(-1)).toBe(false);
    outbox.remove('m0');
    expect(outbox.add(message('m50'))).toBe(true);
  });

  it('passes over what was refused and keeps its words', () => {
    const outbox = anOutbox();
    outbox.add(message('a'));
    outbox.add(message('b'));

    outbox.refuse('a', 'Somebody answered meanwhile.');

    expect(outbox.next('WD-1')?.clientMessageId).toBe('b');
    expect(outbox.of('WD-1')[0]).toMatchObject({
      body: 'Text of a',
      refused: 'Somebody answered meanwhile.',
    });
  });

  it('forgets a message after a day', () => {
    let now = 0;
    const outbox = new Outbox(new DeviceStorage(null), () => now);
    outbox.add(message('a'));

    now = 23 * HOUR;
    expect(outbox.of('WD-1')).toHaveLength(1);
    now = 24 * HOUR;
    expect(outbox.of('WD-1')).toEqual([]);
  });

  it.each(['nonsense', '{}', 'null', '{"ticket": "WD-1"}'])('reads %s as nothing', (text) => {
    const storage = new DeviceStorage(null);
    storage.set('walletdesk.outbox.m1', text);

    expect(new Outbox(storage).of('WD-1')).toEqual([]);
  });
});

const anOutbox = (): Outbox => new Outbox(new DeviceStorage(null), () => 1);
