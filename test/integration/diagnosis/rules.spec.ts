import { randomUUID } from 'node:crypto';
import { BASE_VERSION } from '../../../src/modules/diagnosis/diagnosis-rule.js';
import { RuleBook } from '../../../src/modules/diagnosis/rule-book.js';
import { written } from '../../../src/modules/diagnosis/rule-conditions.js';
import { EditRuleDto, RulePressDto } from '../../../src/modules/diagnosis/rule-edit.dto.js';
import { RuleEditingService } from '../../../src/modules/diagnosis/rule-editing.service.js';
import { RuleHistory } from '../../../src/modules/diagnosis/rule-history.query.js';
import { DiagnoseCall } from '../../../src/modules/tickets/diagnose-call.service.js';
import { DiagnoseTicketHandler } from '../../../src/modules/tickets/diagnose-ticket.handler.js';
import { TicketUrgencyService } from '../../../src/modules/tickets/ticket-urgency.service.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../../../src/platform/errors/app-error.js';
import { check } from '../../../src/platform/http/form.js';
import { PressDto } from '../../../src/platform/http/press.dto.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import type { Delivery } from '../../../src/platform/jobs/work-runner.js';
import { databaseKinds } from '../../support/databases.js';
import { WholeDesk } from '../../support/whole-desk.js';

