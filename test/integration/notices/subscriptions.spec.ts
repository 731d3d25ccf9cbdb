import { randomUUID } from 'node:crypto';
import { NoticesService } from '../../../src/modules/notices/notices.service.js';
import { NoticeOver } from '../../../src/modules/notices/notice-over.event.js';
import { SubscriptionsService } from '../../../src/modules/notices/subscriptions.service.js';
import { TellSubscribers } from '../../../src/modules/notices/tell-subscribers.js';
import { CustomerContacts } from '../../../src/modules/accounts/customer-contacts.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { unseal } from '../../../src/platform/crypto/sealed.js';
import { ANONYMOUS, type KnownActor } from '../../../src/platform/identity/actor.js';
import { Keys } from '../../../src/platform/ids/keys.js';
import type { Delivery } from '../../../src/platform/jobs/work-runner.js';
import { SEALED_MAIL } from '../../../src/platform/mail/post.js';
import { databaseKinds } from '../../support/databases.js';
import { waitFor } from '../../support/wait.js';
import { WholeDesk } from '../../support/whole-desk.js';

const HOUR = 3_600_000;
const DELIVERY = { workId: 'none' } as Delivery;

interface SentMail {
  readonly to: string;
  readonly template: string;
  readonly params: { readonly link: string; readonly title: string };
}

