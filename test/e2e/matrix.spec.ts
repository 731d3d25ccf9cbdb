import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import { type FormInput, type Page, PageClient } from '../support/html.js';
import { newReference } from '../../src/platform/ids/reference.js';
import { spokenNumber } from '../../src/platform/http/spoken-number.js';
import { givingMoneyBack } from '../support/giving-back.js';
import { waitFor } from '../support/wait.js';
import { type Mark, WHO, type Who } from './access-columns.js';
import { type Door, DOORS } from './access-table.js';
import { aCall } from './calls.js';
import { aPicture, sendFile } from './files.js';
import { aHint, aSynonym } from './search-words.js';
import { addWidget, aWidget } from './widgets.js';
import { AMINAS_TRANSFER, aTicket, openTicket, sendForm, sendJson, World } from './world.js';

const decision = 'We have looked at all of it and explain it here.';

/** A notice that is kept as a draft. */
const aNotice = (): FormInput => ({
  kind: 'maintenance',
  severity: 'minor',
  titleZh: '',
  titleEn: '',
  textZh: '',
  textEn: '',
  zone: 'UTC',
  act: 'save',
  version: '1',
  key: randomUUID(),
});

/** What is sent to a door, always such that only the person can be the reason of a refusal. */
const INPUT: Readonly<Record<string, () => FormInput>> = {
  '/staff/login': () => ({ login: 'mei', password: DEMO_PASSWORD }),
  '/:lang/help/status/:notice/subscription': () => ({ email: 'nobody@example.org', key: randomUUID() }),
  '/:lang/help/status/told/:link': () => ({ answer: 'stopped', key: randomUUID() }),
  '/admin/notices': aNotice,
  '/admin/notices/:notice': aNotice,
  '/admin/notices/:notice/updates': () => ({ sayZh: '正在处理。', sayEn: 'In hand.', key: randomUUID() }),
  '/admin/notices/:notice/end': () => ({ endZh: '', endEn: '', key: randomUUID() }),
  '/admin/notices/:notice/cancellation': () => ({ key: randomUUID() }),
  '/supervisor/wallet/proposals/:proposal/dismissal': () => ({ because: 'A test.', key: randomUUID() }),
  '/admin/widget': aWidget,
  '/admin/widget/:app': () => {
    const { name: _, ...look } = aWidget({ version: '1' });

    return look;
  },
  '/staff/setup/:token': () => ({
    login: 'somebody',
    displayName: 'Somebody',
    newPassword: 'a sentence of my own',
    key: randomUUID(),
  }),
  '/staff/second-factor': () => ({ code: '123456', key: randomUUID() }),
  '/staff/second-factor/recovery': () => ({ code: 'AAAAA-BBBBB-CCCCC-DDDDD', key: randomUUID() }),
  '/staff/second-factor/enrolment': () => ({ code: '123456', key: randomUUID() }),
  '/:lang/help/a/:slug/feedback': () => ({ verdict: 'no', key: randomUUID() }),
  '/:lang/requests': () => aTicket(),
  '/:lang/requests/new/type': () => ({ type: 'E302', key: randomUUID() }),
  '/:lang/requests/new/account': () => ({ account: 'amina', key: randomUUID() }),
  '/:lang/requests/new/transaction': () => ({ pick: 'not-listed', key: randomUUID() }),
  '/:lang/requests/new/when': () => ({
    occurredDate: '2026-11-20',
    part: 'unsure',
    zone: 'Asia/Shanghai',
    key: randomUUID(),
  }),
  '/:lang/requests/new/what': () => ({ description: 'It has not arrived.', key: randomUUID() }),
  '/:lang/requests/new/attachments/removal': () => ({ file: randomUUID(), key: randomUUID() }),
  '/:lang/requests/new/check': () => ({ key: randomUUID() }),
  '/:lang/chat': () => ({ body: 'Is anyone there?', key: randomUUID() }),
  '/:lang/chat/:reference/messages': () => ({ body: 'One more word.', clientMessageId: randomUUID() }),
  '/:lang/chat/:reference/leaving': () => ({ key: randomUUID() }),
  '/agent/chat/availability': () => ({ availability: 'available', key: randomUUID() }),
  '/agent/chat/:reference/acceptance': () => ({ key: randomUUID() }),
  '/agent/chat/:reference/replies': () => ({ body: 'We are looking at it.', clientMessageId: randomUUID() }),
  '/agent/chat/:reference/end': () => ({ key: randomUUID() }),
  '/:lang/requests/find': () => ({
    reference: 'WD-2222-2222-2',
    contact: 'nobody@example.org',
    key: randomUUID(),
  }),
  '/:lang/requests/code/:handle': () => ({ code: '00000000', key: randomUUID() }),
  '/:lang/requests/enter/:link': () => ({ key: randomUUID() }),
  '/:lang/requests/forget': () => ({ key: randomUUID() }),
  '/:lang/requests/wallet': () => ({ token: 'a.b.c', key: randomUUID() }),
  '/:lang/requests/:reference/messages': () => ({ body: 'One more word.', clientMessageId: randomUUID() }),
  '/:lang/requests/:reference/escalation': () => ({ reason: 'I have waited long.', key: randomUUID() }),
  '/:lang/requests/:reference/confirmation': () => ({ key: randomUUID() }),
  '/:lang/requests/:reference/reopening': () => ({ missing: 'It has not arrived.', key: randomUUID() }),
  '/agent/calls/preparation': () => aCall(),
  '/agent/calls': () => aCall(),
  '/agent/calls/:reference/verification': () => ({ proof: 'called-back', key: randomUUID() }),
  '/agent/t/:reference/replies': () => ({ body: 'We are looking at it.', clientMessageId: randomUUID() }),
  '/agent/t/:reference/replies/preparation': () => ({ body: '', clientMessageId: randomUUID() }),
  '/agent/t/:reference/priority': () => ({ key: randomUUID() }),
  '/agent/t/:reference/notes': () => ({ note: 'Only we read this.', key: randomUUID() }),
  '/agent/t/:reference/assignment': () => ({ key: randomUUID() }),
  '/agent/t/:reference/assignment/end': () => ({ key: randomUUID() }),
  '/agent/t/:reference/type': () => ({ type: 'E301', key: randomUUID() }),
  '/agent/t/:reference/status': () => ({ move: 'waiting', key: randomUUID() }),
  '/agent/t/:reference/resolution': () => ({ result: 'It has arrived.', key: randomUUID() }),
  '/agent/t/:reference/escalation/sight': () => ({ key: randomUUID() }),
  '/agent/t/:reference/escalation/column': () => ({ to: 'seen', key: randomUUID() }),
  '/agent/t/:reference/escalation/supervisor': () => ({ supervisor, key: randomUUID() }),
  '/supervisor/escalations/:reference/column': () => ({ to: 'seen', key: randomUUID() }),
  '/agent/t/:reference/lookups': () => ({
    lookReference: AMINAS_TRANSFER,
    purpose: 'state',
    key: randomUUID(),
  }),
  '/agent/t/:reference/links/:link': () => ({ act: 'show', key: randomUUID() }),
  '/agent/t/:reference/links/:linked/reversal': () => ({
    extent: 'whole',
    reason: 'duplicate',
    note: 'It was taken twice.',
    key: randomUUID(),
  }),
  '/agent/t/:reference/reversals/:reversal/withdrawal': () => ({ key: randomUUID() }),
  '/supervisor/reversals/:reversal/approval': () => ({ key: randomUUID() }),
  '/supervisor/reversals/:reversal/end': () => ({
    finding: 'not-returned',
    endNote: 'Nothing went back, says the operator.',
    key: randomUUID(),
  }),
  '/supervisor/reversals/:reversal/refusal': () => ({ declineReason: 'other', key: randomUUID() }),
  '/agent/t/:reference/links': () => ({ transaction: AMINAS_TRANSFER, key: randomUUID() }),
  '/agent/t/:reference/escalation': () => ({ reason: 'It is too much for me.', key: randomUUID() }),
  '/admin/faq': () => ({
    slug: `new-${randomUUID()}`,
    titleEn: 'Something new',
    bodyEn: 'It is being written.',
    act: 'save',
    key: randomUUID(),
  }),
  '/admin/faq/synonyms': () => ({
    lang: 'en',
    expressions: `frotz${randomUUID().slice(0, 6)}\nmy money`,
    key: randomUUID(),
  }),
  '/admin/faq/synonyms/hints/:hint': () => ({ group: '', means: 'money not arrived', key: randomUUID() }),
  '/admin/faq/synonyms/hints/:hint/dismissal': () => ({ key: randomUUID() }),
  '/admin/faq/synonyms/:synonym': () => ({
    expressions: `frotz${randomUUID().slice(0, 6)}\nmy cash`,
    version: '1',
    key: randomUUID(),
  }),
  '/admin/faq/synonyms/:synonym/use': () => ({ to: 'off', key: randomUUID() }),
  '/admin/faq/synonyms/:synonym/removal': () => ({ key: randomUUID() }),
  '/admin/faq/:slug': () => ({ act: 'save', key: randomUUID() }),
  '/admin/faq/:slug/preview': () => ({ titleEn: 'As it would be', bodyEn: 'Words.' }),
  '/admin/faq/:slug/typed': () => ({ titleEn: 'Not saved' }),
  '/admin/faq/:slug/typed/removal': () => ({ key: randomUUID() }),
  '/admin/faq/:slug/address': () => ({ address: 'money-not-arrived', key: randomUUID() }),
  '/admin/faq/:slug/versions/restoration': () => ({
    lang: 'en',
    version: '1',
    base: '1.0',
    key: randomUUID(),
  }),
  '/admin/exceptions/:code/draft': () => ({
    priority: 'P3',
    lookup: 'account',
    offered: 'yes',
    base: '1',
    revision: '0',
    key: randomUUID(),
  }),
  '/admin/exceptions/:code/draft/discarding': () => ({ revision: '1', key: randomUUID() }),
  '/admin/exceptions/:code/activation': () => ({
    revision: '1',
    note: 'It reads better.',
    key: randomUUID(),
  }),
  '/admin/exceptions/:code/versions/:version/restoration': () => ({ key: randomUUID() }),
  '/api/v1/wallet/diagnose': () => ({ ticket: 'WD-2222-2222-2' }),
  '/admin/diagnosis/:rule/draft': () => ({
    base: '1',
    revision: '0',
    when: 'type in E301',
    tag: 'limit',
    article: 'payment-fails',
    disclosure: 'verified',
    atDue: 'no',
    hourly: 'no',
    validMinutes: '60',
    note: 'It reads better.',
    ...Object.fromEntries(
      ['zh-CN', 'en'].flatMap((language) =>
        ['cause', 'customer', 'agent', 'next'].map((text) => [`${text}-${language}`, 'It was too little.']),
      ),
    ),
    key: randomUUID(),
  }),
  '/admin/diagnosis/:rule/draft/discarding': () => ({ revision: '1', key: randomUUID() }),
  '/admin/diagnosis/:rule/approval': () => ({ revision: '1', key: randomUUID() }),
  '/admin/diagnosis/:rule/versions/:version/restoration': () => ({ key: randomUUID() }),
  '/api/v1/triage': () => ({ text: 'My money has not arrived.' }),
  '/admin/users': () => ({
    login: `new-${randomUUID()}`,
    displayName: 'Somebody new',
    role: 'agent',
    key: randomUUID(),
  }),
  '/admin/users/:person/groups': () => ({ groups: ['E3'], key: randomUUID() }),
  '/admin/users/:person/role': () => ({ role: 'specialist', key: randomUUID() }),
  '/admin/users/:person/disabling': () => ({ key: randomUUID() }),
  '/admin/users/:person/enabling': () => ({ key: randomUUID() }),
  '/admin/users/:person/second-factor/reset': () => ({ key: randomUUID() }),
  '/admin/users/:person/sessions/end': () => ({ key: randomUUID() }),
  '/admin/users/:person/password': () => ({ key: randomUUID() }),
  '/agent/me': () => ({ displayName: 'A colleague', key: randomUUID() }),
  '/agent/me/second-factor': () => ({ act: 'begin', factorPassword: DEMO_PASSWORD, key: randomUUID() }),
  '/agent/me/recovery-codes': () => ({ codesPassword: DEMO_PASSWORD, key: randomUUID() }),
  '/agent/me/sessions/:session/end': () => ({ key: randomUUID() }),
  '/agent/me/sessions/end': () => ({ key: randomUUID() }),
  '/agent/me/password': () => ({
    currentPassword: DEMO_PASSWORD,
    newPassword: 'seventeen quiet harbours',
    key: randomUUID(),
  }),
  '/agent/t/:reference/escalation/decision': () => ({ outcome: 'explained', decision, key: randomUUID() }),
};

