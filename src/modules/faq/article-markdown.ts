import type { Token } from 'markdown-it';
import { articleMarkdown, inlineText, type MarkEnvironment } from './article-marks.js';

/** A part of an article that can be jumped to. */
export interface ArticlePart {
  readonly id: string;
  readonly title: string;
}

const markdown = articleMarkdown();
const BLOCK_ENDS = new Set(['paragraph_close', 'heading_close', 'tr_close', 'list_item_close']);
/** `## When to contact us {#contact-us}`: a heading with an address of its own. */
const NAMED = /\s*\{#([a-z][a-z-]{0,39})\}$/;
/** The part that says when to turn to us, whatever its heading is in the language. */
export const CONTACT_PART = 'contact-us';

markdown.core.ruler.push('article-parts', ({ tokens }) => {
  nameParts(tokens);
  numberSteps(tokens);
});

/**
 * An article's Markdown as HTML. Raw HTML in it is shown as text, and `javascript:` addresses stay text. Parts and
 * the steps of the first numbered list have addresses (`#part-1`, `#step-1`); what stands under "When to contact us"
 * is a box. Links to other articles are relative to the page of an article; elsewhere `linkBase` goes before them.
 */
export function articleHtml(body: string, environment: MarkEnvironment = {}): string {
  const tokens = markdown.parse(body, {});
  const from = tokens.findIndex(isContactPart);
  const render = (some: Token[]): string =>
    markdown.renderer.render(some, markdown.options, { ...environment });
  if (from < 0) {
    return render(tokens);
  }
  const rest = tokens.slice(from + 1).findIndex(endsContactPart);
  const to = rest < 0 ? tokens.length : from + 1 + rest;

  return `${render(tokens.slice(0, from))}<div class="contact-box">\n${render(tokens.slice(from, to))}</div>\n${render(tokens.slice(to))}`;
}

/** The headings of an article in their order, for its table of contents. */
export function articleParts(body: string): ArticlePart[] {
  const tokens = markdown.parse(body, {});

  return tokens.flatMap((token, index) =>
    isPart(token) ? [{ id: String(token.attrGet('id')), title: inlineText(tokens[index + 1]) }] : [],
  );
}

/** What a reader of the article reads, one line a paragraph: for the search, and for cuts from the text. */
export function articlePlainText(body: string): string {
  let text = '';

  for (const block of markdown.parse(body, {})) {
    if (block.type === 'inline') {
      text += inlineText(block);
    } else if (BLOCK_ENDS.has(block.type) && !text.endsWith('\n')) {
      text += '\n';
    } else if (block.type === 'td_close' || block.type === 'th_close') {
      text += ' ';
    } else {
      text += block.type === 'fence' || block.type === 'code_block' ? block.content : '';
    }
  }

  return text.replaceAll(/ +\n/g, '\n').trim();
}

/** The blocks of an article, its parts and steps named. */
export const articleTokens = (body: string): readonly Token[] => markdown.parse(body, {});

const isPart = ({ type, tag, level }: Token): boolean =>
  type === 'heading_open' && tag === 'h2' && level === 0;

const isContactPart = (token: Token): boolean => isPart(token) && token.attrGet('id') === CONTACT_PART;

const endsContactPart = (token: Token): boolean =>
  isPart(token) || (token.type === 'blockquote_open' && token.level === 0);

function nameParts(tokens: readonly Token[]): void {
  let count = 0;
  for (const [index, token] of tokens.entries()) {
    if (isPart(token)) {
      count += 1;
      token.attrSet('id', takeName(tokens[index + 1]) ?? `part-${count}`);
    }
  }
}

/** Takes the name out of a heading's words. */
function takeName(heading: Token | undefined): string | null {
  const last = heading?.children?.at(-1);
  const name = last?.type === 'text' ? NAMED.exec(last.content)?.[1] : undefined;
  if (!last || name === undefined) {
    return null;
  }
  last.content = last.content.replace(NAMED, '');

  return name;
}

function numberSteps(tokens: readonly Token[]): void {
  const first = tokens.findIndex(({ type, level }) => type === 'ordered_list_open' && level === 0);
  const steps = first < 0 ? [] : tokens.slice(first + 1);
  const end = steps.findIndex(({ type, level }) => type === 'ordered_list_close' && level === 0);
  steps
    .slice(0, Math.max(end, 0))
    .filter(({ type, level }) => type === 'list_item_open' && level === 1)
    .forEach((step, index) => step.attrSet('id', `step-${index + 1}`));
}
