import type { Language } from '../../platform/i18n/languages.js';
import type { SynonymGroup } from '../../platform/search/synonym-groups.js';
import { saysSomething } from '../../platform/search/text-analyser.js';
import { fold } from '../../platform/search/text-folding.js';
import { type TextUnit, unitsOf } from '../../platform/search/text-units.js';
import { LONGEST_EXPRESSION, searchKey } from './synonym-expressions.js';

export interface MiningSources {
  readonly lang: Language;
  /** What was asked, and the article that answered it. */
  readonly questions: readonly { readonly text: string; readonly slug: string }[];
  /** Everything that may be read, with all words that the search knows it by. */
  readonly articles: readonly { readonly slug: string; readonly text: string }[];
  /** What was searched in vain, and how often. */
  readonly searches: readonly { readonly text: string; readonly times: number }[];
  /** What means the same already, or was decided. */
  readonly known: readonly SynonymGroup[];
}

/** A phrase that customers use for an article which does not hold it; `slug` is '' where none has answered. */
export interface MinedPhrase {
  readonly phrase: string;
  readonly slug: string;
  readonly questions: number;
}

interface Phrase {
  readonly key: string;
  readonly text: string;
}

/** Fewer may be one person's way of speaking; and no phrase of so many can tell who said it. */
const LEAST_QUESTIONS = 3;
/** Of all questions that hold a phrase, so many were answered by the one article: it means that one. */
const LEAST_SHARE = 0.75;
const LONGEST_WORDS = 3;
const LONGEST_HAN = 4;
const MOST_EACH = 5;
const MOST = 100;
const DIGIT = /\p{N}/u;

/** What customers say and articles do not, the most frequent first. Pure, and linear in the length of the questions. */
export function minedPhrases({ questions, articles, searches, known }: MiningSources): MinedPhrase[] {
  const texts = new Map(articles.map(({ slug, text }) => [slug, ` ${searchKey(text)} `]));
  const taken = new Set(known.flat().map(searchKey));
  const counts = countsOf(questions.filter(({ slug }) => texts.has(slug)));
  const found = [...counts].flatMap(([key, { text, by }]) => {
    const all = [...by.values()].reduce((sum, count) => sum + count, 0);

    return [...by].flatMap(([slug, count]) =>
      count >= LEAST_QUESTIONS &&
      count >= all * LEAST_SHARE &&
      !taken.has(key) &&
      !texts.get(slug)?.includes(` ${key} `)
        ? [{ phrase: text, key, slug, questions: count }]
        : [],
    );
  });
  const inVain = searches.flatMap(({ text, times }) => {
    const [phrase] = wholePhrase(text);
    const isNew =
      phrase !== undefined &&
      times >= LEAST_QUESTIONS &&
      !taken.has(phrase.key) &&
      ![...texts.values()].some((article) => article.includes(` ${phrase.key} `));

    return isNew ? [{ phrase: phrase.text, key: phrase.key, slug: '', questions: times }] : [];
  });

  return withoutParts([...found, ...inVain])
    .slice(0, MOST)
    .map(({ phrase, slug, questions: count }) => ({ phrase, slug, questions: count }));
}

/** In how many questions of each article a phrase stands. A question that came twice counts once. */
function countsOf(questions: MiningSources['questions']) {
  const counts = new Map<string, { readonly text: string; readonly by: Map<string, number> }>();
  const seen = new Set<string>();
  for (const { text, slug } of questions) {
    const whole = `${slug} ${searchKey(text)}`;
    if (seen.has(whole)) {
      continue;
    }
    seen.add(whole);
    for (const phrase of phrasesIn(text)) {
      const known = counts.get(phrase.key) ?? { text: phrase.text, by: new Map<string, number>() };
      known.by.set(slug, (known.by.get(slug) ?? 0) + 1);
      counts.set(phrase.key, known);
    }
  }

  return counts;
}

/** The phrases of a question, each once; never the whole of it. */
function phrasesIn(question: string): Phrase[] {
  const { text } = fold(question);
  const units = unitsOf(text);
  const phrases = new Map<string, Phrase>();
  for (const [from, first] of units.entries()) {
    const most = Math.min(first.script === 'han' ? LONGEST_HAN : LONGEST_WORDS, units.length - from);
    for (let length = first.script === 'han' ? 2 : 1; length <= most; length += 1) {
      const phrase = length < units.length ? phraseOf(text, units.slice(from, from + length)) : null;
      if (phrase) {
        phrases.set(phrase.key, phrase);
      }
    }
  }

  return [...phrases.values()];
}

/** A search that is no longer than a phrase is one itself. */
function wholePhrase(search: string): Phrase[] {
  const { text } = fold(search);
  const units = unitsOf(text);
  const most = units[0]?.script === 'han' ? LONGEST_HAN * 2 : LONGEST_WORDS;
  const phrase = units.length > 0 && units.length <= most ? phraseOf(text, units) : null;

  return phrase ? [phrase] : [];
}

/** Null for what goes over the end of a sentence, is mere frame, or holds a figure: those are somebody's own. */
function phraseOf(text: string, units: readonly TextUnit[]): Phrase | null {
  const [first] = units;
  const last = units.at(-1);
  if (!first || !last || !saysSomething(first) || !saysSomething(last)) {
    return null;
  }
  const isOne = units.every((unit, at) => {
    const before = units[at - 1];
    const between = before ? text.slice(before.end, unit.start) : '';

    return (
      unit.script === first.script &&
      !DIGIT.test(unit.text) &&
      (unit.script === 'han' ? between === '' : before === undefined || /^[\s-]+$/.test(between))
    );
  });
  const phrase = text.slice(first.start, last.end).replace(/\s+/g, ' ');

  return isOne && phrase.length <= LONGEST_EXPRESSION
    ? { key: units.map(({ stem }) => stem).join(' '), text: phrase }
    : null;
}

/** Of phrases within each other the more frequent, and of those the longer one; a few for each article. */
function withoutParts<T extends { readonly key: string; readonly slug: string; readonly questions: number }>(
  found: readonly T[],
): T[] {
  const chosen = new Map<string, T[]>();
  const sorted = found.toSorted(
    (a, b) => b.questions - a.questions || b.key.length - a.key.length || (a.key < b.key ? -1 : 1),
  );
  for (const one of sorted) {
    const own = chosen.get(one.slug) ?? [];
    const isPart = own.some(
      ({ key }) => ` ${key} `.includes(` ${one.key} `) || ` ${one.key} `.includes(` ${key} `),
    );
    if (!isPart && (own.length < MOST_EACH || one.slug === '')) {
      chosen.set(one.slug, [...own, one]);
    }
  }

  return [...chosen.values()]
    .flat()
    .toSorted((a, b) => b.questions - a.questions || (a.key < b.key ? -1 : 1));
}
