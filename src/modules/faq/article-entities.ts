import { ArticleDraftEnd } from './article-draft-end.entity.js';
import { ArticleDraft } from './article-draft.entity.js';
import { ArticleRedirect } from './article-redirect.entity.js';
import { ArticleVersion } from './article-version.entity.js';
import { Article } from './article.entity.js';
import { HelpCentre } from './help-centre.entity.js';

/** Everything that is stored of articles. */
export const ARTICLE_ENTITIES = [
  Article,
  ArticleDraft,
  ArticleDraftEnd,
  ArticleRedirect,
  ArticleVersion,
  HelpCentre,
];
