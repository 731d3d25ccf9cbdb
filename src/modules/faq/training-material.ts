import type { Example } from '../../platform/learning/example.js';
import { articlePlainText } from './article-markdown.js';
import { typeLabel, typeOfLabel } from './question-labels.js';

export interface TaggedQuestion {
  readonly text: string;
  readonly slug: string | null;
  readonly type_code: string | null;
}

export interface HelpArticle {
  readonly slug: string;
  readonly type_code: string | null;
  readonly title: string;
  readonly body: string;
}

export interface TrainingSources {
  readonly questions: readonly TaggedQuestion[];
  readonly articles: readonly HelpArticle[];
  /** Where an article has moved to. */
  readonly redirects: ReadonlyMap<string, string>;
}

export interface TrainingMaterial {
  readonly labels: readonly string[];
  readonly examples: readonly Example[];
  readonly sentences: readonly Example[];
}

/** More than this cannot be told apart by what was asked, and would take minutes to learn. */
const MOST_LABELS = 600;
const MOST_SENTENCES = 4_000;
const MOST_SENTENCES_EACH = 8;
const SHORTEST_SENTENCE = 8;
const SENTENCE_END = /(?<=[.!?。！？])\s*|\n+/;

/**
 * What there is to learn: each past question with the article that answers it today. One that is known by its type
 * counts for the article about that type; one whose article is gone counts for nothing.
 */
export function trainingMaterial({ questions, articles, redirects }: TrainingSources): TrainingMaterial {
  const open = new Set(articles.map(({ slug }) => slug));
  const ofType = new Map(
    articles.toReversed().flatMap(({ slug, type_code: type }) => (type === null ? [] : [[type, slug]])),
  );
  const tagged = questions.flatMap(({ text, slug, type_code: type }) => {
    const moved = slug === null ? undefined : open.has(slug) ? slug : redirects.get(slug);
    const label = moved ?? (type === null ? undefined : (ofType.get(type) ?? typeLabel(type)));
    const isKnown = label !== undefined && (open.has(label) || typeOfLabel(label) !== null);

    return isKnown ? [{ text, label }] : [];
  });
  const labels = labelsOf(tagged, articles);
  const chosen = new Set(labels);
  const each = Math.min(MOST_SENTENCES_EACH, Math.floor(MOST_SENTENCES / Math.max(1, labels.length)));

  return {
    labels,
    examples: tagged.filter(({ label }) => chosen.has(label)),
    sentences: articles
      .filter(({ slug }) => chosen.has(slug))
      .flatMap((article) =>
        sentencesOf(article)
          .slice(0, each)
          .map((text) => ({ text, label: article.slug })),
      ),
  };
}

/** All articles where they are few; else those that were asked for most. In the order of their names. */
function labelsOf(tagged: readonly Example[], articles: readonly HelpArticle[]): string[] {
  const counts = new Map(
    articles.length <= MOST_LABELS ? articles.map(({ slug }): [string, number] => [slug, 0]) : [],
  );
  for (const { label } of tagged) {
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }

  return [...counts]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, MOST_LABELS)
    .map(([label]) => label)
    .sort();
}

function sentencesOf({ title, body }: HelpArticle): string[] {
  const sentences = articlePlainText(body)
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter(({ length }) => length >= SHORTEST_SENTENCE);

  return [title, ...sentences];
}
