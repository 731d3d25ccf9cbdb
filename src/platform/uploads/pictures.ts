import { rename } from 'node:fs/promises';
import pLimit from 'p-limit';
import sharp from 'sharp';
import { Invalid, Unavailable } from '../errors/app-error.js';
import type { FileKind } from './file-kinds.js';

const MOST_PIXELS = 24_000_000;
const SECONDS = 5;
const AT_ONCE = 2;
const MOST_WAITING = 20;
const PREVIEW = { width: 480, height: 480, fit: 'inside', withoutEnlargement: true } as const;

export interface Preview {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

const inTurn = pLimit(AT_ONCE);
sharp.cache(false);

/**
 * Draws a picture anew, in place, and a small WebP of it beside it. What is kept is the drawing: where a photograph
 * was taken, by which device, and whatever else was packed into the file stays behind, and so does every trick on
 * the programs of those who open it. At most two at once, each within 24 megapixels and five seconds.
 * @throws Invalid for what cannot be drawn; Unavailable where too many wait already
 */
export async function redraw(path: string, kind: FileKind): Promise<Preview> {
  if (inTurn.pendingCount >= MOST_WAITING) {
    throw new Unavailable('errors.busy', 10);
  }

  return inTurn(() => drawAnew(path, kind));
}

async function drawAnew(path: string, kind: FileKind): Promise<Preview> {
  try {
    const source = sharp(path, { limitInputPixels: MOST_PIXELS, pages: 1, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .autoOrient();
    await source
      .clone()
      .toFormat(kind === 'jpg' ? 'jpeg' : kind === 'png' ? 'png' : 'webp')
      .toFile(`${path}.drawn`);
    const { width, height } = await source
      .clone()
      .resize(PREVIEW)
      .webp({ quality: 75 })
      .toFile(`${path}.preview`);
    await rename(`${path}.drawn`, path);

    return { path: `${path}.preview`, width, height };
  } catch (error) {
    throw new Invalid([{ field: 'file', key: pictureFault(error) }]);
  }
}

const pictureFault = (error: unknown): string =>
  error instanceof Error && /pixel limit|timeout/i.test(error.message)
    ? 'files.errors.picture-large'
    : 'files.errors.picture-broken';
