import type { Words } from '../../platform/i18n/words.js';
import { LIST_TABS, MOST_COUNTED } from './article-list.query.js';
import { EDITOR_PATH, SYNONYMS_PATH } from './editor-links.js';

/** The tab of what people ask and do not find. */
export const GAPS = 'gaps';

/** What stands beside the list of articles, by the names of its words. */
export const EDITOR_TABS = [...LIST_TABS, GAPS, 'synonyms'] as const;

export type EditorTab = (typeof EDITOR_TABS)[number];

export interface EditorTabModel {
  readonly label: string;
  readonly path: string;
  readonly current: boolean;
  readonly count: string;
}

/** @param waiting what waits for somebody, by tab */
export const editorTabs = (
  current: EditorTab,
  waiting: Partial<Record<EditorTab, number>>,
  words: Words,
): EditorTabModel[] =>
  EDITOR_TABS.map((tab) => ({
    label: words.t(`editor.tabs.${tab}`),
    path: pathOf(tab),
    current: tab === current,
    count: countOf(waiting[tab] ?? 0, words),
  }));

const pathOf = (tab: EditorTab): string =>
  tab === 'synonyms' ? SYNONYMS_PATH : tab === 'all' ? EDITOR_PATH : `${EDITOR_PATH}?tab=${tab}`;

/** '' where nothing waits: a nought says no more. */
const countOf = (count: number, words: Words): string =>
  count > MOST_COUNTED ? `${MOST_COUNTED}+` : count > 0 ? words.number(count) : '';
