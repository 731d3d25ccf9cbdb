import type { FieldSpec } from '../../platform/http/form-model.js';

/** `{{> file-form}}` prints it on either side's page of a ticket. */
export const FILE_FIELD = {
  label: 'files.add.label',
  hint: 'files.add.hint',
  type: 'file',
  required: true,
} as const satisfies FieldSpec;
