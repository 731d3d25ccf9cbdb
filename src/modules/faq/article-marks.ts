import MarkdownIt, { type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';

/** What stands aside from the text: `> [!warn] Never pay for an unlock.` */
const CALLOUTS = ['note', 'warn', 'safety'] as const;

/** What the renderer is told beside the text. */
export interface MarkEnvironment {
  /** Before an address that is only a slug: `/en/help/a/`. */
  readonly linkBase?: string;
}

const CALLOUT = /^\[!(note|warn|safety)\]\s*/;
const KEY = /\[\[([^[\]\n]{1,30})\]\]/y;
/** `![A green tick](/pictures/tick.png "640x360")`: the size, so that nothing jumps while it loads. */
const SIZE = /^(\d{1,4})x(\d{1,4})$/;
/** A slug, perhaps with a part of its article. */
const RELATIVE = /^[\w-]{1,80}(?:#[\w-]*)?$/;

/** A path of this very server: nobody else learns who reads what, and the policy for pages lets nothing else load. */
export const isOwnPath = (src: string): boolean => /^\/(?![/\\])/.test(src);

/**
 * Markdown as our articles may use it: no HTML, headings of the second to fourth level, callouts, key caps, tables that
 * scroll for themselves, pictures of our own.
 */
export function articleMarkdown(): InstanceType<typeof MarkdownIt> {
  // Without the plug-in, emphasis that ends in Chinese punctuation stays literal asterisks.
  const markdown = new MarkdownIt({ html: false, linkify: false }).use(cjkFriendly);
  markdown.inline.ruler.before('link', 'key', (state, silent) => {
    KEY.lastIndex = state.pos;
    const [all, name] = KEY.exec(state.src) ?? [];
    if (all === undefined || name === undefined) {
      return false;
    }
    if (!silent) {
      state.push('key', 'kbd', 0).content = name;
    }
    state.pos += all.length;

    return true;
  });
  markdown.core.ruler.push('article-marks', ({ tokens }) => {
    keepLevels(tokens);
    markCallouts(tokens);
    nameTables(tokens);
  });
  const { rules } = markdown.renderer;
  const escaped = markdown.utils.escapeHtml;
  rules['key'] = (tokens, index) => `<kbd>${escaped(tokens[index]?.content ?? '')}</kbd>`;
  rules['table_open'] = (tokens, index) =>
    `<div class="table-scroll" role="region" tabindex="0" aria-label="${escaped(String(tokens[index]?.meta?.['name'] ?? ''))}">\n<table>\n`;
  rules['table_close'] = () => '</table>\n</div>\n';
  rules['image'] = (tokens, index) => imageHtml(tokens[index], escaped);
  rules['link_open'] = (tokens, index, options, environment, renderer) => {
    const { linkBase } = (environment ?? {}) as MarkEnvironment;
    const href = String(tokens[index]?.attrGet('href') ?? '');
    if (RELATIVE.test(href) && linkBase) {
      tokens[index]?.attrSet('href', `${linkBase}${href}`);
    }

    return renderer.renderToken(tokens, index, options);
  };

  return markdown;
}

/** Pictures of others are named, not loaded. */
function imageHtml(image: Token | undefined, escaped: (text: string) => string): string {
  const src = String(image?.attrGet('src') ?? '');
  const alt = escaped(image?.content ?? '');
  if (!isOwnPath(src)) {
    return alt;
  }
  const [, width, height] = SIZE.exec(String(image?.attrGet('title') ?? '')) ?? [];
  const size = width && height ? ` width="${width}" height="${height}"` : '';

  return `<img src="${escaped(src)}" alt="${alt}"${size} loading="lazy">`;
}

/** The page has its title; below it come the parts, and nothing deeper than their parts' parts. */
function keepLevels(tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      token.tag = `h${Math.min(4, Math.max(2, Number(token.tag.slice(1))))}`;
    }
  }
}

function markCallouts(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const first = tokens[index + 2]?.children?.[0];
    const kind = first?.type === 'text' ? CALLOUT.exec(first.content)?.[1] : undefined;
    if (token.type === 'blockquote_open' && first && CALLOUTS.some((known) => known === kind)) {
      first.content = first.content.replace(CALLOUT, '');
      token.attrSet('class', `callout callout-${kind}`);
    }
  }
}

/** A table that scrolls is named by the heads of its columns, in whatever language it is written. */
function nameTables(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'table_open') {
      const end = tokens.findIndex(({ type }, at) => at > index && type === 'thead_close');
      const heads = tokens.slice(index, end).filter(({ type }) => type === 'inline');
      token.meta = { name: heads.map((head) => inlineText(head)).join(', ') };
    }
  }
}

/** What a reader reads of a line. */
export function inlineText(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
    .join('');
}
