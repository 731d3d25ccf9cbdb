import { pathToFileURL } from 'node:url';
import { parseDatabaseUrl } from '../../../src/config/env-values.js';
import { SEARCH_SYNONYMS } from '../../../src/modules/faq/search-synonyms.js';
import { trainingReads } from '../../../src/modules/faq/training-reads.js';
import type { train as Train } from '../../../src/modules/faq/question-training.worker.js';
import { fromRoot } from '../../support/root.js';

/**
 * The limit of what learning may take: the product's own worker, alone in a process, over the database that is named
 * on its line. Says what it took of a processor, and how much memory at most.
 */
const [url = '', lang = '', file = ''] = process.argv.slice(2);
const worker = pathToFileURL(fromRoot('dist/app/question-training.worker.js')).href;
const { train } = (await import(worker)) as { readonly train: typeof Train };
const report = await train({
  address: parseDatabaseUrl(url),
  lang,
  statements: trainingReads(lang),
  synonyms: SEARCH_SYNONYMS,
  before: null,
  file,
});
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.stdout.write(
  `${JSON.stringify({ ...report, seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1_024 })}\n`,
);
