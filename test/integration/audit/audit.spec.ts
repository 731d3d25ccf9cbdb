import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { audit } from '../../../src/platform/audit/audit.js';
import { AuditRefusals } from '../../../src/platform/audit/audit-refusals.js';
import { AuditSealer } from '../../../src/platform/audit/audit-sealer.js';
import { AuditVerifyCommand } from '../../../src/platform/audit/audit-verify.command.js';
import { Database } from '../../../src/platform/database/database.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { runInContext } from '../../../src/platform/http/request-context.js';
import type { Actor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { smallDesk } from '../../support/small-desk.js';
import { waitFor } from '../../support/wait.js';

const NOW = new Date();
const jonas = { id: randomUUID(), role: 'agent', name: 'Jonas', sessionId: null } as Actor;

describe.each(databaseKinds)('the audit on $name', ({ name, newUrl }) => {
  let app: INestApplicationContext;
  /** What takes the database's own guard away, and what brings it back. */
  let [guard, keep]: [string[], string[]] = [[], []];

  beforeAll(async () => {
    app = await smallDesk(await newUrl(), []);
    [guard, keep] = await guardOf(app, name);
  });
  beforeEach(async () => {
    await asOwner(guard);
    await asOwner(['DELETE FROM audit_rows', `UPDATE audit_head SET seq = 0, hash = ''`]);
    await asOwner(keep);
  });
  afterAll(() => app.close());

  const run = (): UnitOfWork => app.get(UnitOfWork);
  const note = (action: string, id = 'T1'): Promise<void> =>
    run().run((tx) => audit(tx, { action, object: { kind: 'ticket', id }, meta: { seq: 1 } }));
  const seal = (): Promise<void> => app.get(AuditSealer).seal(NOW);
  const check = () => app.get(AuditVerifyCommand).check();
  const rows = () => app.get(Reader).rows('SELECT * FROM audit_rows ORDER BY at, id');

  /** What somebody does who owns the database. */
  const asOwner = (statements: readonly string[]): Promise<void> =>
    app.get(Database).withWriter(async (writer) => {
      for (const statement of statements) {
        await writer.query(statement);
      }
    });

  const tamper = (statement: string): Promise<void> => asOwner([...guard, statement]);

  it('says who did what, from where and when; the desk itself is nobody', async () => {
    const context = { requestId: randomUUID(), actor: jonas, address: '203.0.113.77' };
    await runInContext(context, () => note('ticket.claimed'));
    await note('ticket.looked-up');
    const [byJonas, byDesk] = await rows();

    expect(byJonas).toMatchObject({
      actor_id: jonas.id,
      actor_role: 'agent',
      address: '203.0.113.0/24',
      request_id: context.requestId,
      action: 'ticket.claimed',
      object_kind: 'ticket',
      object_id: 'T1',
      result: 'done',
      meta: '{"seq":1}',
    });
    expect(byDesk).toMatchObject({ actor_id: null, actor_role: 'system', address: '' });
    expect(JSON.stringify(await rows())).not.toContain('Jonas');
  });

  it('goes with the unit: what is rolled back was never done', async () => {
    const failed = run().run(async (tx) => {
      await audit(tx, { action: 'ticket.resolved', object: { kind: 'ticket', id: 'T1' } });
      throw new Error('no');
    });

    await expect(failed).rejects.toThrow('no');
    expect(await rows()).toEqual([]);
  });

  it('seals each row once, also with two sealers at work, and the chain holds', async () => {
    await Promise.all(Array.from({ length: 230 }, (_, index) => note('ticket.message', `T${index}`)));
    await Promise.all([seal(), seal(), seal()]);
    const sealed = await check();
    await note('ticket.message', 'T230');
    await seal();

    expect(sealed).toMatchObject({ rows: 230, unsealed: 0, fault: null });
    expect(await check()).toMatchObject({ rows: 231, unsealed: 0, fault: null });
    expect((await rows()).map(({ seq }) => Number(seq)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 231 }, (_, index) => index + 1),
    );
  });

  it('cannot be changed or taken out', async () => {
    await note('ticket.message');
    const refusalOf = (statement: string): Promise<string> =>
      run()
        .run((tx) => tx.sql(statement))
        .then(
          () => 'not refused',
          (error: unknown) => (error as { message: string }).message,
        );
    for (const state of ['unsealed', 'sealed']) {
      for (const statement of [
        `UPDATE audit_rows SET actor_role = 'admin'`,
        `UPDATE audit_rows SET object_id = 'T2', seq = 1`,
        `UPDATE audit_rows SET address = 'x'`,
        'DELETE FROM audit_rows',
        ...(state === 'sealed'
          ? [`UPDATE audit_rows SET hash = 'x'`, 'UPDATE audit_rows SET seq = NULL']
          : []),
      ]) {
        expect(`${state}: ${statement}: ${await refusalOf(statement)}`).toContain(
          'audit_rows is written once',
        );
      }
      await seal();
    }
    expect(await check()).toMatchObject({ rows: 1, fault: null });
  });

  it.each<[string, string, RegExp]>([
    [
      'a changed fact',
      `UPDATE audit_rows SET actor_role = 'admin' WHERE seq = 3`,
      /Row 3 .*not as it was written/,
    ],
    [
      'a changed time',
      'UPDATE audit_rows SET at = at - 60000 WHERE seq = 2',
      /Row 2 .*not as it was written/,
    ],
    ['a row taken out', 'DELETE FROM audit_rows WHERE seq = 3', /Row 3 is missing/],
    ['the last rows cut off', 'DELETE FROM audit_rows WHERE seq > 3', /ends at row 3, its head says 5/],
    [
      'another hash',
      `UPDATE audit_rows SET hash = '${'0'.repeat(64)}' WHERE seq = 2`,
      /Row 2 .*not as it was written/,
    ],
    [
      'two rows turned around',
      `UPDATE audit_rows SET object_id = CASE seq WHEN 2 THEN 'T3' ELSE 'T2' END WHERE seq IN (2, 3)`,
      /Row 2 .*not as it was written/,
    ],
    [
      'a row put in between with a copied seal',
      `UPDATE audit_rows SET prev = (SELECT prev FROM audit_rows WHERE seq = 1) WHERE seq = 4`,
      /Row 4 .*does not follow/,
    ],
  ])('finds %s, and names the first bad row', async (_, statement, sentence) => {
    for (let index = 0; index < 5; index += 1) {
      await note('ticket.message', `T${index}`);
    }
    await seal();
    await tamper(statement);

    expect((await check()).fault).toMatch(sentence);
  });

  it('finds a chain that was cut off together with its head, by a head that was told before', async () => {
    await note('ticket.message', 'T1');
    await note('ticket.message', 'T2');
    await seal();
    const [seq, hash = ''] = (await check()).head.split(':');
    await tamper('DELETE FROM audit_rows WHERE seq = 2');
    await asOwner(['UPDATE audit_head SET seq = 1, hash = (SELECT hash FROM audit_rows WHERE seq = 1)']);
    const { fault } = await app.get(AuditVerifyCommand).check({ seq: Number(seq), hash });

    expect(await check()).toMatchObject({ fault: null });
    expect(fault).toMatch(/Row 2 is not there as it was told/);
  });

  it('notes refusals, and does not let a thousand guesses become a flood', async () => {
    const guess = (actor: Actor, address: string): void =>
      runInContext({ requestId: randomUUID(), actor, address }, () =>
        app
          .get(AuditRefusals)
          .note({ action: 'door.refused', object: { kind: 'door', id: 'GET /agent/queue' } }),
      );
    for (let index = 0; index < 1_000; index += 1) {
      guess({ ...jonas, id: null, role: null }, `203.0.113.${index % 250}`);
    }
    guess(jonas, '203.0.113.1');
    await waitFor('the refusals', async () => (await rows()).length >= 61);
    await run().run((tx) => tx.sql('SELECT 1 AS yes')); // Whatever still waited has been written now.
    const noted = await rows();

    expect(noted.every(({ result }) => result === 'refused')).toBe(true);
    expect(noted).toHaveLength(61);
  });
});

/** The triggers as the migration made them: read from the database, so that the test keeps no copy. */
async function guardOf(app: INestApplicationContext, name: string): Promise<[string[], string[]]> {
  const rows =
    name === 'SQLite'
      ? await app
          .get(Reader)
          .rows(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_rows'`)
      : await app
          .get(Reader)
          .rows(
            `SELECT tgname AS name, pg_get_triggerdef(oid) AS sql FROM pg_trigger WHERE tgname = 'keep_audit_rows'`,
          );
  const on = name === 'SQLite' ? '' : ' ON audit_rows';

  return [
    rows.map((row) => `DROP TRIGGER IF EXISTS ${String(row.name)}${on}`),
    rows.map((row) => String(row.sql)),
  ];
}
