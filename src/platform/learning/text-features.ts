import type { SynonymGroup } from '../search/synonym-groups.js';
import { chineseFeatures } from './chinese-features.js';
import { englishFeatures } from './english-features.js';
import type { FeatureMaker } from './feature-space.js';
import { withSynonyms } from './synonym-features.js';

/** How texts of a language are taken apart. Loads dictionaries: for worker threads. */
export const featuresOf = (lang: string, synonyms: readonly SynonymGroup[]): FeatureMaker =>
  withSynonyms(lang.startsWith('zh') ? chineseFeatures : englishFeatures, synonyms);
