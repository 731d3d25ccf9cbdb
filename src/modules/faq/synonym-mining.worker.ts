import type { DatabaseAddress } from '../../config/env-values.js';
import { read } from '../../platform/database/long-read.worker.js';
import type { LongStatement } from '../../platform/database/long-reader.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { SynonymGroup } from '../../platform/search/synonym-groups.js';
import { articlePlainText } from './article-markdown.js';
import { type MinedPhrase, minedPhrases } from './synonym-mining.js';

export interface MiningTask {
  readonly address: DatabaseAddress;
  readonly lang: Language;
  /** `miningReads`, in that order. */
  readonly statements: readonly LongStatement[];
  readonly known: readonly SynonymGroup[];
}

const READ_MS = 60_000;

/** Runs in a thread of its own: reads what was asked, and finds what articles do not say. */
export async function mine({ address, lang, statements, known }: MiningTask): Promise<MinedPhrase[]> {
  const [questions = [], articles = [], redirects = [], searches = []] = await read({
    address,
    statements,
    timeoutMs: READ_MS,
  });
  const moved = new Map(redirects.map((row) => [String(row.from_slug), String(row.to_slug)]));

  return minedPhrases({
    lang,
    known,
    questions: questions.map((row) => {
      const slug = String(row.slug);

      return { text: String(row.text), slug: moved.get(slug) ?? slug };
    }),
    articles: articles.map((row) => ({
      slug: String(row.slug),
      text: [
        String(row.title),
        articlePlainText(String(row.body)),
        ...(JSON.parse(String(row.keywords)) as string[]),
      ].join(' . '),
    })),
    searches: searches.map((row) => ({ text: String(row.text), times: Number(row.times) })),
  });
}