/** To whom a request is handed. */
let supervisor = '';

describe('who gets what at each door', () => {
  let world: World;
  let people: Record<Who, PageClient>;
  /** Somebody who comes to no door himself. */
  let person = '';
  /** A draft. */
  let notice = '';
  let app = '';

  beforeAll(async () => {
    world = await World.start({ wallet: true, env: givingMoneyBack() });
    people = {
      anonymous: world.visitor(),
      owner: (await world.customer()).client,
      stranger: (await world.customer()).client,
      visitor: await whoHasLookedOnly(world),
      agent: await world.staff('jonas'),
      specialist: await world.staff('sofia'),
      supervisor: await world.staff('supriya'),
      admin: await world.staff('admin'),
      auditor: await world.staff('aude'),
      compliance: await world.staff('chen'),
      program: await aProgram(world),
    };
    await world.server.cli(['staff:add', 'pat', 'agent', 'Pat']);
    const [pat] = await world.rows(`SELECT id FROM users WHERE login = 'pat'`);
    person = String(pat?.['id']);
    const [supriya] = await world.rows(`SELECT id FROM users WHERE login = 'supriya'`);
    supervisor = String(supriya?.['id']);
    const written = await sendForm(people.supervisor, '/admin/notices', aNotice());
    notice = written.headers.location?.split('/').at(-1) ?? 'none';
    app = await addWidget(people.admin);
  }, 120_000);
  afterAll(() => world?.stop());

  /** A ticket of the owner's, in the state in which a door has something to do. */
  async function freshTicket(path: string): Promise<string> {
    const reference = await openTicket(people.owner);
    if (['/sight', '/decision', '/column', '/supervisor'].some((end) => path.endsWith(end))) {
      await sendForm(people.owner, `/en/requests/${reference}/escalation`, {
        reason: 'I have waited long.',
        key: randomUUID(),
      });
    }
    if (path.includes('/calls/')) {
      const join = { join: reference, named: reference, proof: 'called-back' };
      await sendForm(people.agent, '/agent/calls', aCall(join));
    }
    if (path.includes('/assignment/')) {
      await sendForm(people.supervisor, `/agent/t/${reference}/assignment`, { key: randomUUID() });
    }
    if (path.includes(':file')) {
      const added = { key: randomUUID(), file: await aPicture() };
      await sendFile(people.owner, `/en/requests/${reference}/files`, added);
      const { body } = await people.owner.send(`/en/requests/${reference}`);
      file = /\/files\/([0-9a-f-]{36})"/.exec(body)?.[1] ?? 'none';
    }
    if (path.includes(':hint')) {
      hint = await aHint(world, `the ${randomUUID().slice(0, 6)} dough`);
    }
    if (path.includes(':synonym')) {
      synonym = await aSynonym(world);
    }
    if (path.endsWith('/links')) {
      await waitFor(
        'the candidate',
        async () => (await people.agent.send(`/agent/t/${reference}`)).body.includes(AMINAS_TRANSFER),
        { withinMs: 30_000, everyMs: 100 },
      );
    }

    return reference;
  }

  /** In a window of his own: what a door gives or takes of cookies stays there. */
  function windowOf(who: Who): PageClient {
    if (who === 'program') {
      return people.program;
    }
    const window = world.visitor();
    for (const [name, value] of people[who].cookies) {
      window.cookies.set(name, value);
    }

    return window;
  }

  /** The file of a fresh ticket. */
  let file = '';
  /** Fresh ones for each of their doors. */
  let hint = '';
  let synonym = '';

  async function come(who: Who, { method, path }: Door, reference: string): Promise<Page> {
    const address = path
      .replace(':lang', 'en')
      .replace(':reference', reference)
      .replace(':file', file)
      .replace(':session', randomUUID())
      .replace(':linked', randomUUID())
      .replace('/links/:link', `/links/${randomUUID()}`)
      .replace(':proposal', randomUUID())
      .replace(':reversal', randomUUID())
      .replace(':person', person)
      .replace(':notice', notice)
      .replace(':app', app)
      .replace(':hint', hint)
      .replace(':synonym', synonym)
      .replace(':code', 'E201')
      .replace(':rule', 'D01')
      .replace(':version', '1')
      .replace(':slug', 'money-not-arrived')
      .replace(':landing', 'not-received');
    const input = path.endsWith('/colleague') ? { to: person, key: randomUUID() } : (INPUT[path]?.() ?? {});
    if (path.startsWith('/api/') && method === 'POST') {
      const said = INPUT[path] ?? (path.endsWith('/messages') ? aWord : (SAID[path] ?? broughtTicket));

      return sendJson(windowOf(who), address, said());
    }
    if (path.endsWith('/files')) {
      return sendFile(windowOf(who), address, { key: randomUUID(), file: await aPicture() });
    }
    if (path === '/agent/me/password') {
      return sendForm(people[who], address, input); // His session goes on under another token.
    }
    if (method === 'POST') {
      return sendForm(windowOf(who), address, input);
    }

    return windowOf(who).send(/\/faq\/(search|suggest)$/.test(path) ? `${address}?q=money` : address);
  }

  /** Somebody else's ticket and none at all get the same answer, byte for byte, but for what is new in every answer. */
  async function expectForeignLikeAbsent(door: Door, reference: string): Promise<void> {
    for (const who of ['anonymous', 'stranger', 'visitor'] as const) {
      const foreign = await come(who, door, reference);
      const absent = await come(who, door, ABSENT);

      expect(`${who} ${bare(absent, ABSENT)}`).toBe(`${who} ${bare(foreign, reference)}`);
    }
  }

  it.each(DOORS.map((door) => [`${door.method} ${door.path}`, door] as const))(
    '%s',
    async (_, door) => {
      const reference = await freshTicket(door.path);
      const got: string[] = [];
      for (const who of WHO) {
        got.push(markOf(await come(who, door, reference)));
      }

      if (door.path.includes(':reference')) {
        await expectForeignLikeAbsent(door, reference);
      }
      expect(got.map((mark, index) => `${WHO[index]} ${mark}`)).toEqual(
        door.marks.map((mark, index) => `${WHO[index]} ${mark}`),
      );
    },
    60_000,
  );
});

