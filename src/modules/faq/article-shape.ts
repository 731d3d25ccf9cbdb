import type { Token } from 'markdown-it';
import { articleTokens } from './article-markdown.js';
import { isOwnPath } from './article-marks.js';

/** How an article is built, whatever language it is written in. */
export interface ArticleShape {
  /** What can be jumped to: `part-1`, `step-2`, `contact-us`. */
  readonly names: ReadonlySet<string>;
  /** Where its links lead, as they are written. */
  readonly links: readonly string[];
  readonly images: readonly { readonly src: string; readonly alt: string; readonly isOurs: boolean }[];
  /** Items of the list that stands before the steps: what one looks at first. */
  readonly checks: number;
  /** Items of the first numbered list. */
  readonly steps: number;
}

export function articleShape(body: string): ArticleShape {
  const tokens = articleTokens(body);
  const inner = tokens.flatMap(({ children }) => children ?? []);
  const steps = tokens.findIndex(({ type, level }) => type === 'ordered_list_open' && level === 0);
  const checks = tokens.findIndex(({ type, level }) => type === 'bullet_list_open' && level === 0);

  return {
    names: new Set(
      tokens.flatMap((token) => {
        const name = token.attrGet('id');

        return name === null ? [] : [String(name)];
      }),
    ),
    links: inner.flatMap((token) => (token.type === 'link_open' ? [attribute(token, 'href')] : [])),
    images: inner
      .filter(({ type }) => type === 'image')
      .map((token) => ({
        src: attribute(token, 'src'),
        alt: token.content.trim(),
        isOurs: isOwnPath(attribute(token, 'src')),
      })),
    checks: checks >= 0 && (steps < 0 || checks < steps) ? itemsOf(tokens, checks) : 0,
    steps: steps < 0 ? 0 : itemsOf(tokens, steps),
  };
}

const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? '');

/** Of a list that stands by itself, without those of lists within it. */
function itemsOf(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex(
    ({ type, level }, at) => at > from && level === 0 && type.endsWith('_list_close'),
  );

  return tokens
    .slice(from, end < 0 ? tokens.length : end)
    .filter(({ type, level }) => type === 'list_item_open' && level === 1).length;
}
