import type { MaterialLanguage, MaterialQuestion } from './material.js';

/** Of a hundred questions: the right article first, among the first three, and no article at all. */
export interface Hits {
  readonly first: number;
  readonly firstThree: number;
  readonly empty: number;
}

/** What triage said of many texts, in parts of a hundred. */
export interface Heard {
  readonly first: number;
  readonly firstThree: number;
  /** Right among the four fifths that have the highest scores. */
  readonly surest: number;
  /** It was confident of so many, and so many of these were right. */
  readonly confident: number;
  readonly confidentRight: number;
}

interface Answer {
  readonly items: readonly { readonly slug: string }[];
}

interface TriageAnswer {
  readonly articles: readonly { readonly slug: string; readonly score: number }[];
  readonly confident: boolean;
}

const SUREST = 0.8;

/** Asks one after the other, as the search learns from what it is asked. */
export async function ask(
  url: string,
  lang: MaterialLanguage,
  questions: readonly MaterialQuestion[],
): Promise<Hits> {
  const ranks: number[] = [];
  let empty = 0;
  for (const { text, intent } of questions) {
    const query = new URLSearchParams({ q: text, lang, limit: '3' });
    const { items } = await answerOf<Answer>(fetch(`${url}/api/v1/faq/search?${query}`));
    ranks.push(items.findIndex(({ slug }) => slug === intent));
    empty += Number(items.length === 0);
  }

  return { ...placed(ranks), empty: (100 * empty) / Math.max(1, questions.length) };
}

/** Has triage hear each of them. */
export async function hear(
  url: string,
  lang: MaterialLanguage,
  questions: readonly MaterialQuestion[],
): Promise<Heard> {
  const heard: { readonly rank: number; readonly score: number; readonly confident: boolean }[] = [];
  for (const { text, intent } of questions) {
    const { articles, confident } = await answerOf<TriageAnswer>(
      fetch(`${url}/api/v1/triage`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text, lang, limit: 3 }),
      }),
    );
    const rank = articles.findIndex(({ slug }) => slug === intent);
    heard.push({ rank, score: articles[0]?.score ?? 0, confident });
  }
  const surest = [...heard].sort((a, b) => b.score - a.score).slice(0, Math.round(heard.length * SUREST));
  const confident = heard.filter((one) => one.confident);
  const ranks = (list: typeof heard): number[] => list.map(({ rank }) => rank);

  return {
    ...placed(ranks(heard)),
    surest: placed(ranks(surest)).first,
    confident: (100 * confident.length) / Math.max(1, heard.length),
    confidentRight: placed(ranks(confident)).first,
  };
}

function placed(ranks: readonly number[]): Pick<Hits, 'first' | 'firstThree'> {
  const share = (isHit: (rank: number) => boolean): number =>
    (100 * ranks.filter(isHit).length) / Math.max(1, ranks.length);

  return { first: share((rank) => rank === 0), firstThree: share((rank) => rank >= 0 && rank < 3) };
}

async function answerOf<T>(asked: Promise<Response>): Promise<T> {
  const answer = await asked;
  if (!answer.ok) {
    throw new Error(`The product answered ${answer.status}: ${await answer.text()}`);
  }

  return (await answer.json()) as T;
}
