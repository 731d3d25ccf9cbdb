import type { TextFeature } from './feature-space.js';

/** More than this, and a story has begun. */
const MOST_PAIRED = 20;

/** Every two of the first ones, in any order. What is said twice counts once. */
export function pairsOf(
  singles: readonly Omit<TextFeature, 'group'>[],
  kind: string,
  group: number,
): TextFeature[] {
  const known = new Map<string, Omit<TextFeature, 'group'>>();
  for (const single of singles) {
    if (known.size < MOST_PAIRED && !known.has(single.name)) {
      known.set(single.name, single);
    }
  }
  const sorted = [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1));

  return sorted.flatMap((one, at) =>
    sorted.slice(at + 1).map((other) => ({
      name: `${kind} ${one.name} ${other.name}`,
      group,
      start: Math.min(one.start, other.start),
      end: Math.max(one.end, other.end),
    })),
  );
}
