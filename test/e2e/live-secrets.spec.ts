import { randomUUID } from 'node:crypto';
import { LiveLine } from '../support/live-line.js';
import { waitFor } from '../support/wait.js';
import { World } from './world.js';

const SECRET = 'The account looks stolen; do not tell.';

describe('what goes over the sockets of those whom it does not concern', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  it('a stranger hears nothing at all, and a customer no word of what the staff notes', async () => {
    const owner = await world.customer();
    const stranger = await world.customer();
    const jonas = await world.staff('jonas');
    const [his, foreign, desk] = await Promise.all(
      [owner.client, stranger.client, jonas].map((client) => LiveLine.connect(world.server.url, client)),
    );
    const follow = (line: LiveLine | undefined) =>
      line?.ask('timeline:since', { ticket: owner.reference, after: 0, limit: 50 });
    expect((await follow(his))?.ok).toBe(true);
    expect((await follow(desk))?.ok).toBe(true);
    expect((await follow(foreign))?.ok).toBe(false);

    await jonas.postForm(`/agent/t/${owner.reference}/assignment`, {});
    await jonas.postForm(`/agent/t/${owner.reference}/notes`, { note: SECRET, key: randomUUID() });
    await desk?.ask('typing', { ticket: owner.reference });
    await desk?.ask('message:send', {
      ticket: owner.reference,
      clientMessageId: randomUUID(),
      body: 'We are looking at it.',
    });
    await his?.next('entry:new', (data) => JSON.stringify(data).includes('We are looking at it.'));
    await waitFor('the note at the desk', () => JSON.stringify(desk?.heard).includes(SECRET));

    expect(foreign?.heard).toEqual([]);
    expect(JSON.stringify(his?.heard)).not.toContain(SECRET);
    expect(his?.of('rows:changed')).toEqual([]);
    expect(his?.of('entry:new').every(({ entry }) => !(entry as { internal: boolean }).internal)).toBe(true);
    [his, foreign, desk].forEach((line) => line?.close());
  });

  it('no reference, name or number of a foreign ticket is in the frames of a connection', async () => {
    const owner = await world.customer();
    const stranger = await world.customer();
    const line = await LiveLine.connect(world.server.url, stranger.client);
    const frames: string[] = [];
    line.socket.io.engine.on('packet', ({ data }: { data?: unknown }) => frames.push(String(data)));
    const own = await LiveLine.connect(world.server.url, owner.client);
    await own.ask('message:send', { ticket: owner.reference, clientMessageId: randomUUID(), body: 'Mine.' });
    for (const event of ['timeline:since', 'read:mark', 'typing', 'message:send']) {
      const refused = await line.ask(event, {
        ticket: owner.reference,
        ...(event === 'timeline:since' ? { after: 0, limit: 5 } : {}),
        ...(event === 'read:mark' ? { seq: 1 } : {}),
        ...(event === 'message:send' ? { clientMessageId: randomUUID(), body: 'Theirs.' } : {}),
      });
      expect(refused.error?.code).toBe('not-found');
    }
    own.close();
    line.close();

    expect(frames.length).toBeGreaterThan(3);
    expect(frames.join('\n')).not.toContain(owner.reference);
    expect(frames.join('\n')).not.toContain('Mine.');
  });
});
