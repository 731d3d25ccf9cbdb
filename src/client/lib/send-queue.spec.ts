import type { Answer, MessageStored } from '../../platform/realtime/live-protocol.js';
import { DeviceStorage } from './device-storage.js';
import { Outbox, type OutboxMessage } from './outbox.js';
import { SendQueue } from './send-queue.js';
import { NotDelivered, type Outgoing } from './transport.js';

type Reply = 'stored' | 'lost' | 'answer lost' | { readonly code: string };

/** A desk that stores each id once, and a network that behaves as told, then well. */
function aDesk(...replies: Reply[]) {
  const stored = new Map<string, string>();
  const asked: string[] = [];
  let together = 0;
  let most = 0;

  return {
    stored,
    asked,
    most: () => most,
    send: async ({ clientMessageId, body }: Outgoing): Promise<Answer<MessageStored>> => {
      asked.push(clientMessageId);
      most = Math.max(most, (together += 1));
      await Promise.resolve();
      together -= 1;
      const reply = replies.shift() ?? 'stored';
      if (reply === 'lost') {
        throw new NotDelivered();
      }
      if (typeof reply === 'object') {
        return { ok: false, error: { code: reply.code, message: `Refused: ${reply.code}.` } };
      }
      if (!stored.has(clientMessageId)) {
        stored.set(clientMessageId, body);
      }
      if (reply === 'answer lost') {
        throw new NotDelivered();
      }

      return { ok: true, id: clientMessageId, seq: stored.size, at: '2026-11-23T09:00:00.000Z', hidden: [] };
    },
  };
}

function aQueue(desk: Pick<ReturnType<typeof aDesk>, 'send'>) {
  const outbox = new Outbox(new DeviceStorage(null), () => 1);
  const pauses: number[] = [];
  const news: string[] = [];
  const queue = new SendQueue({
    ticket: 'WD-1',
    outbox,
    send: desk.send,
    report: (id, state, refusal) => news.push([id, state, ...(refusal ? [refusal] : [])].join(' ')),
    wait: (milliseconds) => {
      pauses.push(milliseconds);

      return { done: Promise.resolve(), cut: () => undefined };
    },
    random: () => 0,
  });

  return { queue, outbox, pauses, news };
}

const message = (clientMessageId: string): OutboxMessage => ({
  ticket: 'WD-1',
  clientMessageId,
  body: `Text of ${clientMessageId}`,
  baseSeq: 0,
  writtenAt: 0,
});

describe('the send queue', () => {
  it('sends in order, one at a time', async () => {
    const desk = aDesk();
    const { queue, outbox } = aQueue(desk);

    ['a', 'b', 'c'].forEach((id) => queue.push(message(id)));
    await Promise.all([queue.flush(), queue.flush()]);

    expect([...desk.stored.keys()]).toEqual(['a', 'b', 'c']);
    expect(desk.most()).toBe(1);
    expect(outbox.of('WD-1')).toEqual([]);
  });

  it('tries again under the same id after lost messages and lost answers, and the desk has it once', async () => {
    const desk = aDesk('lost', 'answer lost', 'lost');
    const { queue, pauses, news } = aQueue(desk);

    queue.push(message('a'));
    queue.push(message('b'));
    await queue.flush();

    expect(desk.asked).toEqual(['a', 'a', 'a', 'a', 'b']);
    expect([...desk.stored.keys()]).toEqual(['a', 'b']);
    expect(pauses).toEqual([500, 1_000, 2_000]);
    expect(news.filter((line) => line.endsWith('sent'))).toEqual(['a sent', 'b sent']);
  });

  it('waits while the desk says "later"', async () => {
    const desk = aDesk({ code: 'unavailable' }, { code: 'too-many' });
    const { queue, news } = aQueue(desk);

    queue.push(message('a'));
    await queue.flush();

    expect(news.at(-1)).toBe('a sent');
    expect(news.some((line) => line.includes('failed'))).toBe(false);
  });

  it('keeps a refused message with its sentence, and goes on with the next', async () => {
    const desk = aDesk({ code: 'stale' });
    const { queue, outbox, news } = aQueue(desk);

    queue.push(message('a'));
    queue.push(message('b'));
    await queue.flush();

    expect(news).toContain('a failed Refused: stale.');
    expect([...desk.stored.keys()]).toEqual(['b']);
    expect(outbox.of('WD-1')).toMatchObject([{ clientMessageId: 'a', body: 'Text of a' }]);
  });

  it('gives up on a message over which the server stumbles five times', async () => {
    const desk = aDesk(...Array.from({ length: 5 }, () => ({ code: 'unexpected' })));
    const { queue, news } = aQueue(desk);

    queue.push(message('a'));
    await queue.flush();

    expect(desk.asked).toHaveLength(5);
    expect(news.at(-1)).toBe('a failed Refused: unexpected.');
  });

  it('does not send again what was seen in the record', async () => {
    let refuse = (): void => undefined;
    const asked: string[] = [];
    const { queue, outbox } = aQueue({
      send: ({ clientMessageId }) =>
        new Promise((_resolve, reject) => {
          asked.push(clientMessageId);
          refuse = () => reject(new NotDelivered());
        }),
    });

    queue.push(message('a'));
    queue.settle('a');
    refuse();
    await queue.flush();

    expect(asked).toEqual(['a']);
    expect(outbox.of('WD-1')).toEqual([]);
  });

  it('ends a pause when it is called again, because the connection is back', async () => {
    const desk = aDesk('lost');
    const outbox = new Outbox(new DeviceStorage(null), () => 1);
    const queue = new SendQueue({ ticket: 'WD-1', outbox, send: desk.send, report: () => undefined });
    const begun = Date.now();

    queue.push(message('a'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await queue.flush();

    expect([...desk.stored.keys()]).toEqual(['a']);
    expect(Date.now() - begun).toBeLessThan(400);
  });

  it('stops when the page is left, and keeps what it owes', async () => {
    const { queue, outbox } = aQueue(aDesk('lost'));

    queue.push(message('a'));
    queue.close();
    await queue.flush();

    expect(outbox.of('WD-1')).toHaveLength(1);
  });
});
