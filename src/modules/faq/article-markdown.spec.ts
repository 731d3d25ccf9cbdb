import { articleHtml, articlePlainText } from './article-markdown.js';

describe('the Markdown of an article', () => {
  it('is emphasised beside Chinese punctuation', () => {
    expect(articleHtml('**请注意：“不要重复付款”。**谢谢')).toBe(
      '<p><strong>请注意：“不要重复付款”。</strong>谢谢</p>\n',
    );
  });

  it.each([
    ['a script', '<script>alert(1)</script>', '<script'],
    ['an event', '<img src=x onerror=alert(1)>', '<img'],
    ['a script in an address', '[a](javascript:alert(1))', 'href="javascript'],
    ['a script in a picture', '![a](javascript:alert(1))', 'src="javascript'],
    ['a script in encoded letters', '[a](&#106;avascript:alert(1))', '<a'],
    ['a way out of an attribute', '[a](x"onclick="alert(1))', '"onclick'],
  ])('lets no %s through', (_what, source, forbidden) => {
    expect(articleHtml(source)).not.toContain(forbidden);
  });

  it('is plain text for the search, a line a paragraph', () => {
    const source =
      '## Steps\n\n1. Check **the\nnetwork**.\n2. See [status](x).\n\n> Safe.\n\n| a | b |\n|---|---|\n| c | d |';

    expect(articlePlainText(source)).toBe('Steps\nCheck the network.\nSee status.\nSafe.\na b\nc d');
  });

  it('is plain text without markup, whatever stands in it', () => {
    expect(articlePlainText('`code` & <b>tags</b>\n\n```\nblock\n```')).toBe('code & <b>tags</b>\nblock');
    expect(articlePlainText('')).toBe('');
  });
});