describe.each(databaseKinds)('being told when a notice is over, on $name', ({ newUrl }) => {
  let desk: WholeDesk;
  let supriya: KnownActor;
  let notice: string;

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    supriya = await desk.staff('Supriya', 'supervisor');
  }, 60_000);
  afterAll(() => desk?.stop());
  beforeEach(async () => {
    await desk.the(UnitOfWork).run((tx) => tx.sql(`DELETE FROM jobs WHERE name = 'mail.send'`));
    const now = Date.now();
    notice = await desk.the(NoticesService).write(supriya, {
      key: randomUUID(),
      version: 0,
      publish: true,
      content: {
        kind: 'outage',
        severity: 'major',
        features: ['sign-in'],
        types: ['E101'],
        title: { en: 'Signing in fails', 'zh-CN': '无法登录' },
        text: { en: 'We are working on it.', 'zh-CN': '正在处理。' },
        startsAt: new Date(now - HOUR),
        endsAt: new Date(now + HOUR),
        nextUpdateAt: null,
        zone: 'UTC',
      },
    });
  });

  const service = (): SubscriptionsService => desk.the(SubscriptionsService);
  const ask = (email: string, key = randomUUID()) =>
    service().ask(ANONYMOUS, 'en', notice, { email, zone: 'Asia/Shanghai', key });
  const answer = (link: string, what: 'confirmed' | 'stopped') =>
    service().answer(link, { answer: what, key: randomUUID() });
  const end = (): Promise<void> =>
    desk.the(NoticesService).end(supriya, notice, { key: randomUUID(), en: '', 'zh-CN': '' });
  const rows = () => desk.rows('SELECT * FROM notice_subscriptions WHERE notice_id = ?', [notice]);
  const mails = async (): Promise<SentMail[]> =>
    (await desk.rows(`SELECT payload FROM jobs WHERE name = 'mail.send' ORDER BY created_at, id`)).map(
      ({ payload }) =>
        JSON.parse(
          unseal(
            desk.the(Keys).of('mail'),
            (JSON.parse(String(payload)) as { sealed: string }).sealed,
            SEALED_MAIL,
          ),
        ) as SentMail,
    );
  const linkOf = ({ params }: SentMail): string => params.link.split('/').at(-1) ?? '';
  const confirmed = async (email: string): Promise<void> => {
    await ask(email);
    const mail = (await mails()).find(({ to, template }) => to === email && template === 'notice-confirm');
    await answer(linkOf(mail ?? fail()), 'confirmed');
  };
  const told = async (): Promise<SentMail[]> => {
    await waitFor('the list to be empty', async () => (await rows()).length === 0);

    return (await mails()).filter(({ template }) => template !== 'notice-confirm');
  };

  it('writes once to who said yes, never to who did not, and forgets both', async () => {
    await confirmed('amina@example.org');
    await ask('stranger@example.org');
    await end();

    expect(await told()).toMatchObject([
      { to: 'amina@example.org', template: 'notice-ended', params: { title: 'Signing in fails' } },
    ]);
    await desk.the(TellSubscribers).tell(new NoticeOver(notice), DELIVERY);
    expect(await told()).toHaveLength(1);
  });

  it('writes to each once where the news is brought twice at the same time, and again', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `person-${index}@example.org`);
    for (const email of many) {
      await ask(email);
    }
    await desk
      .the(UnitOfWork)
      .run((tx) => tx.sql('UPDATE notice_subscriptions SET confirmed_at = 1 WHERE notice_id = ?', [notice]));
    const tell = (): Promise<void> => desk.the(TellSubscribers).tell(new NoticeOver(notice), DELIVERY);
    await Promise.all([tell(), tell()]);
    await tell();

    expect((await told()).map(({ to }) => to).sort()).toEqual(many.sort());
  });

  it('gives every address the same answer, and shows none to whoever reads the table', async () => {
    await confirmed('amina@example.org');
    const known = await ask('amina@example.org');
    const unknown = await ask('nobody@example.org');

    expect(known).toEqual(unknown);
    expect(known).toEqual({ done: 'asked', link: null });
    expect(JSON.stringify(await rows())).not.toContain('example.org');
    expect(await rows()).toHaveLength(2);
  });

  it('asks a mailbox three times a day at most, whoever presses', async () => {
    for (let count = 0; count < 5; count += 1) {
      await ask('victim@example.org');
    }

    expect(await mails()).toHaveLength(3);
    expect(await rows()).toHaveLength(1);
  });

  it('is one request where the button is pressed twice', async () => {
    const key = randomUUID();
    await Promise.all([ask('twice@example.org', key), ask('twice@example.org', key)]);

    expect(await mails()).toHaveLength(1);
  });

  it('is taken back by the same link, which is then good no more', async () => {
    await confirmed('changed-my-mind@example.org');
    const link = linkOf((await mails())[0] ?? fail());
    await answer(link, 'stopped');

    expect(await rows()).toEqual([]);
    await expect(answer(link, 'confirmed')).rejects.toThrow('notices.errors.link-over');
    await expect(answer('A'.repeat(43), 'stopped')).rejects.toThrow('notices.errors.link-over');
  });

  it('takes one press of a customer who has shown us his mailbox, and more of one who has not', async () => {
    const customer = await desk.customer();
    const press = (actor: KnownActor) => service().ask(actor, 'zh-CN', notice, { key: randomUUID() });
    await desk
      .the(UnitOfWork)
      .run((tx) => desk.the(CustomerContacts).note(tx, customer.id, 'lihua@example.org'));

    await expect(press({ ...customer, level: 'claimed' })).rejects.toMatchObject({
      faults: [{ field: 'email' }],
    });
    await desk
      .the(UnitOfWork)
      .run((tx) => tx.sql('UPDATE customers SET contact_proved_at = 1 WHERE id = ?', [customer.id]));
    const { done, link } = await press({ ...customer, level: 'verified' });
    expect(done).toBe('confirmed');
    expect(link).toMatch(/^[\w-]{43}$/);
    expect(await mails()).toEqual([]);
    await end();
    expect(await told()).toMatchObject([{ to: 'lihua@example.org', params: { title: '无法登录' } }]);
  });

  it('says that there is nothing to wait for, where it is over or was never shown', async () => {
    await end();

    await expect(ask('late@example.org')).rejects.toThrow('notices.errors.over-already');
    await expect(
      service().ask(ANONYMOUS, 'en', randomUUID(), { email: 'late@example.org', key: randomUUID() }),
    ).rejects.toThrow('notices.errors.none');
  });

  it('forgets who never said yes after a day', async () => {
    await ask('never@example.org');
    await confirmed('patient@example.org');
    await desk.the(TellSubscribers).forgetUnconfirmed(new Date(Date.now() + 25 * HOUR));

    expect(await rows()).toHaveLength(1);
  });
});

const fail = (): never => {
  throw new Error('There is no such mail.');
};