/** A conflict is an answer to somebody who may: a colleague was first. Anything unforeseen is named by its status. */
function markOf({ status, headers }: Page): Mark | `${number}` {
  if (status === 401 || headers.location?.startsWith('/staff/login?next=')) {
    return '?';
  }
  if (status === 404 || status === 403) {
    return status === 404 ? '-' : 'x';
  }

  return status < 400 || status === 409 ? '+' : `${status}`;
}

/** A reference that was never given out, with a right check sign. */
const ABSENT = newReference();

/**
 * Of an answer what may tell two things apart: status, words and headers, without what is made anew for every answer,
 * and without what says that a line has served its thousand requests.
 */
function bare({ status, headers, body }: Page, reference: string): string {
  const { date: _, 'keep-alive': _line, 'x-request-id': requestId = '', ...rest } = headers;
  const { 'content-security-policy': policy, ...others } = rest;
  const number = spokenNumber(String(requestId));

  return JSON.stringify([status, Object.keys({ policy, ...others }).sort(), others.location, body])
    .replaceAll(String(requestId), 'ID')
    .replaceAll(number, 'NUMBER')
    .replaceAll(reference, 'REFERENCE')
    .replaceAll(/nonce=\\"[^"\\]+\\"/g, 'nonce')
    .replaceAll(/[\w-]{86}/g, 'TOKEN')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, 'UUID');
}

const aWord = (): object => ({ body: 'One more word.', clientMessageId: randomUUID() });

const aStory = {
  account: { kind: 'username', value: 'amina' },
  occurred: { localDate: '2026-11-20', zone: 'Asia/Shanghai', precision: 'day' },
  description: 'It has not arrived.',
} as const;

/** What programs send besides requests. */
const SAID: Readonly<Record<string, () => object>> = { '/api/v1/wallet/match': () => aStory };

const broughtTicket = (): object => ({
  lang: 'en',
  ...aStory,
  contact: 'amina@example.org',
  key: randomUUID(),
});

async function aProgram(world: World): Promise<PageClient> {
  const { stdout } = await world.server.cli(['api-key:create', 'a program']);
  const key = /wdk_[\w-]{43}/.exec(stdout)?.[0] ?? 'none';

  return new PageClient(world.server.url, { headers: { authorization: `Bearer ${key}` } });
}

/** A browser that was given a visitor's token and has sent nothing. */
async function whoHasLookedOnly(world: World): Promise<PageClient> {
  const client = world.visitor();
  await client.get('/en/requests/new/short');

  return client;
}
