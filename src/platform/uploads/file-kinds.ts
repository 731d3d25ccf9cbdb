import { fileTypeFromFile } from 'file-type';

/** What people may send: pictures and PDF. Neither SVG nor HTML, which are programs; no archives. */
export const FILE_KINDS = {
  png: { type: 'image/png', endings: ['png'], isPicture: true },
  jpg: { type: 'image/jpeg', endings: ['jpg', 'jpeg'], isPicture: true },
  webp: { type: 'image/webp', endings: ['webp'], isPicture: true },
  pdf: { type: 'application/pdf', endings: ['pdf'], isPicture: false },
} as const;

export type FileKind = keyof typeof FILE_KINDS;

export const isFileKind = (word: string): word is FileKind => Object.hasOwn(FILE_KINDS, word);

/** What a file is, where its name and its first bytes say the same; null for everything else. */
export async function kindOf(path: string, name: string): Promise<FileKind | null> {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = (await fileTypeFromFile(path).catch(() => undefined))?.ext ?? '';

  return isFileKind(found) && (FILE_KINDS[found].endings as readonly string[]).includes(ending)
    ? found
    : null;
}
