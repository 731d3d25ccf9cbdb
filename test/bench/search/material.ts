import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { outsideMaterial } from '../../support/absent.js';

export type MaterialLanguage = 'en' | 'zh-CN';

export interface MaterialArticle {
  readonly slug: string;
  readonly lang: MaterialLanguage;
  readonly title: string;
  readonly body: string;
}

/** A question of a real customer, and the article that answers it. */
export interface MaterialQuestion {
  readonly id: string;
  readonly text: string;
  readonly intent: string;
}

const FOLDER = '../shared/search/dev';

/** The lines of a file beside the repository; null where the material is absent. */
export function material<T>(name: string): readonly T[] | null {
  const path = outsideMaterial(`${FOLDER}/${name}.jsonl`);

  return path === null
    ? null
    : readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as T);
}

/** Nobody tunes anything by these questions: about a fifth, told by their text. */
export const isTestPart = ({ text }: { readonly text: string }): boolean =>
  '012'.includes(createHash('sha256').update(text).digest('hex').charAt(0));

/** The articles of both languages; null where the material is absent. */
export function materialArticles(): readonly MaterialArticle[] | null {
  const english = material<MaterialArticle>('faq_en');
  const chinese = material<MaterialArticle>('faq_zh');

  return english && chinese ? [...english, ...chinese] : null;
}
