import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DiskStorage } from '../../platform/storage/disk-storage.js';
import type { StoredFile } from '../../platform/storage/storage.js';

const UNFINISHED = '.training';

/** Where the figures of models lie: apart from the files of customers. What is lost here is learnt again. */
export class ModelFiles {
  private readonly storage: DiskStorage;

  constructor(private readonly folder: string) {
    this.storage = new DiskStorage(folder);
  }

  /** A place for a model that is being written; what an earlier process left there is removed. */
  async newFile(): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const left = (await readdir(this.folder)).filter((name) => name.endsWith(UNFINISHED));
    await Promise.all(left.map((name) => rm(join(this.folder, name), { force: true })));

    return join(this.folder, `${randomUUID()}${UNFINISHED}`);
  }

  keep(file: string): Promise<StoredFile> {
    return this.storage.put(file);
  }

  /** Where a thread reads it. Tens of megabytes: through the event loop they would hold it up on their way. */
  placeOf(id: string): string {
    return this.storage.placeOf(id);
  }

  remove(id: string): Promise<void> {
    return this.storage.remove(id);
  }
}
