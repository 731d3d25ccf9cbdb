import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { outsideMaterial } from '../../support/absent.js';
import { repositoryRoot } from '../../support/root.js';

export interface GsmaSchemas {
  /** What is wrong with an answer by the unmodified OpenAPI definition; empty where nothing is. */
  faults(schema: string, answer: unknown): string[];
}

/** Within the folder. */
export const GSMA_DEFINITION = 'mm-1.2/mobile-money-api-specification-1.2.0-master_0.yaml';

/** Where the contract material lies (`GSMA_CONTRACT_DIR`); null, once said aloud, where it is not at hand. */
export function gsmaFolder(): string | null {
  const folder = resolve(repositoryRoot, process.env['GSMA_CONTRACT_DIR'] ?? '../shared/gsma');

  return outsideMaterial(relative(repositoryRoot, folder));
}

/** The schemas of GSMA Mobile Money API 1.2, read in place; null where they are not at hand. */
export function gsmaSchemas(): GsmaSchemas | null {
  const folder = gsmaFolder();

  if (folder === null) {
    return null;
  }

  // One of the standard's own patterns is invalid under the `u` flag.
  const ajv = new AjvDraft04.default({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(parse(readFileSync(join(folder, GSMA_DEFINITION), 'utf8')), 'gsma');

  const compiled = new Map<string, ReturnType<typeof ajv.compile>>();

  return {
    faults(schema, answer) {
      const validate = compiled.get(schema) ?? ajv.compile({ $ref: `gsma#/components/schemas/${schema}` });
      compiled.set(schema, validate);

      validate(answer);
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    },
  };
}
