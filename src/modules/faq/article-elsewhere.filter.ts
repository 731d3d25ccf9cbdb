import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest, DeskResponse } from '../../platform/http/request-context.js';
import { ArticleGone, ArticleMoved } from './article-elsewhere.js';
import { articleUrl, chatUrl, helpUrl, requestUrl, searchUrl } from './help-links.js';

/** Leads to where an article is now, for good; where it is gone, to the search with its title. */
@Catch(ArticleMoved, ArticleGone)
export class ArticleElsewhere implements ExceptionFilter<ArticleMoved | ArticleGone> {
  catch(elsewhere: ArticleMoved | ArticleGone, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const words = wordsOf(http.getRequest<DeskRequest>());
    const response = http.getResponse<DeskResponse>();
    const { language } = words;
    if (elsewhere instanceof ArticleMoved) {
      response.redirect(301, articleUrl(language, elsewhere.slug));

      return;
    }
    response.status(410).render('faq/gone', {
      title: words.t('faq.gone.title'),
      section: words.t('faq.home.name'),
      helpUrl: helpUrl(language),
      searchUrl: searchUrl(language),
      query: elsewhere.title,
      requestUrl: requestUrl(language),
      chatUrl: chatUrl(language),
    });
  }
}
