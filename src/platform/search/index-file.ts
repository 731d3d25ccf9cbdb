import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { StoredLanguage } from './language-index.js';
import type { SearchDocument } from './search-document.js';
import type { StoredSearchIndex } from './search-index.js';

/** One piece of an index: few enough bytes to be written between two questions. */
export interface IndexPart {
  readonly lang: string;
  readonly name: keyof StoredLanguage<SearchDocument>;
  readonly value: unknown;
}

/** In a built program this is all of it: what it imports is named by its content. Another one may read words in another way. */
const PROGRAM = createHash('sha256')
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .digest('base64url');
/** The file of another program, or of another version of what writes it, is as good as none. */
const FORMAT = `walletdesk search index 1, node ${process.versions.v8}, ${PROGRAM}\n`;
const HASH_BYTES = 32;
const LENGTH_BYTES = 4;

/**
 * Keeps an index between two starts: the hash of all that follows, then each part with its length before it. The
 * database is the truth; whoever reads the file compares its documents with it.
 */
export async function writeIndexFile(file: string, parts: Iterable<IndexPart>): Promise<void> {
  const hash = createHash('sha256').update(FORMAT);
  const beside = `${file}.${process.pid}.new`;
  const handle = await open(beside, 'w', 0o600);
  try {
    await handle.write(Buffer.alloc(HASH_BYTES));
    for (const part of parts) {
      const bytes = serialize(part);
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32LE(bytes.length);
      hash.update(length).update(bytes);
      await handle.write(length);
      await handle.write(bytes);
    }
    await handle.write(hash.digest(), 0, HASH_BYTES, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
}

/** Null where the file is missing, damaged, or of another version of this program. */
export async function readIndexFile<D extends SearchDocument>(
  file: string,
): Promise<StoredSearchIndex<D> | null> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes || bytes.length < HASH_BYTES) {
    return null;
  }
  const body = bytes.subarray(HASH_BYTES);
  if (!createHash('sha256').update(FORMAT).update(body).digest().equals(bytes.subarray(0, HASH_BYTES))) {
    return null;
  }

  const languages: Record<string, Record<string, unknown>> = {};
  for (let at = 0; at < body.length;) {
    const end = at + LENGTH_BYTES + body.readUInt32LE(at);
    const { lang, name, value } = deserialize(body.subarray(at + LENGTH_BYTES, end)) as IndexPart;
    languages[lang] = { ...languages[lang], [name]: value };
    at = end;
  }

  return languages as unknown as StoredSearchIndex<D>;
}
