import { source, sourcesIn, type Source } from './sources.js';
import { statementsOutsideUnits } from './statements.js';
import { writesOutsideUnits } from './writes.js';

describe('writes', () => {
  const sources = sourcesIn('src', 'seeds');

  it('go through a unit of work everywhere', () => {
    expect(writesOutsideUnits(sources)).toEqual([]);
  });

  it('in SQL are handed to tx.sql everywhere', () => {
    expect(statementsOutsideUnits(sources)).toEqual([]);
  });

  it.each([
    'this.tickets.save(ticket)',
    'this.tickets.manager.insert(Ticket, ticket)',
    'this.dataSource.getRepository(Ticket).update(id, {})',
    'this.tickets.createQueryBuilder().update(Ticket)',
    'this.tickets.upsert({}, [])',
    'stranger.remove(ticket)',
    'repository.delete(id)',
    'this.dataSource.transaction(async () => {})',
    'this.dataSource.createQueryRunner()',
    'runner.startTransaction()',
    'this.other.repository.save(ticket)',
  ])('name the planted %s', (call) => {
    expect(writesOutsideUnits([service(call)])).toEqual([
      `src/modules/tickets/a.service.ts:7 ${call.replace(/\([^(]*\)( => \{\}\))?$/, '').replace(/\(async.*/, '')} writes outside a unit of work`,
    ]);
  });

  it.each([
    'tx.repository(Ticket).update(id, {})',
    'tx.manager.createQueryBuilder().delete().from(Ticket).execute()',
    'rows.insert(ticket)',
    'unit.repository(Ticket).insert(ticket)',
    'this.seen.delete(id)',
    'this.seen.get(id).delete(id)',
    "createHash('sha256').update(text).digest()",
    'hash.update(text)',
    'own.delete(id)',
    'this.other.remove(id)',
  ])('let %s pass', (call) => {
    expect(writesOutsideUnits([service(call)])).toEqual([]);
  });

  it('let pass what a person has reviewed, in that file only', () => {
    const reviewed = ['src/modules/tickets/a.service.ts stranger.remove'];

    expect(writesOutsideUnits([service('stranger.remove(1)')], reviewed)).toEqual([]);
    expect(writesOutsideUnits([service('stranger.remove(1)', 'src/b.ts')], reviewed)).toHaveLength(1);
  });

  it.each([
    ["this.dataSource.query('UPDATE tickets SET a = 1')", 'this.dataSource.query'],
    ['this.reader.read([{ sql: `DELETE FROM ${table} WHERE id = ?` }])', 'this.reader.read'],
    ["manager.query('INSERT ' + 'x').then(run('INSERT INTO a VALUES (1)'))", 'run'],
    ['db.prepare(KEPT)', 'db.prepare'],
    ['db.exec(Texts.kept)', 'db.exec'],
    ['db.exec(build(1))', 'db.exec'],
    ["db.prepare('WITH a AS (SELECT 1) DELETE FROM b')", 'db.prepare'],
    ["db.prepare('insert or ignore into b values (1)')", 'db.prepare'],
    ['db.query`UPDATE a SET b = ${1}`', 'db.query'],
  ])('in SQL name the planted %s', (call, receiver) => {
    expect(statementsOutsideUnits([service(call)])).toEqual([
      `src/modules/tickets/a.service.ts:7 hands a statement that writes to ${receiver}`,
    ]);
  });

  it.each([
    "tx.sql('UPDATE tickets SET a = 1')",
    'tx.sql(`DELETE FROM ${table}`)',
    'tx.sql(KEPT)',
    'tx.sql(build(1))',
    'run(tx.sql(KEPT))',
    'run(other.build)',
    "unit.sql('INSERT INTO a VALUES (1)')",
    "this.reader.query('SELECT * FROM updates WHERE set = 1')",
    "say('Update the payout. Delete from the list what is done.')",
  ])('in SQL let %s pass', (call) => {
    expect(statementsOutsideUnits([service(call)])).toEqual([]);
  });

  it('are the business of the database layer alone', () => {
    const path = 'src/platform/database/sqlite/a.ts';

    expect(writesOutsideUnits([service('runner.startTransaction()', path)])).toEqual([]);
    expect(statementsOutsideUnits([service("db.exec('DELETE FROM a')", path)])).toEqual([]);
  });
});

/** A service with the call to be judged in line 7. */
function service(call: string, path = 'src/modules/tickets/a.service.ts'): Source {
  return source(
    path,
    `import { Repository, DataSource } from 'typeorm'; import { Transaction } from '../../platform/database/transaction.js';
import { OtherService } from './other.js'; const KEPT = 'DELETE FROM a'; class Texts { static kept = \`UPDATE a SET b = 1\`; }
const build = (n: number) => \`INSERT INTO a VALUES (\${n})\`;
class A { private readonly seen = new Map<string, Set<string>>();
  constructor(private tickets: Repository<Ticket>, private dataSource: DataSource, private other: OtherService) {}
  async work(tx, unit: Transaction, id: string, stranger) { const rows = tx.repository(Ticket); const own = new Set(); const hash = createHash('md5');
    ${call};
  }
}`,
  );
}
