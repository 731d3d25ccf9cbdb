import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { formsOf, linksOf, textOf } from './html-forms.js';
import { PageClient } from './html.js';
import { portOf } from './ports.js';

const FORM = `<!doctype html><title>Open &amp; ask</title>
<script>const fake = '<form action="/never"><input name="trap"></form>';</script>
<form id="ask" class="card wide" action="/ask" method="post">
  <input type="hidden" name="_csrf" value="t&quot;k">
  <input name="subject" value='a > b' aria-invalid="true" required>
  <textarea name="story">
Line one
&lt;b&gt;</textarea>
  <select name="kind"><option value="a">A<option value="b" selected>B</select>
  <select name="zone"><option>Asia/Shanghai</option><option>UTC</option></select>
  <input type="checkbox" name="agree" checked><input type="checkbox" name="spam" value="yes">
  <input name="off" value="1" disabled><input type="file" name="proof">
  <button name="step" value="next">Next</button>
</form>
<form action="/find"><input name="q" value="old"></form>
<input form="ask" name="late" value="adopted">
<a href="/help?a=1&amp;b=2">Get <b>help</b></a>`;

describe('reading a page', () => {
  it('finds the forms with what a browser would send', () => {
    const [ask, find, ...more] = formsOf(FORM);
    const sent = ask?.fields.filter((field) => field.sent).map(({ name, value }) => [name, value]);

    expect(more).toEqual([]);
    expect(find).toMatchObject({ action: '/find', method: 'GET', fields: [{ name: 'q', value: 'old' }] });
    expect(ask).toMatchObject({ id: 'ask', classes: ['card', 'wide'], method: 'POST', multipart: false });
    expect(sent).toEqual([
      ['_csrf', 't"k'],
      ['subject', 'a > b'],
      ['story', 'Line one\n<b>'],
      ['kind', 'b'],
      ['zone', 'Asia/Shanghai'],
      ['agree', 'on'],
      ['late', 'adopted'],
    ]);
  });

  it('reads text and links as a person does', () => {
    expect(textOf('<p>您的 <b>款项</b>&nbsp;&#x2713;<script>no()</script></p>')).toBe('您的 款项 ✓');
    expect(linksOf(FORM)).toEqual([{ href: '/help?a=1&b=2', text: 'Get help' }]);
  });

  it('survives broken markup', () => {
    expect(formsOf('<form action=/x><input name=a value=1><textarea name=t>open').at(0)).toMatchObject({
      action: '/x',
      fields: [
        { name: 'a', value: '1' },
        { name: 't', value: 'open' },
      ],
    });
  });
});

describe('a person without scripts', () => {
  const seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  let server: Server;
  let person: PageClient;

  beforeAll(async () => {
    server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => {
    seen.length = 0;
    person = new PageClient(`http://127.0.0.1:${portOf(server.address())}`);
  });
  afterAll(() => server.close());

  it('sends a form with its hidden fields and cookies, and lands where the answer points', async () => {
    await person.get('/form');
    const page = await person.submit('#ask', { subject: 'Lost', agree: null, step: 'next' });

    expect([page.url.pathname, page.text, person.cookies.get('session')]).toEqual(['/done', 'Thanks', '2']);
    expect(seen[1]).toMatchObject({ method: 'POST', url: '/ask' });
    expect(seen[1]?.headers).toMatchObject({
      cookie: 'session=1',
      origin: new URL(page.url).origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    });
    expect(Object.fromEntries(new URLSearchParams(seen[1]?.body))).toEqual({
      _csrf: 't"k',
      subject: 'Lost',
      story: 'Line one\n<b>',
      kind: 'b',
      zone: 'Asia/Shanghai',
      late: 'adopted',
      step: 'next',
    });
  });

  it('searches by a GET form found by its action', async () => {
    await person.get('/form');
    await person.submit('/find', { q: '转账' });

    expect(seen.at(-1)?.url).toBe(`/find?q=${encodeURIComponent('转账')}`);
    expect(seen.at(-1)?.headers.origin).toBeUndefined();
  });

  it('sends files in a multipart form', async () => {
    await person.get('/upload');
    await person.submit('.upload', { proof: new File(['bytes'], 'proof.png', { type: 'image/png' }) });

    expect(seen[1]?.headers['content-type']).toMatch(/^multipart\/form-data; ?boundary=/);
    expect(seen[1]?.body).toMatch(/name="proof"; filename="proof\.png"[^]*bytes/);
  });

  it('forgets a cookie that is taken back', async () => {
    await person.get('/form');
    await person.get('/leave');

    expect([...person.cookies]).toEqual([]);
  });

  it('names the forms that are there when asked for another', async () => {
    await person.get('/form');

    expect(() => person.page.form('#none')).toThrow('Its forms: #ask /ask, /find.');
    expect(person.page.field('subject')).toMatchObject({ value: 'a > b', invalid: true });
    expect(person.page.title).toBe('Open & ask');
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const piece of request) {
      body += String(piece);
    }
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, headers, body });

    if (url === '/ask') {
      response.writeHead(303, { location: 'done', 'set-cookie': 'session=2; Path=/; HttpOnly' }).end();
    } else if (url === '/leave') {
      response.writeHead(200, { 'set-cookie': 'session=; Max-Age=0' }).end();
    } else if (url === '/upload' && method === 'GET') {
      response.end(
        '<form class="upload" action="/upload" method="post" enctype="multipart/form-data"></form>',
      );
    } else {
      response.writeHead(200, { 'set-cookie': url === '/form' ? 'session=1' : [] });
      response.end(url === '/form' ? FORM : '<p>Thanks</p>');
    }
  }
});
