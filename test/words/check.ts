import { faultsOf, ownVocabulary } from './faults.js';

/** Part of `npm run build`: ends with code 1, and a list, where words are missing, unused or unequal. */
const faults = faultsOf(ownVocabulary());
if (faults.length > 0) {
  process.stderr.write(`The words are not complete:\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  process.exitCode = 1;
}
