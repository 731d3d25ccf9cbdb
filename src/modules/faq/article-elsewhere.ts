import { NotFound } from '../../platform/errors/app-error.js';

/** The article has another address now. Where nobody leads there, it is not at this one. */
export class ArticleMoved extends NotFound {
  constructor(readonly slug: string) {
    super('faq.errors.no-article');
  }
}

/** The article could be read once, and was taken down. */
export class ArticleGone extends NotFound {
  constructor(readonly title: string) {
    super('faq.errors.no-article');
  }
}
