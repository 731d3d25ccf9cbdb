import type { EntityManager } from 'typeorm';
import type { FieldFault } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import { articleFaults, type KnownArticles } from './article-faults.js';
import { ArticleRedirect } from './article-redirect.entity.js';
import { articleShape } from './article-shape.js';
import { Article } from './article.entity.js';
import { ARTICLE_SLUG, type ArticleVisibility, type ArticleWords } from './article-words.js';
import { IS_CURRENT } from './help-centre.entity.js';

/** Why these words cannot go out at this address. Reads only the articles that they lead to. */
export async function faultsOf(
  manager: EntityManager,
  words: ArticleWords,
  { slug, lang }: { readonly slug: string; readonly lang: Language },
): Promise<FieldFault[]> {
  const slugs = articleShape(words.body).links.flatMap((link) => {
    const [path = ''] = link.split('#');

    return path !== slug && ARTICLE_SLUG.test(path) ? [path] : [];
  });

  return articleFaults(words, slug, await knownAmong(manager, [...new Set(slugs)], lang, words.visibility));
}

/** Those that a reader of this language gets, by way of a redirect too; only the staff's articles lead to the staff's. */
async function knownAmong(
  manager: EntityManager,
  slugs: readonly string[],
  lang: Language,
  visibility: ArticleVisibility,
): Promise<KnownArticles> {
  if (slugs.length === 0) {
    return new Map();
  }
  const redirects = await manager
    .getRepository(ArticleRedirect)
    .createQueryBuilder('r')
    .where('r.fromSlug IN (:...slugs)', { slugs })
    .getMany();
  const articles = await manager
    .getRepository(Article)
    .createQueryBuilder('a')
    .where('a.slug IN (:...slugs)', { slugs: [...slugs, ...redirects.map(({ toSlug }) => toSlug)] })
    .andWhere(IS_CURRENT)
    .andWhere(`a.status <> 'draft'`)
    .getMany();
  const known = new Map<string, ReadonlySet<string>>();
  for (const slug of slugs) {
    const at = (place: string): Article[] =>
      articles.filter(
        (one) => one.slug === place && (one.visibility === 'public' || visibility === 'internal'),
      );
    const [own, moved] = [at(slug), at(redirects.find((one) => one.fromSlug === slug)?.toSlug ?? '')];
    const found = own.length > 0 ? own : moved;
    const best = found.find((one) => one.lang === lang) ?? found[0];
    if (best) {
      known.set(slug, articleShape(best.body).names);
    }
  }

  return known;
}
