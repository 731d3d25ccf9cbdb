import MarkdownIt from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';

// Without the plug-in, emphasis that ends in Chinese punctuation stays literal asterisks.
const markdown = new MarkdownIt({ html: false, linkify: false }).use(cjkFriendly);
const BLOCK_ENDS = new Set(['paragraph_close', 'heading_close', 'tr_close', 'list_item_close']);

/** An article's Markdown as HTML. Raw HTML in it is shown as text, and `javascript:` addresses stay text. */
export function articleHtml(body: string): string {
  return markdown.render(body);
}

/** What a reader of the article reads, one line a paragraph: for the search, and for cuts from the text. */
export function articlePlainText(body: string): string {
  let text = '';

  for (const block of markdown.parse(body, {})) {
    if (block.type === 'inline') {
      for (const { type, content } of block.children ?? []) {
        text += type === 'softbreak' || type === 'hardbreak' ? ' ' : content;
      }
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
