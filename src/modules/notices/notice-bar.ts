import type { Env } from '../../config/env.js';
import type { PageBar } from '../../platform/http/page-locals.js';
import { hiddenFor, hidePath, rememberHidden } from './hidden-notices.js';
import type { NoticeLines } from './notice-lines.js';

/** Notices above the header of every public page, without those that its reader has hidden. */
export const noticeBarOf = (lines: NoticeLines, env: Env): PageBar => ({
  remember: (request, response) => rememberHidden(request, response, env),
  model: (request, words) => lines.bar(words, hiddenFor(request, env), (mark) => hidePath(request, mark)),
});
