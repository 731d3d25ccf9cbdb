import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NotFound, Unavailable } from '../errors/app-error.js';
import { Storage, type StoredFile } from './storage.js';

const ID = /^[0-9a-f]{64}$/;
/** The database needs its room more than files do. */
const RESERVE_BYTES = 256 * 1_024 * 1_024;
const PRIVATE = 0o700;

/** Files in a folder of their own, outside of everything that is served, under names that nobody chose. */
export class DiskStorage extends Storage {
  private readonly folder: string;

  constructor(
    folder: string,
    private readonly reserved = RESERVE_BYTES,
  ) {
    super();
    this.folder = resolve(folder);
  }

  override async put(temporary: string): Promise<StoredFile> {
    await this.reserve(0);
    const hash = createHash('sha256');
    await pipeline(createReadStream(temporary), hash);
    const { size } = await stat(temporary);
    const id = randomBytes(32).toString('hex');
    const place = this.placeOf(id);
    await mkdir(dirname(place), { recursive: true, mode: PRIVATE });
    await flush(temporary);
    await rename(temporary, place);
    // The name too must be there after a power cut: a folder is flushed like a file.
    for (let folder = dirname(place); folder.length >= this.folder.length; folder = dirname(folder)) {
      await flush(folder);
    }

    return { id, size, hash: hash.digest('hex') };
  }

  override async open(id: string): Promise<Readable> {
    const file = await open(this.placeOf(id), 'r').catch(() => null);
    if (!file) {
      throw new NotFound();
    }

    return file.createReadStream();
  }

  override async remove(id: string): Promise<void> {
    await rm(this.placeOf(id), { force: true });
  }

  override async *keptBefore(instant: Date): AsyncIterable<string> {
    const folder = await opendir(this.folder, { recursive: true }).catch(() => []);
    for await (const { name, parentPath } of folder) {
      const found = ID.test(name) ? await stat(join(parentPath, name)).catch(() => null) : null;
      // Renaming keeps the time of the writing; the time of the change of the name is the one of the keeping.
      if (found && found.ctimeMs < instant.getTime()) {
        yield name;
      }
    }
  }

  override async reserve(bytes: number): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: PRIVATE });
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize < this.reserved + bytes) {
      throw new Unavailable('files.errors.no-room', 600);
    }
  }

  /** Two short folders deep, so that no folder grows without end. Only our own names are ever looked for. */
  placeOf(id: string): string {
    if (!ID.test(id)) {
      throw new NotFound();
    }

    return join(this.folder, id.slice(0, 2), id.slice(2, 4), id);
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