const refusal = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe.each(databaseKinds)('what happened, on $name', ({ newUrl }) => {
  let desk: WholeDesk;
  let ada: KnownActor;
  let supriya: KnownActor;

  const editing = (): RuleEditingService => desk.the(RuleEditingService);
  const press = (revision: number): RulePressDto =>
    check(RulePressDto, { key: randomUUID(), revision: String(revision) });
  const draftOf = async (rule: string) => desk.the(RuleHistory).draftOf(rule);

  /** The form of a rule as it stands, with what somebody has typed into it. */
  function typed(id: string, over: Record<string, string> = {}): EditRuleDto {
    const rule = desk.the(RuleBook).find(id);
    if (!rule) {
      throw new Error(`There is no rule ${id}.`);
    }
    const texts = (['zh-CN', 'en'] as const).flatMap((language) => [
      [`cause-${language}`, rule.words[language].cause],
      [`customer-${language}`, rule.words[language].customer],
      [`agent-${language}`, rule.words[language].agent],
      [`next-${language}`, rule.words[language].next.join('\n')],
    ]);

    return check(EditRuleDto, {
      key: randomUUID(),
      base: String(rule.since),
      revision: '0',
      when: written(rule.when),
      tag: rule.cause,
      priority: rule.priority ?? '',
      line1: rule.escalatesTo[0] ?? '',
      article: rule.article,
      disclosure: rule.disclosure,
      minutes: rule.recheck.minutes.join(', '),
      atDue: 'no',
      hourly: 'no',
      validMinutes: String(rule.validMinutes),
      note: 'People understand this better.',
      ...Object.fromEntries(texts),
      ...over,
    });
  }

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    ada = await desk.staff('Ada', 'admin');
    supriya = await desk.staff('Supriya', 'supervisor');
  });
  afterAll(() => desk?.stop());

  it('is told by a changed rule only once another person has approved it', async () => {
    const said = { 'cause-en': 'The balance was too low' };
    await editing().save(ada, 'D01', typed('D01', said));
    const own = await refusal(editing().approve(ada, 'D01', press(1)));
    const meanwhile = desk.the(RuleBook).find('D01')?.words.en.cause;
    await editing().approve(supriya, 'D01', press(1));

    expect(own).toBeInstanceOf(Forbidden);
    expect(meanwhile).not.toBe(said['cause-en']);
    expect(
      desk
        .the(RuleBook)
        .rules()
        .find(({ id }) => id === 'D01'),
    ).toMatchObject({ since: 2, words: { en: { cause: said['cause-en'] } } });
    expect(desk.the(RuleBook).find('D01', BASE_VERSION)?.words.en.cause).toBe(meanwhile);
    expect((await desk.the(RuleHistory).versionsOf('D01', null)).rows).toMatchObject([
      { version: 2, author: 'Ada', approver: 'Supriya', note: 'People understand this better.' },
    ]);
  });

  it('is approved by nobody who wrote it, not even past the desk', async () => {
    await editing().save(ada, 'D02', typed('D02', { 'cause-en': 'A limit' }));
    const past = await refusal(
      desk
        .the(UnitOfWork)
        .run((tx) =>
          tx.sql(
            `UPDATE diagnosis_rule_versions SET version = 90, approver_id = author_id WHERE rule = 'D02'`,
          ),
        ),
    );
    const without = await refusal(
      desk
        .the(UnitOfWork)
        .run((tx) => tx.sql(`UPDATE diagnosis_rule_versions SET version = 90 WHERE rule = 'D02'`)),
    );

    for (const error of [past, without]) {
      expect(String(error)).toContain('ck_diagnosis_rule_versions_approver');
    }
    expect(await draftOf('D02')).toMatchObject({ revision: 1 });
    await editing().discard(ada, 'D02', press(1));
    expect(await draftOf('D02')).toBeNull();
  });

  it.each([
    ['D17', { 'customer-en': 'You will get your money back tomorrow.' }, 'rules.faults.promises-money'],
    ['D21', { 'customer-en': 'It is in a fraud review; do not pay it again.' }, 'rules.faults.names-reason'],
    ['D41', { 'customer-en': 'Please send us the code from your phone.' }, 'rules.faults.asks-secret'],
    ['D20', { 'customer-zh-CN': '交易结果正在核实。' }, 'rules.faults.no-caution'],
    ['D51', { 'customer-en': 'Tell us when it was.' }, 'rules.faults.not-protective'],
    ['D01', { 'agent-en': 'It was {sum}.' }, 'rules.errors.gap'],
    ['D01', { 'customer-en': 'It failed [for {amount}.' }, 'rules.errors.brackets'],
    ['D01', { when: 'state is FAILED' }, 'rules.errors.unreadable'],
    ['D01', { when: 'state in FALIED' }, 'rules.errors.unreadable'],
    ['D62', { when: 'wallet in away' }, 'rules.errors.last'],
    ['D01', { article: 'no-such-article' }, 'rules.errors.article'],
  ] as const)('is never told by %s as %j', async (rule, over, key) => {
    const error = await refusal(editing().save(ada, rule, typed(rule, over)));

    expect(error instanceof Invalid && error.faults.map((fault) => fault.key)).toContain(key);
  });

  it('goes back to an earlier version by a draft, and is written by whoever answers for it only', async () => {
    await editing().restore(supriya, 'D01', BASE_VERSION, check(PressDto, { key: randomUUID() }));
    const late = await refusal(editing().save(ada, 'D01', typed('D01')));
    await editing().approve(ada, 'D01', press(1));
    const agent = await refusal(editing().save(await desk.staff('Ben'), 'D01', typed('D01')));

    expect(desk.the(RuleBook).find('D01')?.words.en.cause).toBe(
      desk.the(RuleBook).find('D01', BASE_VERSION)?.words.en.cause,
    );
    expect(late).toBeInstanceOf(Conflict);
    expect(agent).toBeInstanceOf(Forbidden);
  });

  describe('of a ticket', () => {
    let id = '';
    let reference = '';
    const delivery: Delivery = {
      workId: '',
      complete: (work) => desk.the(UnitOfWork).run(work),
    };
    const told = () => desk.rows('SELECT * FROM diagnoses WHERE ticket_id = ? ORDER BY seq', [id]);
    const looks = async () =>
      (await desk.rows(`SELECT payload FROM jobs WHERE name = 'tickets.diagnose'`)).filter(({ payload }) =>
        String(payload).includes(id),
      );

    beforeAll(async () => {
      reference = await desk.ticket(await desk.customer());
      const [row] = await desk.rows('SELECT id FROM tickets WHERE reference = ?', [reference]);
      id = String(row?.id);
      await desk
        .the(UnitOfWork)
        .run((tx) =>
          tx.sql(`UPDATE tickets SET type_code = 'E302', account = 'amina', priority = 'P4' WHERE id = ?`, [
            id,
          ]),
        );
    });

    it('is told while the wallet is away, with its next looks; the same again is not written', async () => {
      await desk.the(DiagnoseTicketHandler).again({ ticketId: id, after: 0 }, delivery);
      const [first] = await told();
      await desk.the(DiagnoseTicketHandler).again({ ticketId: id, after: 1 }, delivery);

      expect(first).toMatchObject({ rule: 'D55', occasion: 'look-up' });
      expect(await told()).toHaveLength(1);
      expect((await looks()).length).toBeGreaterThanOrEqual(3);
      expect(
        await desk.rows(`SELECT meta FROM audit_rows WHERE action = 'wallet.diagnosed' AND object_id = ?`, [
          id,
        ]),
      ).toHaveLength(2);
    });

    it('is written once for ever', async () => {
      for (const change of ['DELETE FROM diagnoses', `UPDATE diagnoses SET rule = 'D01'`]) {
        const error = await refusal(desk.the(UnitOfWork).run((tx) => tx.sql(change)));

        expect(String(error)).toContain('diagnoses is written once');
      }
      expect(await told()).toHaveLength(1);
    });

    it('makes it as urgent as it is, and never less', async () => {
      const jonas = await desk.staff('Jonas');
      const raise = () =>
        desk.the(TicketUrgencyService).raise(jonas, reference, check(PressDto, { key: randomUUID() }));
      await raise();
      const [row] = await desk.rows('SELECT priority FROM tickets WHERE id = ?', [id]);

      expect(row?.priority).toBe('P2');
      expect(await refusal(raise())).toBeInstanceOf(Conflict);
    });

    it('is told to a program whose key is the desk’s own, and to no other that did not bring it', async () => {
      const programs = ['desk', 'requests'].map((scope) => ({
        scope,
        actor: { ...ada, id: randomUUID(), role: 'service' } as KnownActor,
      }));
      await desk.the(UnitOfWork).run(async (tx) => {
        for (const { scope, actor } of programs) {
          await tx.sql(
            'INSERT INTO service_keys (id, name, key_hash, scope, created_at) VALUES (?, ?, ?, ?, 1)',
            [actor.id, `${scope} ${actor.id}`, actor.id, scope],
          );
        }
      });
      const ask = (asked: { ticket?: string; reference?: string }) =>
        programs.map(({ actor }) => refusal(desk.the(DiagnoseCall).diagnose(actor, asked)));
      const [own, other] = await Promise.all(ask({ ticket: reference }));
      const [one, none] = await Promise.all(ask({ reference: 'TX1' }));

      expect([own, one]).toMatchObject([{ rule: 'D55' }, { rule: 'D55', priority: 'P3' }]);
      expect([other, none].every((error) => error instanceof NotFound)).toBe(true);
      expect(await told()).toHaveLength(1);
    });

    it('is looked at no more once it is solved', async () => {
      await desk
        .the(UnitOfWork)
        .run((tx) => tx.sql(`UPDATE tickets SET status = 'resolved' WHERE id = ?`, [id]));
      const before = await looks();
      await desk.the(DiagnoseTicketHandler).again({ ticketId: id, after: 1 }, delivery);

      expect(await looks()).toEqual(before);
      expect(await told()).toHaveLength(1);
    });
  });
});
