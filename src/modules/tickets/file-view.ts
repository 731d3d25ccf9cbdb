import type { Words } from '../../platform/i18n/words.js';
import type { LiveFile } from '../../platform/realtime/live-protocol.js';
import type { EntryFact } from './entry.entity.js';
import type { TicketFile } from './ticket-file.entity.js';

export const FILE_FACT = 'file';

/** What the record keeps of a file for ever: where it lies for its readers, its name, size and hash. */
export const fileFact = (
  ticket: string,
  { id, name, size, hash, previewId }: Pick<TicketFile, 'id' | 'name' | 'size' | 'hash' | 'previewId'>,
): EntryFact => ({
  key: FILE_FACT,
  params: { ticket, file: id, name, size, hash, preview: previewId === null ? 0 : 1 },
});

/** The file of an entry, as a timeline shows it; null for other entries. */
export function fileView({ key, params }: EntryFact, words: Words): LiveFile | null {
  if (key !== FILE_FACT) {
    return null;
  }
  const path = `/tickets/${String(params.ticket)}/files/${String(params.file)}`;

  return {
    name: String(params.name),
    sizeText: words.bytes(Number(params.size)),
    hash: String(params.hash),
    path,
    preview: params.preview === 1 ? `${path}/preview` : null,
  };
}
