import type { Readable } from 'node:stream';

/** A file that is kept: stored whole, and safe from a power cut, before anybody hears of it. */
export interface StoredFile {
  /** 256 random bits. Names nothing, and is told to nobody outside. */
  readonly id: string;
  readonly size: number;
  /** SHA-256 of what is kept. */
  readonly hash: string;
}

/** Where files lie. What may read them is decided by whoever owns the row that names them. */
export abstract class Storage {
  /** Keeps a finished temporary file, which is gone from its place afterwards. @throws Unavailable where the disk is nearly full */
  abstract put(temporary: string): Promise<StoredFile>;

  /** @throws NotFound for what is not kept */
  abstract open(id: string): Promise<Readable>;

  abstract remove(id: string): Promise<void>;

  /** The ids of all files that were kept before this instant. */
  abstract keptBefore(instant: Date): AsyncIterable<string>;

  /** Refuses before anything is taken in. @throws Unavailable where so many bytes would not fit */
  abstract reserve(bytes: number): Promise<void>;
}
