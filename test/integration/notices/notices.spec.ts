import type { Type } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { NoticeEditorView } from '../../../src/modules/desk/notice-editor.view.js';
import type { NoticeContent } from '../../../src/modules/notices/notice-content.js';
import { EXCEPTION_CODES } from '../../../src/modules/exceptions/taxonomy.js';
import { FEATURE_TYPES } from '../../../src/modules/notices/feature-types.js';
import { NoticeBoard } from '../../../src/modules/notices/notice-board.js';
import { NoticeFeed } from '../../../src/modules/notices/notice-feed.js';
import { NoticeLines } from '../../../src/modules/notices/notice-lines.js';
import { NoticeQuery } from '../../../src/modules/notices/notice.query.js';
import { NoticeTimesSweep } from '../../../src/modules/notices/notice-times.sweep.js';
import { NoticesService } from '../../../src/modules/notices/notices.service.js';
import { NoticesTelling } from '../../../src/modules/notices/notices-telling.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { ToldClock } from '../../../src/platform/clock/told-clock.js';
import type { DeskRequest } from '../../../src/platform/http/request-context.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { WholeDesk } from '../../support/whole-desk.js';

const HOUR = 3_600_000;
const MEANWHILE = 'notices.errors.changed-meanwhile';

describe.each(databaseKinds)('a notice about the service, on $name', ({ newUrl }) => {
  let desk: WholeDesk;
  let supriya: KnownActor;
  let now: Date;

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    supriya = await desk.staff('Supriya', 'supervisor');
    now = new Date();
  }, 60_000);
  afterAll(() => desk?.stop());

  const inHours = (hours: number): Date => new Date(now.getTime() + hours * HOUR);
  const at = <T>(hours: number, work: () => Promise<T>): Promise<T> =>
    desk.the(Clock as unknown as Type<ToldClock>).during(inHours(hours), work);
  const content = (other: Partial<NoticeContent> = {}): NoticeContent => ({
    kind: 'maintenance',
    severity: 'minor',
    features: ['transfers'],
    types: ['E302'],
    title: { en: 'Transfers pause', 'zh-CN': '转账暂停' },
    text: { en: 'They are carried out afterwards.', 'zh-CN': '之后会自动处理。' },
    startsAt: inHours(30),
    endsAt: inHours(31),
    nextUpdateAt: null,
    zone: 'Asia/Shanghai',
    ...other,
  });
  const write = (other: Partial<NoticeContent> = {}, publish = true): Promise<string> =>
    desk
      .the(NoticesService)
      .write(supriya, { key: randomUUID(), version: 0, publish, content: content(other) });
  const change = (id: string, version: number, other: Partial<NoticeContent>, publish = false) =>
    desk
      .the(NoticesService)
      .change(supriya, id, { key: randomUUID(), version, publish, content: content(other) });
  const shown = (hours: number, codes?: readonly string[]): Promise<string[]> =>
    at(hours, async () => {
      await desk.the(NoticeBoard).look(inHours(hours));
      const board = desk.the(NoticeBoard);

      return (codes ? board.about(codes) : board.shown()).map(({ id }) => id);
    });
  const rowOf = async (id: string): Promise<Record<string, unknown>> =>
    (await desk.rows('SELECT * FROM service_notices WHERE id = ?', [id]))[0] ?? {};
  const cancel = (id: string): Promise<void> =>
    desk.the(NoticesService).cancel(supriya, id, { key: randomUUID() });
  const end = (id: string, en = '', zh = ''): Promise<void> =>
    desk.the(NoticesService).end(supriya, id, { key: randomUUID(), en, 'zh-CN': zh });

  it('is shown from a day before it begins until it ends, and each of these is another edition of all pages', async () => {
    const id = await write();
    const board = desk.the(NoticeBoard);
    const editions: string[] = [];
    for (const hours of [0, 5.9, 6.1, 30.5, 31.1]) {
      await shown(hours);
      editions.push(await at(hours, () => Promise.resolve(board.edition())));
    }

    expect([await shown(5.9), await shown(6.1), await shown(30.5), await shown(31.1)]).toEqual([
      [],
      [id],
      [id],
      [],
    ]);
    expect(editions[0]).toBe(editions[1]);
    expect(new Set(editions.slice(1)).size).toBe(4);
    await cancel(id);
  });

  it('is not shown as a draft, nor once it is cancelled, and then nobody can read it', async () => {
    const draft = await write({}, false);
    const id = await write();
    await cancel(id);

    expect(await shown(30.5)).toEqual([]);
    expect(await desk.the(NoticeQuery).readable(draft)).toBeNull();
    expect(await desk.the(NoticeQuery).readable(id)).toBeNull();
    expect(desk.the(NoticesTelling).answer('en').notices).toEqual([]);
  });

  it('stands on the pages of its own types alone', async () => {
    const id = await write({ types: ['E101', 'E301'] });

    expect(await shown(30.5, ['E301'])).toEqual([id]);
    expect(await shown(30.5, ['E302'])).toEqual([]);
    expect(desk.the(NoticesTelling).answer('en', 'E302').notices).toEqual([]);
    expect(desk.the(NoticesTelling).answer('en', 'E101').notices).toHaveLength(1);
    await cancel(id);
  });

  it('stands on the pages of what it concerns, where it names no type', async () => {
    const id = await write({ types: [], features: ['withdrawal', 'cards'] });

    expect(await shown(30.5, ['E502'])).toEqual([id]);
    expect(await shown(30.5, ['E702'])).toEqual([id]);
    expect(await shown(30.5, ['E302'])).toEqual([]);
    expect(desk.the(NoticesTelling).answer('en', 'E501').notices).toHaveLength(1);
    expect(EXCEPTION_CODES).toEqual(expect.arrayContaining(Object.values(FEATURE_TYPES).flat()));
    await cancel(id);
  });

  it('speaks the reader’s language and clock', async () => {
    const startsAt = new Date(Date.UTC(now.getUTCFullYear() + 1, 9, 25, 0, 30));
    const id = await write({ startsAt, endsAt: new Date(startsAt.getTime() + HOUR) });
    await desk.the(NoticeBoard).look(now);
    const [notice] = desk.the(NoticeBoard).coming();
    const translator = Translator.load(true);
    const line = (language: 'en' | 'zh-CN', zone: string): string[] => {
      const words = new Words(translator, language, zone);
      const { label, title } = desk.the(NoticeLines).line(notice ?? fail(), words);

      return [label, title, words.clock(startsAt)];
    };

    expect(line('en', 'Asia/Shanghai')).toEqual(['Planned maintenance', 'Transfers pause', '08:30 GMT+8']);
    expect(line('zh-CN', 'UTC')).toEqual(['计划维护', '转账暂停', '00:30 GMT+0']);
    await cancel(id);
  });

  it('needs both languages, what it concerns and its times before anybody reads it', async () => {
    const empty = { en: '', 'zh-CN': '只有中文' };
    const refused = (other: Partial<NoticeContent>): Promise<unknown> =>
      write(other).then(
        () => 'published',
        ({ faults }: { faults: { field: string; key: string }[] }) => faults.map(({ field }) => field),
      );

    expect(await refused({ title: empty, text: empty, features: [] })).toEqual([
      'titleEn',
      'textEn',
      'features',
    ]);
    expect(await refused({ title: { en: '\u200B', 'zh-CN': '转账暂停' } })).toEqual(['titleEn']);
    expect(await refused({ startsAt: null })).toEqual(['startDate']);
    expect(await refused({ endsAt: null })).toEqual(['endDate']);
    expect(await refused({ kind: 'outage', endsAt: null })).toEqual(['updateDate']);
    expect(await refused({ endsAt: inHours(29) })).toEqual(['endDate']);
    expect(await refused({ startsAt: inHours(-2), endsAt: inHours(-1) })).toEqual(['endDate']);
    await expect(write({ title: empty, startsAt: null, features: [] }, false)).resolves.toMatch(/-/);
  });

  it('begins and ends by time, once, however many look, and says so in the trail', async () => {
    const id = await write({ startsAt: inHours(1), endsAt: inHours(2) });
    const sweep = desk.the(NoticeTimesSweep);
    await sweep.turn(inHours(0.5));
    const before = await rowOf(id);
    await Promise.all([sweep.turn(inHours(1)), sweep.turn(inHours(1))]);
    const begun = await rowOf(id);
    await Promise.all([sweep.turn(inHours(2)), sweep.turn(inHours(2)), sweep.turn(inHours(3))]);
    const ended = await rowOf(id);
    const news = await desk.rows(`SELECT payload FROM outbox WHERE name = 'notice.over'`);
    const trail = await desk.rows('SELECT action FROM audit_rows WHERE object_id = ?', [id]);

    expect([before.status, begun.status, ended.status]).toEqual(['scheduled', 'active', 'ended']);
    expect(Number(ended.over_at)).toBe(Number(ended.ends_at));
    expect(news.filter(({ payload }) => String(payload).includes(id))).toHaveLength(1);
    expect(trail.map(({ action }) => action).sort()).toEqual([
      'notice.begun',
      'notice.ended',
      'notice.published',
    ]);
    expect((await at(2, () => desk.the(NoticeQuery).past())).map((one) => one.id)).toContain(id);
    expect((await at(31 * 24, () => desk.the(NoticeQuery).past())).map((one) => one.id)).not.toContain(id);
  });

  it('keeps what two editors wrote apart: the second is told, and nothing of the first is lost', async () => {
    const id = await write();
    await change(id, 1, { severity: 'major' });
    await expect(change(id, 1, { severity: 'minor', features: ['cards'] })).rejects.toThrow(MEANWHILE);

    expect(await rowOf(id)).toMatchObject({
      severity: 'major',
      features: '["transfers"]',
      status: 'scheduled',
    });
    await cancel(id);
    await expect(change(id, 3, {})).rejects.toThrow('notices.errors.over');
    await expect(cancel(id)).rejects.toThrow('notices.errors.moved-meanwhile');
  });

  it('can be saved with what was typed, once its editor was told of the other version', async () => {
    const id = await write();
    const words = new Words(Translator.load(true), 'en', 'UTC');
    const request = { actor: supriya, params: { notice: id }, query: {}, words } as unknown as DeskRequest;
    const typed = { titleZh: '别的', version: '1' };
    await change(id, 1, {});
    const page = (refusal: string) =>
      desk.the(NoticeEditorView).model(request, { values: typed, faults: [], refusal });

    expect((await page(words.t(MEANWHILE))).version).toBe('2');
    expect((await page(words.t('errors.unexpected'))).version).toBe('1');
    await cancel(id);
  });

  it('is shown at once where it has begun, and cannot begin later any more', async () => {
    const id = await write({ kind: 'outage', startsAt: inHours(-1), endsAt: null, nextUpdateAt: inHours(1) });

    expect((await rowOf(id)).status).toBe('active');
    await expect(change(id, 1, { startsAt: inHours(2) })).rejects.toMatchObject({
      faults: [{ field: 'startDate', key: 'notices.errors.begun' }],
    });
    await expect(cancel(id)).rejects.toThrow('notices.errors.moved-meanwhile');
    await expect(end(id, 'It works again.')).rejects.toMatchObject({ faults: [{ field: 'endZh' }] });
    await end(id, 'It works again.', '已恢复。');
    const told = await desk.the(NoticeQuery).readable(id);

    expect(told).toMatchObject({ status: 'ended', updates: [{ text: { 'zh-CN': '已恢复。' } }] });
    expect(await shown(0)).toEqual([]);
  });

  it('is ended by nobody before it has begun', async () => {
    const id = await write();

    await expect(end(id)).rejects.toThrow('notices.errors.moved-meanwhile');
    expect((await rowOf(id)).status).toBe('scheduled');
    await cancel(id);
  });

  it('is followed by programs to its last words, and nothing there is newer than now', async () => {
    const planned = await write();
    const id = await write({ kind: 'outage', startsAt: inHours(-1), endsAt: inHours(1) });
    await end(id, 'The line to the\u000B banks is back.', '线路已恢复。');
    await desk.the(NoticeBoard).look(now);
    const feed = await desk.the(NoticeFeed).document(new Words(Translator.load(true), 'en', 'UTC'));
    const moments = [...feed.matchAll(/<(?:published|updated)>([^<]+)</g)].map(([, at]) =>
      Date.parse(at ?? ''),
    );

    expect(feed).toContain('The line to the banks is back.');
    expect(feed).toContain(`urn:uuid:${planned}`);
    expect(Math.max(...moments)).toBeLessThanOrEqual(Date.now());
    await cancel(planned);
  });

  it('says how it goes on, newest first, and hides what looks like a card', async () => {
    const id = await write({ startsAt: inHours(-1), endsAt: inHours(1) });
    const say = (en: string): Promise<void> =>
      desk.the(NoticesService).addUpdate(supriya, id, { key: randomUUID(), en, 'zh-CN': '正在处理。' });
    await at(0.1, () => say('We have found it.'));
    await at(0.2, () => say('Not about 4111 1111 1111 1111.'));
    await shown(0.3);
    const [notice] = desk.the(NoticeBoard).shown();

    expect(notice?.updates.map(({ text }) => text.en)).toEqual([
      expect.not.stringContaining('4111 1111 1111'),
      'We have found it.',
    ]);
    await end(id);
  });

  it('is written by supervisors and administrators alone', async () => {
    const jonas = await desk.staff('Jonas', 'agent');

    await expect(
      desk
        .the(NoticesService)
        .write(jonas, { key: randomUUID(), version: 0, publish: true, content: content() }),
    ).rejects.toThrow('errors.forbidden');
  });
});

const fail = (): never => {
  throw new Error('There is no notice.');
};
