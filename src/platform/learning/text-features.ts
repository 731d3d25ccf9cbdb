import { chineseFeatures } from './chinese-features.js';
import { englishFeatures } from './english-features.js';
import type { FeatureMaker } from './feature-space.js';

/** How texts of a language are taken apart. Loads dictionaries: for worker threads. */
export const featuresOf = (lang: string): FeatureMaker =>
  lang.startsWith('zh') ? chineseFeatures : englishFeatures;
