import { readFileSync } from 'node:fs';
import type { Language } from '../../src/platform/i18n/languages.js';
import { outsideMaterial } from '../support/absent.js';

/**
 * What real customers wrote, by the numbers of their lines in the development material; the words are read in place
 * and never kept. Each asks for money that has not arrived.
 */
const LINES: Readonly<Record<Language, { readonly file: string; readonly ids: readonly string[] }>> = {
  en: { file: '../shared/search/dev/banking_train.jsonl', ids: ['tr2704', 'tr2705', 'tr2702'] },
  'zh-CN': { file: '../shared/search/dev/zhwallet_faq_queries.jsonl', ids: ['q177', 'q51', 'q5'] },
};

/** Ours, for a place without the material. */
const OWN: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'The money I sent has not arrived.',
    'I paid a person and the payment was not received.',
    'My transfer of yesterday is still not there, please check it.',
  ],
  'zh-CN': ['我转出去的钱怎么还没有到账', '转账未到账怎么办', '昨天转的钱到现在还没到账,请帮我查一下'],
};

export interface CustomerWords {
  /** Typed into the search. */
  readonly search: string;
  /** Written into the intake, and as a first message. */
  readonly description: string;
  readonly message: string;
}

export function wordsOfCustomers(language: Language): CustomerWords {
  const { file, ids } = LINES[language];
  const path = outsideMaterial(file);
  const found = path === null ? OWN[language] : linesOf(path, ids);
  const [search = '', message = '', description = ''] = found;

  return { search, message, description };
}

function linesOf(path: string, ids: readonly string[]): string[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const texts = new Map(
    lines.map((line) => JSON.parse(line) as { id: string; text: string }).map(({ id, text }) => [id, text]),
  );

  return ids.map((id) => texts.get(id) ?? '');
}
