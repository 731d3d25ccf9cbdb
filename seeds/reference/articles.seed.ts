import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArticleFile } from '../../src/modules/faq/article-file.js';
import type { ArticleImportService, ArticleSource } from '../../src/modules/faq/article-import.service.js';
import { LANGUAGES } from '../../src/platform/i18n/languages.js';
import { projectRoot } from '../../src/platform/project-root.js';

/** The articles every install begins with, one file each. @throws Error naming a file that cannot be read */
export function articleSources(): ArticleSource[] {
  return LANGUAGES.flatMap((lang) => {
    const folder = join(projectRoot(), 'seeds/reference/articles', lang);

    return readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => ({ ...readArticle(join(folder, name)), lang }));
  });
}

/** Where articles are told now whose files have gone. */
export const FORMER_ADDRESSES: Readonly<Record<string, string>> = {
  'complaints-and-your-data': 'complaints-and-escalation',
};

/** Safe to run at every start. Returns how many articles were written. */
export async function seedArticles(articles: ArticleImportService): Promise<number> {
  const written = await articles.bring(articleSources());
  await articles.lead(FORMER_ADDRESSES);

  return written;
}

function readArticle(path: string) {
  try {
    return parseArticleFile(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
