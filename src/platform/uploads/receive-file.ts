import multer, { MulterError } from 'multer';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, Invalid } from '../errors/app-error.js';
import { LONGEST_BOUNDARY } from '../http/body-limits.js';
import type { DeskRequest, DeskResponse } from '../http/request-context.js';

export const LARGEST_FILE = 10 * 1_024 * 1_024;
/** Boundaries, part headers and the few fields beside the file. */
const AROUND = 64 * 1_024;
const LIMITS = {
  files: 1,
  fileSize: LARGEST_FILE,
  fields: 5,
  parts: 6,
  fieldNameSize: 100,
  fieldSize: 1_024,
  fieldNestingDepth: 0,
  headerPairs: 20,
};
const STALE_MS = 3_600_000;
const PRIVATE = 0o700;

/** A file on its way: in a private temporary place until the request ends. */
export interface ReceivedFile {
  readonly path: string;
  /** As the sender's program said it. */
  readonly name: string;
}

const refused = (key: string): Invalid => new Invalid([{ field: 'file', key: `files.errors.${key}` }]);

/**
 * Takes the one file of a form from the network into `folder`; the text fields come to `request.body`. The form's
 * token is checked before the first byte of the file is kept. @throws Invalid, in the sender's words
 */
export async function receiveFile(
  request: DeskRequest,
  response: DeskResponse,
  folder: string,
): Promise<ReceivedFile> {
  refuseAhead(request);
  await mkdir(folder, { recursive: true, mode: PRIVATE });
  const filename = randomUUID();
  const receive = multer({
    storage: multer.diskStorage({ destination: folder, filename: (_, __, done) => done(null, filename) }),
    limits: LIMITS,
    defParamCharset: 'utf8',
    fileFilter: (_, __, accept) => {
      try {
        request.checkCsrf?.();
        accept(null, true);
      } catch (error) {
        accept(error as Error);
      }
    },
  }).single('file');
  const path = join(folder, filename);
  try {
    await new Promise<void>((resolve, reject) => {
      receive(request, response, (error: unknown) => (error ? reject(asRefusal(error)) : resolve()));
    });
    // Multer's has no prototype, and is no object to those who ask.
    request.body = { ...(request.body as object) };
    if (!request.file || request.file.size === 0) {
      throw refused('none');
    }

    return { path, name: request.file.originalname };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** What the head of a request already says. */
function refuseAhead(request: DeskRequest): void {
  const { 'content-type': type = '', 'content-length': length } = request.headers;
  const boundary = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]*)"|([^\s;]+))/i.exec(type);
  const sign = boundary?.[1] ?? boundary?.[2] ?? '';
  if (sign.length === 0 || sign.length > LONGEST_BOUNDARY) {
    throw refused('broken');
  }
  if (Number(length ?? 0) > LARGEST_FILE + AROUND) {
    throw refused('too-large');
  }
}

function asRefusal(error: unknown): AppError {
  if (error instanceof AppError) {
    return error;
  }

  return refused(error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE' ? 'too-large' : 'broken');
}

/** Everything that was made beside a received file under its name, and the file. */
export async function forget({ path }: ReceivedFile): Promise<void> {
  await Promise.all(['', '.drawn', '.preview'].map((part) => rm(`${path}${part}`, { force: true })));
}

/** What a process that died has left behind. */
export async function forgetStale(folder: string, asOf: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, basename(name));
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: asOf.getTime() }));
    if (asOf.getTime() - mtimeMs > STALE_MS) {
      await rm(path, { force: true });
    }
  }
}
