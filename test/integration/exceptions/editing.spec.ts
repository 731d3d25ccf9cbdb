import { randomUUID } from 'node:crypto';
import { ExceptionEditingService } from '../../../src/modules/exceptions/exception-editing.service.js';
import { BringIntoForceDto, EditExceptionDto } from '../../../src/modules/exceptions/exception-edit.dto.js';
import { exceptionList } from '../../../src/modules/exceptions/exception-list.answer.js';
import { exceptionName } from '../../../src/modules/exceptions/exception-words.js';
import {
  askedFields,
  type ExceptionCode,
  findException,
  findOffered,
  taxonomyVersion,
} from '../../../src/modules/exceptions/taxonomy.js';
import { TaxonomyHistory } from '../../../src/modules/exceptions/taxonomy-history.query.js';
import { TaxonomyRegister } from '../../../src/modules/exceptions/taxonomy-register.js';
import { extrasAt, typeOf } from '../../../src/modules/tickets/extra-fields.js';
import { IntakeDraftsService } from '../../../src/modules/tickets/intake-drafts.service.js';
import { OpenTicketDto } from '../../../src/modules/tickets/open-ticket.dto.js';
import { TicketIntakeService } from '../../../src/modules/tickets/ticket-intake.service.js';
import { AppError, Conflict, Forbidden, Invalid } from '../../../src/platform/errors/app-error.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { check } from '../../../src/platform/http/form.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { WholeDesk } from '../../support/whole-desk.js';

const translator = Translator.load(true);
const en = new Words(translator, 'en', 'UTC');
const zh = new Words(translator, 'zh-CN', 'UTC');

/** A locked account, as its form is sent. */
const LOCKED = {
  priority: 'P2',
  lookup: 'account',
  escalatesTo: 'security',
  urgentIf: 'F17',
  offered: 'yes',
  field1: 'F17',
  field2: 'F10',
  'name-en': 'Locked out',
  'name-zh-CN': '账户锁住了',
  'about-en': 'The wallet keeps you out for now.',
  'about-zh-CN': '钱包暂时不让您进入。',
  'steps-en': '1. Wait an hour.\n2. Reset the password in the app.',
  'steps-zh-CN': '等待一小时。\n在应用内重置密码。',
  'cause-user-en': 'The password was wrong several times.',
  'cause-user-zh-CN': '多次输错密码。',
} as const;

const typed = (over: Record<string, string> = {}): EditExceptionDto =>
  check(EditExceptionDto, { key: randomUUID(), base: '1', revision: '0', ...LOCKED, ...over });

const refusal = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

const faultsOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    return error instanceof Invalid
      ? error.faults.map(({ field, key }) => `${field} ${key}`)
      : [String(error)];
  }

  return [];
};

