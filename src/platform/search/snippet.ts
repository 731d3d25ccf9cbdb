import type { Token } from './text-analyser.js';

/** A cut from a text, and the stretches of it that answer the question (UTF-16 units of `text`, end excluded). */
export interface Snippet {
  readonly text: string;
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

interface Hit extends Token {
  readonly worth: number;
}

/** About two lines on a page: a Chinese character is twice as wide as a Latin one. */
const LENGTH = { han: 80, other: 160 };
const SENTENCE_END = /[.!?。！？；\n]/;
const LATIN = /[A-Za-z0-9\u00c0-\u024f]/;
const LONGEST_WORD = 20;
const ELLIPSIS = '…';

/**
 * The part of `body` that says most about a question.
 *
 * @param tokens all terms of the body
 * @param worth what a term adds; 0 for a term that was not asked for
 */
export function snippetOf(body: string, tokens: readonly Token[], worth: (term: string) => number): Snippet {
  const length = /\p{Script=Han}/u.test(body) ? LENGTH.han : LENGTH.other;
  const hits = hitsIn(tokens, worth);
  const start = sentenceStart(body, richestStart(hits, length), length);
  const end = wordEnd(body, Math.min(body.length, start + length));
  const lead = start > 0 ? ELLIPSIS : '';
  const text = `${lead}${body.slice(start, end).replaceAll('\n', ' ')}${end < body.length ? ELLIPSIS : ''}`;
  const ranges = merged(hits.filter((hit) => hit.start >= start && hit.end <= end)).map(
    ([from, to]) => [from - start + lead.length, to - start + lead.length] as const,
  );

  return { text, ranges };
}

function hitsIn(tokens: readonly Token[], worth: (term: string) => number): Hit[] {
  const hits: Hit[] = [];

  for (const { term, start, end } of tokens) {
    const value = worth(term);
    if (value > 0) {
      hits.push({ term, start, end, worth: value });
    }
  }

  return hits.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Where a window of this length holds the most: each term counts once in it. */
function richestStart(hits: readonly Hit[], length: number): number {
  const inside = new Map<string, number>();
  let best = { start: 0, sum: 0 };
  let sum = 0;
  let first = 0;

  for (const hit of hits) {
    const count = inside.get(hit.term) ?? 0;
    inside.set(hit.term, count + 1);
    sum += count === 0 ? hit.worth : 0;

    for (let oldest = hits[first]; oldest && hit.end - oldest.start > length; oldest = hits[first]) {
      const left = (inside.get(oldest.term) ?? 1) - 1;
      inside.set(oldest.term, left);
      sum -= left === 0 ? oldest.worth : 0;
      first += 1;
    }
    // A hair more is no reason to prefer a later place: floating point would decide.
    if (sum > best.sum + 1e-9) {
      best = { start: hits[first]?.start ?? 0, sum };
    }
  }

  return best.start;
}

/** Back to where the sentence begins, if that leaves most of the room for the hit. */
function sentenceStart(body: string, hit: number, length: number): number {
  const earliest = Math.max(0, hit - Math.floor(length / 3));

  for (let at = hit; at > earliest; at -= 1) {
    if (SENTENCE_END.test(body.charAt(at - 1))) {
      return at + (body.slice(at).length - body.slice(at).trimStart().length);
    }
  }

  return earliest === 0 ? 0 : hit;
}

/** Back to where a Latin word begins, rather than through it. */
function wordEnd(body: string, end: number): number {
  let at = end;

  while (at > end - LONGEST_WORD && LATIN.test(body.charAt(at - 1)) && LATIN.test(body.charAt(at))) {
    at -= 1;
  }

  return at > end - LONGEST_WORD ? at : end;
}

function merged(hits: readonly Hit[]): [number, number][] {
  const ranges: [number, number][] = [];

  for (const { start, end } of hits) {
    const last = ranges.at(-1);

    if (last && start <= last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      ranges.push([start, end]);
    }
  }

  return ranges;
}
