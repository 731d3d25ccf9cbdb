import type { FieldFault } from '../../platform/errors/app-error.js';
import { redact } from '../../platform/redaction/redact.js';
import { findException } from '../exceptions/taxonomy.js';
import { articleShape, type ArticleShape } from './article-shape.js';
import type { ArticleWords } from './article-words.js';

/** For each article that can be read: the names that can be jumped to in it (`part-1`, `step-2`, `contact-us`). */
export type KnownArticles = ReadonlyMap<string, ReadonlySet<string>>;

const LONGEST_TITLE = 200;
/** A check that separates causes names at least two. */
const LEAST_CHECKS = 2;

/** Why these words cannot go out, all reasons at once; none where they can. `slug` is their own address. */
export function articleFaults(words: ArticleWords, slug: string, known: KnownArticles): FieldFault[] {
  const shape = articleShape(words.body);
  const hidden = redact(`${words.title}\n${words.body}\n${words.keywords.join('\n')}`).hidden;
  const faults: (FieldFault | false)[] = [
    words.title.trim() === '' && { field: 'title', key: 'faq.faults.no-title' },
    words.title.length > LONGEST_TITLE && { field: 'title', key: 'faq.faults.long-title' },
    words.body.trim() === '' && { field: 'body', key: 'faq.faults.no-text' },
    words.typeCode !== null &&
      findException(words.typeCode) === null && { field: 'type', key: 'faq.faults.type' },
    ...(words.typeCode !== null && words.body.trim() !== '' ? partFaults(shape) : []),
    ...shape.images.flatMap(({ alt, src, isOurs }): (FieldFault | false)[] => [
      alt === '' && { field: 'body', key: 'faq.faults.no-alt', params: { src } },
      !isOurs && { field: 'body', key: 'faq.faults.foreign-image', params: { src } },
    ]),
    ...linkFaults(shape, slug, known),
    hidden.length > 0 && { field: 'body', key: 'faq.faults.secrets' },
  ];

  return faults.filter((fault) => fault !== false);
}

/** Links that lead nowhere: of our own by whether they are there, of others only by how they are written. */
export function linkFaults(shape: ArticleShape, slug: string, known: KnownArticles): FieldFault[] {
  return [...new Set(shape.links)]
    .filter((href) => !leadsSomewhere(href, shape, slug, known))
    .map((link) => ({ field: 'body', key: 'faq.faults.dead-link', params: { link } }));
}

function leadsSomewhere(href: string, shape: ArticleShape, slug: string, known: KnownArticles): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) {
    return /^(?:mailto|tel):./i.test(href) || (/^https?:/i.test(href) && URL.canParse(href));
  }
  const [path = '', anchor] = href.split('#');
  if (path.startsWith('/')) {
    return true;
  }
  const names = path === '' || path === slug ? shape.names : known.get(path);

  return names !== undefined && (anchor === undefined || names.has(anchor));
}

function partFaults({ checks, steps, names }: ArticleShape): (FieldFault | false)[] {
  return [
    checks < LEAST_CHECKS && { field: 'body', key: 'faq.faults.no-self-check' },
    steps === 0 && { field: 'body', key: 'faq.faults.no-steps' },
    !names.has('contact-us') && {
      field: 'body',
      key: 'faq.faults.no-contact',
      params: { mark: '{#contact-us}' },
    },
  ];
}