describe.each(databaseKinds)('the types of exceptions on $name', ({ newUrl }) => {
  let url: string;
  let desk: WholeDesk;
  let ada: KnownActor;
  let bob: KnownActor;
  let maya: KnownActor;

  const editing = (): ExceptionEditingService => desk.the(ExceptionEditingService);
  const draft = async (code: string) => desk.the(TaxonomyHistory).draftOf(code);
  const opened = async (customer: KnownActor, type: ExceptionCode): Promise<number> => {
    const { reference } = await desk.the(TicketIntakeService).startChat(customer, 'en', {
      body: 'I cannot get in.',
      type,
      key: randomUUID(),
    });
    const [row] = await desk.rows('SELECT taxonomy_version FROM tickets WHERE reference = ?', [reference]);

    return Number(row?.taxonomy_version);
  };
  const intoForce = async (code: string, note = 'Fewer people wrote this.'): Promise<void> => {
    const revision = (await draft(code))?.revision ?? 0;
    await editing().bringIntoForce(
      ada,
      code,
      check(BringIntoForceDto, { key: randomUUID(), revision: String(revision), note }),
    );
  };
  const changed = async (code: string, over: Record<string, string>): Promise<void> => {
    await editing().save(ada, code, typed({ base: String(findException(code)?.since), ...over }));
    await intoForce(code);
  };

  beforeAll(async () => {
    url = await newUrl();
    desk = await WholeDesk.start(url);
    ada = await desk.staff('Ada', 'admin');
    bob = await desk.staff('Bob', 'admin');
    maya = await desk.staff('Maya', 'supervisor');
  });

  afterAll(async () => {
    await desk.stop();
  });

  it('stay as they are for everybody while somebody writes a draft', async () => {
    await editing().save(ada, 'E201', typed());

    expect((await draft('E201'))?.edition.words.en.steps).toEqual([
      'Wait an hour.',
      'Reset the password in the app.',
    ]);
    expect(exceptionName('E201', en)).toBe('The account is locked');
    expect(taxonomyVersion()).toBe(1);
  });

  it('are changed by admins only', async () => {
    const agent = await desk.staff('Ben', 'agent');
    for (const actor of [maya, agent, await desk.customer()]) {
      expect(await refusal(editing().save(actor, 'E201', typed()))).toBeInstanceOf(Forbidden);
    }
  });

  it('are not overwritten by who has not seen what another has saved', async () => {
    const late = await refusal(editing().save(bob, 'E201', typed({ 'name-en': 'Shut out' })));
    const wrongDraft = await refusal(editing().save(bob, 'E201', typed({ revision: '7' })));

    expect([late, wrongDraft].map((error) => error instanceof Conflict)).toEqual([true, true]);
    expect((await draft('E201'))?.edition.words.en.name).toBe('Locked out');
  });

  it('let one of two admins through who save at the same moment', async () => {
    const outcomes = await Promise.all(
      [ada, bob].map((actor) => refusal(editing().save(actor, 'E201', typed({ revision: '1' })))),
    );

    expect(outcomes.filter((outcome) => outcome instanceof Conflict)).toHaveLength(1);
    expect((await draft('E201'))?.revision).toBe(2);
  });

  it('do not come into force without the words of one language, and say which are missing', async () => {
    const half = { revision: '2', 'name-zh-CN': '', 'steps-zh-CN': '等待一小时。', 'cause-user-zh-CN': '' };
    await editing().save(ada, 'E201', typed(half));
    const refused = await refusal(intoForce('E201'));

    expect((refused as Invalid).faults.map(({ field, key }) => [field, key])).toEqual([
      ['name-zh-CN', 'taxonomy.lacks.zh-CN-name'],
      ['cause-user-zh-CN', 'taxonomy.lacks.zh-CN-cause'],
      ['steps-zh-CN', 'taxonomy.lacks.zh-CN-step'],
    ]);
    expect(taxonomyVersion()).toBe(1);
  });

  it('have other names, questions and urgency from then on, and what was begun before keeps its own', async () => {
    const early = await desk.customer();
    const before = await opened(early, 'E201');
    const { id } = await desk.the(IntakeDraftsService).save(early, randomUUID(), { typeCode: 'E201' });
    await editing().save(ada, 'E201', typed({ revision: '3' }));
    await intoForce('E201', 'Card 4111 1111 1111 1111 told me so.');

    const kept = await desk.the(IntakeDraftsService).find(early, id);
    const after = await opened(await desk.customer(), 'E201');
    expect([before, after, taxonomyVersion()]).toEqual([1, 2, 2]);
    expect([exceptionName('E201', en), exceptionName('E201', zh)]).toEqual(['Locked out', '账户锁住了']);
    expect(exceptionName('E201', en, before)).toBe('The account is locked');
    expect(extrasAt('what', typeOf(kept))).toEqual(['F11', 'F12', 'F17']);
    expect(extrasAt('what', findException('E201'))).toEqual(['F17', 'F10']);
    const { rows } = await desk.the(TaxonomyHistory).versionsOf('E201', null);
    expect(rows.map(({ version, author }) => [version, author])).toEqual([[2, 'Ada']]);
    expect(rows[0]?.note).not.toContain('4111 1111');
  });

  it('ask the new questions of who chooses another type in a request that was begun before', async () => {
    const drafts = desk.the(IntakeDraftsService);
    const early = await desk.customer();
    const { id } = await drafts.save(early, randomUUID(), { typeCode: 'E102' });
    await changed('E102', {
      urgentIf: '',
      field1: 'F21',
      field2: '',
      'name-en': 'Password',
      'name-zh-CN': '密码',
    });
    await drafts.save(early, id, { typeCode: 'E102' });
    const same = await drafts.find(early, id);
    await drafts.save(early, id, { typeCode: 'E201' });
    const other = await drafts.find(early, id);

    expect([same?.taxonomyVersion, other?.taxonomyVersion]).toEqual([2, 3]);
    expect(extrasAt('what', typeOf(same))).toEqual(['F11', 'F20']);
  });

  it('are not offered where they are hidden, and what was begun with them goes on', async () => {
    const early = await opened(await desk.customer(), 'E404');
    await changed('E404', { offered: 'no', urgentIf: '', 'name-en': 'Rewards', 'name-zh-CN': '奖励' });

    expect(faultsOf(() => check(OpenTicketDto, { ...REQUEST, type: 'E404' }))).toEqual([
      'type tickets.errors.type-hidden',
    ]);
    expect(faultsOf(() => check(OpenTicketDto, { ...REQUEST, type: 'E999' }))).toEqual([
      'type tickets.errors.type',
    ]);
    expect(findOffered('E404')).toBeNull();
    expect(exceptionList(en).exceptions.map(({ code }) => code)).not.toContain('E404');
    expect(exceptionList(en).exceptions).toHaveLength(43);
    expect(exceptionName('E404', en, early)).toBe('A reward is missing');
  });

  it('leave one open for what nothing else fits', async () => {
    const refused = await refusal(editing().save(ada, 'E805', typed({ offered: 'no' })));

    expect((refused as Invalid).faults[0]?.key).toBe('taxonomy.errors.catch-all');
  });

  it.each<[what: string, over: Record<string, string>, field: string]>([
    ['a question that is asked twice', { field2: 'F17' }, 'field2'],
    ['an urgency by a question that is answered in words', { urgentIf: 'F10' }, 'urgentIf'],
    ['an urgency by a question that is not asked', { field1: 'F21' }, 'urgentIf'],
    ['more steps than anybody reads', { 'steps-en': 'One more.\n'.repeat(11) }, 'steps-en'],
    ['a step that is an essay', { 'steps-en': 'x'.repeat(300) }, 'steps-en'],
  ])('refuse %s', async (_what, over, field) => {
    const refused = await refusal(editing().save(ada, 'E103', typed(over)));

    expect((refused as Invalid).faults.map((fault) => fault.field)).toEqual([field]);
  });

  it('go back to an earlier edition by a version of its own', async () => {
    await editing().restore(ada, 'E201', 1, { key: randomUUID() });
    const another = await refusal(editing().restore(bob, 'E201', 1, { key: randomUUID() }));
    await intoForce('E201', 'As it was delivered.');

    expect(another).toBeInstanceOf(Conflict);
    expect(exceptionName('E201', en)).toBe('The account is locked');
    expect(askedFields(findException('E201') as never)).toEqual(['F11', 'F12', 'F17']);
    expect(exceptionName('E201', en, 2)).toBe('Locked out');
  });

  it('are not brought into force where nothing is different', async () => {
    await editing().restore(ada, 'E201', taxonomyVersion(), { key: randomUUID() });
    const refused = await refusal(intoForce('E201'));
    await editing().discard(ada, 'E201', { key: randomUUID(), revision: 1 });

    expect((refused as AppError).key).toBe('taxonomy.errors.unchanged');
    expect(await draft('E201')).toBeNull();
  });

  it('come from another process too, and are there after a restart', async () => {
    const version = taxonomyVersion() + 1;
    const edition = { ...findException('E201', 2), words: findException('E201', 2)?.words };
    await desk.the(UnitOfWork).run((tx) =>
      tx.sql(
        `INSERT INTO taxonomy_versions (id, code, version, base_version, revision, edition, note, author_id, saved_at)
         VALUES (?, 'E201', ?, 1, 1, ?, '', ?, 1)`,
        [randomUUID(), version, JSON.stringify(edition), ada.id],
      ),
    );
    await desk.the(TaxonomyRegister).follow(new Date());
    const followed = exceptionName('E201', en);
    await desk.stop();
    const without = exceptionName('E201', en);
    desk = await WholeDesk.start(url);

    expect([followed, without, exceptionName('E201', en)]).toEqual([
      'Locked out',
      'The account is locked',
      'Locked out',
    ]);
    expect([taxonomyVersion(), findOffered('E404')]).toEqual([version, null]);
  });

  it('leave a line of the audit for each change', async () => {
    const rows = await desk.rows(
      `SELECT action, actor_role FROM audit_rows WHERE object_kind = 'exception' AND object_id = 'E404' ORDER BY seq`,
    );

    expect(rows.map(({ action }) => action).toSorted()).toEqual(['exception.changed', 'exception.drafted']);
  });
});

const REQUEST = {
  account: 'amina',
  occurredDate: '2026-11-01',
  zone: 'UTC',
  description: 'I cannot get into my wallet.',
  key: randomUUID(),
};
