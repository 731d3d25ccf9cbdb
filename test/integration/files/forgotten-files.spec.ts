import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ForgottenFilesSweep } from '../../../src/modules/tickets/forgotten-files.sweep.js';
import type { Reader } from '../../../src/platform/database/reader.js';
import { DiskStorage } from '../../../src/platform/storage/disk-storage.js';
import { temporaryFolder } from '../../support/processes.js';

const MONTH = 30 * 24 * 3_600_000;

describe('stored files that nobody knows of', () => {
  const folder = temporaryFolder('files');
  const storage = new DiskStorage(join(folder, 'kept'), 0);
  const keep = async (): Promise<string> => {
    const path = join(folder, randomUUID());
    writeFileSync(path, 'a file');

    return (await storage.put(path)).id;
  };
  const isThere = (id: string): Promise<boolean> =>
    storage.open(id).then(
      (content) => {
        content.destroy();
        return true;
      },
      () => false,
    );

  it('go after a month; what a request names stays, and what is younger too', async () => {
    const [known, preview, forgotten] = [await keep(), await keep(), await keep()];
    const rows = [{ storage_id: known, preview_id: preview }];
    const reader = readerOf(rows);
    const sweep = new ForgottenFilesSweep(reader, storage);

    await sweep.removeForgotten(new Date());
    expect(await Promise.all([known, preview, forgotten].map(isThere))).toEqual([true, true, true]);
    await sweep.removeForgotten(new Date(Date.now() + MONTH + 1_000));
    expect(await Promise.all([known, preview, forgotten].map(isThere))).toEqual([true, true, false]);
  });

  it('stay where the database names no file at all: it may be the wrong one', async () => {
    const kept = await keep();
    await new ForgottenFilesSweep(readerOf([]), storage).removeForgotten(
      new Date(Date.now() + MONTH + 1_000),
    );

    expect(await isThere(kept)).toBe(true);
  });

  it('are none where nothing was ever kept', async () => {
    const none = new DiskStorage(join(folder, 'never'), 0);
    const found = [];
    for await (const id of none.keptBefore(new Date())) {
      found.push(id);
    }

    expect(found).toEqual([]);
  });
});

const readerOf = (rows: readonly object[]): Reader =>
  ({
    rows: () => Promise.resolve(rows),
    first: () => Promise.resolve(rows[0] ?? null),
  }) as unknown as Reader;
