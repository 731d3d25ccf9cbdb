import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { sitePath } from '../../platform/views/site-path.js';
import { windowPath } from './frame-paths.js';

export interface WidgetHomeModel {
  readonly title: string;
  readonly searchUrl: string;
  /** Nothing is asked yet. */
  readonly query: '';
  readonly requestUrl: string;
  readonly chatUrl: string;
}

export function widgetHome(request: DeskRequest): WidgetHomeModel {
  const words = wordsOf(request);
  const { language } = words;

  return {
    title: words.t('widgets.home.title'),
    searchUrl: sitePath(language, '/help/search'),
    query: '',
    requestUrl: sitePath(language, '/requests/new'),
    chatUrl: sitePath(language, '/chat'),
  };
}

export interface WidgetWindowModel {
  readonly title: string;
  readonly why: string;
  readonly url: string;
}

/** Why a page is not seen in the frame, and where it is. */
export function widgetWindow(request: DeskRequest): WidgetWindowModel {
  const words = wordsOf(request);
  const { why, to } = request.query;

  return {
    title: words.t('widgets.window.title'),
    why: words.t(why === 'storage' ? 'widgets.window.storage' : 'widgets.window.door'),
    url: windowPath(to) ?? sitePath(words.language, '/help'),
  };
}
