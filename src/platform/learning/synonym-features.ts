import { type SynonymGroup, SynonymGroups } from '../search/synonym-groups.js';
import { fold } from '../search/text-folding.js';
import { unitsOf } from '../search/text-units.js';
import { pairsOf } from './feature-pairs.js';
import { type FeatureMaker, hashOf, READ_LENGTH } from './feature-space.js';

/** What groups of synonyms count beside words. Measured. */
const WEIGHT = 0.7;

/**
 * Knows too which groups of synonyms a text says something of, alone and in pairs: so what was asked with `wire` is
 * known for `transfer` as well. A group goes by its expressions, so that none moves when another one comes or goes.
 */
export function withSynonyms(maker: FeatureMaker, synonyms: readonly SynonymGroup[]): FeatureMaker {
  const groups = new SynonymGroups(synonyms);
  const names = synonyms.map((expressions) => String(hashOf(expressions.join('='))));
  const group = maker.groups.length;

  return {
    groups: [...maker.groups, WEIGHT],
    // What a group of synonyms is known by are words: it stands with them.
    parts: maker.parts.map((part, at) => (at === 0 ? [...part, group] : part)),
    featuresOf(source) {
      const text = source.slice(0, READ_LENGTH);
      const { text: folded, starts, ends } = fold(text);
      const said = groups.groupsIn(unitsOf(folded)).map(({ group: number, start, end }) => ({
        name: names[number] ?? '',
        start: starts[start] ?? 0,
        end: ends[end - 1] ?? text.length,
      }));
      const known = new Set<string>();
      const singles = said.filter(({ name }) => !known.has(name) && known.add(name));

      return [
        ...maker.featuresOf(source),
        ...singles.map((one) => ({ ...one, name: `g ${one.name}`, group })),
        ...pairsOf(singles, 'h', group),
      ];
    },
  };
}
