import { Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { FileKind } from '../../platform/uploads/file-kinds.js';

/** What is known of a picture or document that is kept, of a ticket or of a request that is being written. */
export abstract class StoredFile {
  @PrimaryId()
  id!: string;

  /** Cleaned and redacted. */
  @Text({ length: 200 })
  name!: string;

  @Text({ length: 8 })
  kind!: FileKind;

  @Whole()
  size!: number;

  /** SHA-256 of what is kept. */
  @Text({ length: 64 })
  hash!: string;

  @Text({ length: 64 })
  storageId!: string;

  /** A small WebP; null for documents. */
  @Text({ length: 64, nullable: true })
  previewId!: string | null;

  @Instant()
  createdAt!: Date;
}
