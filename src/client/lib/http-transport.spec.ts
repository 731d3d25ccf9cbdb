import { HttpTransport } from './http-transport.js';
import { NotDelivered } from './transport.js';

const message = { clientMessageId: 'a', body: 'Hello', baseSeq: 2 };

function answering(status: number, body: string) {
  const asked: { address: unknown; init: RequestInit | undefined }[] = [];
  const transport = new HttpTransport('WD-1', async (address, init) => {
    asked.push({ address, init });

    return new Response(body, { status });
  });

  return { transport, asked };
}

describe('the way over plain HTTP', () => {
  it('sends the same body as the socket, and reads the same answer', async () => {
    const { transport, asked } = answering(
      201,
      '{"id":"e3","seq":3,"at":"2026-11-23T09:00:00.000Z","hidden":[]}',
    );

    expect(await transport.send(message)).toMatchObject({ ok: true, seq: 3 });
    expect(asked[0]).toMatchObject({ address: '/api/v1/tickets/WD-1/messages', init: { method: 'POST' } });
    expect(JSON.parse(String(asked[0]?.init?.body))).toEqual(message);
  });

  it('asks for entries by number', async () => {
    const { transport, asked } = answering(200, '{"ok":true,"entries":[],"head":7}');

    expect(await transport.since(7, 50)).toEqual({ ok: true, entries: [], head: 7 });
    expect(asked[0]?.address).toBe('/api/v1/tickets/WD-1/entries?after=7&limit=50');
  });

  it("hands on the desk's refusal", async () => {
    const { transport } = answering(
      409,
      '{"error":{"code":"stale","message":"Jonas answered meanwhile."},"requestId":"r"}',
    );

    expect(await transport.send(message)).toEqual({
      ok: false,
      error: { code: 'stale', message: 'Jonas answered meanwhile.' },
    });
  });

  it.each([
    [502, '<h1>Bad gateway</h1>'],
    [503, '"busy"'],
    [500, '{}'],
  ])('takes a %i that the desk did not write for no answer', async (status, body) => {
    await expect(answering(status, body).transport.send(message)).rejects.toBeInstanceOf(NotDelivered);
  });
});
