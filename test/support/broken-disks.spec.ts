import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from './child.js';
import { temporaryFolder } from './processes.js';
import { fromRoot } from './root.js';
import { injectFault } from './strace.js';
import { diskMountedBy, smallDisk, type MountedBy } from './tmpfs.js';
import { waitFor } from './wait.js';

/** Commits rows for ever and says of each whether the database took it. */
const WRITER = `
import { createRequire } from 'node:module';
const Database = createRequire(process.env.ROOT + '/package.json')('better-sqlite3');
const db = new Database(process.env.DATA_DIR + '/some.db');
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE IF NOT EXISTS rows (body TEXT)');
const insert = db.prepare('INSERT INTO rows VALUES (?)');
const say = (fields) => process.stdout.write(JSON.stringify(fields) + '\\n');
say({ opened: db.prepare('SELECT count(*) AS n FROM rows').get().n });
setInterval(() => {
  try { insert.run('x'.repeat(4000)); say({ stored: true }); } catch (error) { say({ refused: error.code }); }
}, 10);
`;

describe('broken disks, met by a program that commits to SQLite', () => {
  const program = join(temporaryFolder('program'), 'writer.mjs');

  beforeAll(() => writeFileSync(program, WRITER));

  it.each<MountedBy>(['root', 'namespace'])(
    'are full, and then have room again (mounted by %s)',
    async (by) => {
      const disk = await diskMountedBy(by, 4);
      if (!disk) {
        return;
      }
      const writer = run(disk.folder, disk.wrap);
      await heard(writer, 'stored', true);

      disk.fill(16 * 1024);
      expect(await heard(writer, 'refused', 'SQLITE_FULL')).toBe(true);
      disk.free();
      expect(await heard(writer, 'stored', true)).toBe(true);

      await writer.kill();
      const again = run(disk.folder, disk.wrap);
      const { opened } = await waitFor('the rows to be counted', () => again.lines[0]);
      expect(Number(opened)).toBeGreaterThan(0);

      await again.kill();
      await disk.dispose();
    },
  );

  it('can be had in one way at least, or the build says how', async () => {
    const disk = await smallDisk(1);

    expect(disk === null && process.env['CI'] !== undefined).toBe(false);
    await disk?.dispose();
  });

  it('fail to sync, until the fault is lifted', async () => {
    const writer = run(temporaryFolder());
    await heard(writer, 'stored', true);
    const fault = await injectFault(writer.pid, { calls: ['fsync', 'fdatasync'], error: 'EIO' });
    if (!fault) {
      return;
    }

    expect(await heard(writer, 'refused', 'SQLITE_IOERR_FSYNC')).toBe(true);
    expect(fault.hits()).toBeGreaterThan(0);
    await fault.lift();
    expect(await heard(writer, 'stored', true)).toBe(true);
    await writer.kill();
  });

  function run(dataDir: string, wrap: readonly string[] = []): Child {
    return new Child([...wrap, process.execPath, program], { DATA_DIR: dataDir, ROOT: fromRoot() });
  }
});

/** Waits for a line that is said after this moment. */
function heard(child: Child, field: string, value: unknown): Promise<true> {
  const before = child.lines.length;

  return waitFor(
    `a line with ${field}`,
    () => {
      if (child.ending) {
        throw new Error(child.output);
      }
      return child.lines.slice(before).some((line) => line[field] === value);
    },
    { withinMs: 5_000 },
  ) as Promise<true>;
}
