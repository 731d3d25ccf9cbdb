import { createHash, randomUUID } from 'node:crypto';
import { createConnection } from 'node:net';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Page, PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';
import { aDocument, aPicture, sendBody, sendFile } from './files.js';
import { eachDatabase, openTicket, say, World } from './world.js';

describe.each(eachDatabase)('pictures and documents of a ticket (%s)', (_, database) => {
  let world: World;
  let amina: PageClient;
  let reference: string;

  beforeAll(async () => {
    world = await World.start({ database });
    ({ client: amina, reference } = await world.customer());
  }, 120_000);
  afterAll(() => world?.stop());

  const place = (): string => `/en/requests/${reference}/files`;
  const add = (file: File, client = amina, key = randomUUID()): Promise<Page> =>
    sendFile(client, place(), { key, file });
  const temporary = (): string[] => filesBelow(join(world.server.dataDir, 'uploads'));
  const kept = (): string[] => filesBelow(join(world.server.dataDir, 'files'));
  const bytesOf = async (client: PageClient, path: string) => {
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(path, world.server.url), { headers: { cookie } });
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const downloads = (page: Page): string[] =>
    page.links.map(({ href }) => href).filter((href) => href.includes('/files/'));

  it('are added on the page, without a script, and stand in the record of both sides', async () => {
    await amina.get(`/en/requests/${reference}`);
    const page = await amina.submit('.file-form', { file: await aPicture('Überweisung 收据.jpg') });
    const jonas = await (await world.staff('jonas')).get(`/agent/t/${reference}`);

    for (const shown of [page, jonas]) {
      expect([shown.status, shown.text]).toEqual([200, expect.stringContaining('Überweisung 收据.jpg')]);
      expect(downloads(shown)).toHaveLength(1);
      expect(shown.body).toContain('/preview"');
    }
    const { body } = await amina.send(`/en/requests/${reference}/record.txt`);
    const [row] = await world.rows('SELECT name, hash FROM ticket_files');
    expect(body).toContain('Überweisung 收据.jpg');
    expect(body).toContain(`SHA-256 ${String(row?.['hash'])}`);
  });

  it('are drawn anew: neither place nor device is kept, and nothing temporary either', async () => {
    const page = await amina.get(`/en/requests/${reference}`);
    const { answer, bytes } = await bytesOf(amina, downloads(page)[0] ?? '');
    const [row] = await world.rows('SELECT hash FROM ticket_files');

    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('AminasTelephone')).toBe(false);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(row?.['hash']);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[ -~]+"; filename\*=UTF-8''%C3%9Cberweisung/,
    );
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(temporary()).toEqual([]);
  });

  it('show a small picture of ours in the page, and never a document', async () => {
    const page = await amina.get(`/en/requests/${reference}`);
    const preview = await bytesOf(amina, `${downloads(page)[0]}/preview`);
    await add(aDocument());
    const [, second = ''] = downloads(await amina.get(`/en/requests/${reference}`));

    expect(preview.answer.headers.get('content-type')).toBe('image/webp');
    expect(await sharp(preview.bytes).metadata()).toMatchObject({ format: 'webp', width: 480, height: 300 });
    expect((await bytesOf(amina, second)).answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await bytesOf(amina, `${second}/preview`)).answer.status).toBe(404);
  });

  it('are not there for another customer, as what never was is not', async () => {
    const [mine = ''] = downloads(await amina.get(`/en/requests/${reference}`));
    const { client: lihua, reference: other } = await world.customer();
    const foreign = await lihua.send(mine);
    const never = await lihua.send(mine.replace(/[0-9a-f-]{36}/, randomUUID()));
    const moved = await lihua.send(mine.replace(reference, other));

    expect([foreign.status, never.status, moved.status]).toEqual([404, 404, 404]);
    expect((await add(await aPicture(), lihua)).status).toBe(404);
  });

  it('are added once, however often the form is sent', async () => {
    const key = randomUUID();
    const picture = await aPicture('once.png', 'png');
    const before = [await world.count('ticket_files'), kept().length] as const;
    const answers = await Promise.all([add(picture, amina, key), add(picture, amina, key)]);
    const again = await add(picture, amina, key);

    expect([...answers, again].map(({ status }) => status)).toEqual([303, 303, 303]);
    expect([await world.count('ticket_files'), kept().length]).toEqual([before[0] + 1, before[1] + 2]);
  });

  it('lose secrets and paths in their names', async () => {
    await add(aDocument('../../../etc/card 4111 1111 1111 1111\u202e.pdf'));
    const rows = await world.rows('SELECT name FROM ticket_files');

    expect(rows.map(({ name }) => name)).toContain('card •••• •••• •••• 1111.pdf');
    expect((await amina.get(`/en/requests/${reference}`)).text).toContain(say('en', 'redaction.told.card'));
  });

  describe('that cannot be taken', () => {
    const file = (content: string | Uint8Array<ArrayBuffer>, name: string): File => new File([content], name);

    it.each<[string, () => File | Promise<File>, string]>([
      ['a program that calls itself a picture', () => file('<svg onload="alert(1)"/>', 'a.png'), 'kind'],
      ['a page that calls itself a picture', () => file('<html><script>1</script>', 'a.jpg'), 'kind'],
      ['a picture by another name', async () => file(await bytes(await aPicture()), 'a.html'), 'kind'],
      ['a PDF that calls itself a picture', () => aDocument('a.png'), 'kind'],
      [
        'an SVG',
        () => file('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg'),
        'kind',
      ],
      [
        'half a picture',
        async () => file((await bytes(await aPicture('a.png', 'png'))).slice(0, 60), 'a.png'),
        'picture-broken',
      ],
      ['a bomb of pixels', () => pixelBomb(), 'picture-large'],
      ['an empty file', () => file('', 'a.png'), 'none'],
      ['more than ten megabytes', () => file(new Uint8Array(10_500_000), 'a.png'), 'too-large'],
    ])('tell why: %s', async (_what, make, key) => {
      const before = [await world.count('ticket_files'), kept().length];
      const page = await add(await make());

      expect(page.status).toBe(422);
      expect(page.text).toContain(say('en', `files.errors.${key}`));
      expect([await world.count('ticket_files'), kept().length]).toEqual(before);
      expect(temporary()).toEqual([]);
    });

    const head = 'Content-Disposition: form-data; name=';
    const upload = `${head}"file"; filename="a.png"\r\nContent-Type: image/png`;
    it.each<[string, string, string]>([
      ['no boundary', 'multipart/form-data', 'x'],
      [
        'another boundary than it says',
        'multipart/form-data; boundary=aaa',
        `--bbb\r\n${upload}\r\n\r\nx\r\n--bbb--`,
      ],
      ['no end', 'multipart/form-data; boundary=aaa', `--aaa\r\n${upload}\r\n\r\nx`],
      [
        'two files',
        'multipart/form-data; boundary=aaa',
        `--aaa\r\n${upload}\r\n\r\nx\r\n--aaa\r\n${upload}\r\n\r\ny\r\n--aaa--`,
      ],
      [
        'thirty headers',
        'multipart/form-data; boundary=aaa',
        `--aaa\r\n${upload}\r\n${'X-A: 1\r\n'.repeat(30)}\r\nx\r\n--aaa--`,
      ],
      [
        'a hundred fields',
        'multipart/form-data; boundary=aaa',
        `${`--aaa\r\n${head}"a"\r\n\r\n1\r\n`.repeat(100)}--aaa--`,
      ],
      [
        'prototype fields',
        'multipart/form-data; boundary=aaa',
        `--aaa\r\n${head}"__proto__[x]"\r\n\r\n1\r\n--aaa--`,
      ],
      ['no form at all', 'application/x-www-form-urlencoded', 'key=1'],
    ])('in a body with %s', async (_what, type, body) => {
      const page = await sendBody(amina, place(), type, body);

      expect(page.status).toBe(422);
      expect(page.forms.some(({ classes }) => classes.includes('file-form'))).toBe(true);
      expect(temporary()).toEqual([]);
    });

    it('in a body with a boundary of a hundred signs: refused before it is read', async () => {
      const sign = 'b'.repeat(100);
      const page = await sendBody(amina, place(), `multipart/form-data; boundary=${sign}`, `--${sign}--`);

      expect(page.status).toBe(400);
      expect(temporary()).toEqual([]);
    });

    it('when their sender goes away in the middle: the desk stays, and keeps nothing', async () => {
      const { hostname, port } = new URL(world.server.url);
      const cookie = [...amina.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const token = await amina.csrfToken();
      const line = createConnection(Number(port), hostname);
      const start =
        `--aaa\r\n${head}"_csrf"\r\n\r\n${token}\r\n--aaa\r\n${upload}\r\n\r\n` + 'x'.repeat(200_000);
      line.write(
        `POST ${place()} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${new URL(world.server.url).origin}\r\n` +
          `Cookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=aaa\r\nContent-Length: 5000000\r\n\r\n${start}`,
      );
      await waitFor('the first bytes', () => Promise.resolve(temporary().length === 1));
      line.destroy();

      await waitFor('a clean folder', () => Promise.resolve(temporary().length === 0));
      expect((await amina.get(`/en/requests/${reference}`)).status).toBe(200);
    });

    it('without the token of the form: not a byte is kept', async () => {
      const body = `--aaa\r\n${upload}\r\n\r\nx\r\n--aaa\r\n${head}"_csrf"\r\n\r\nlate\r\n--aaa--`;
      const answer = await amina.send(place(), {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=aaa' },
        body,
        token: 'x',
      });

      expect(answer.status).toBe(422);
      expect(answer.text).toContain(say('en', 'errors.stale-form'));
    });

    it('when there are twenty already, and in another ticket there is room', async () => {
      const own = await openTicket(amina);
      const into = (ticket: string): Promise<Page> =>
        sendFile(amina, `/en/requests/${ticket}/files`, { key: randomUUID(), file: aDocument() });
      for (let number = 0; number < 20; number += 1) {
        expect((await into(own)).status).toBe(303);
      }

      expect((await into(own)).text).toContain(say('en', 'files.errors.too-many', { number: 20 }));
      expect((await into(await openTicket(amina))).status).toBe(303);
    }, 60_000);
  });
});

const bytes = async (file: File): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.arrayBuffer());

/** Few bytes, a hundred megapixels. */
async function pixelBomb(): Promise<File> {
  const drawn = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: 'black' } })
    .png({ compressionLevel: 9 })
    .toBuffer();

  return new File([new Uint8Array(drawn)], 'bomb.png');
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}
