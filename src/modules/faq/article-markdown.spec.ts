import { articleHtml, articleParts, articlePlainText } from './article-markdown.js';

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

  it('has addresses for its parts and for the steps of its first list', () => {
    const source = '## Steps\n\n1. One\n   1. Within\n2. Two\n\n## Later\n\n1. Other';

    expect(articleHtml(source).match(/id="[^"]*"/g)).toEqual([
      'id="part-1"',
      'id="step-1"',
      'id="step-2"',
      'id="part-2"',
    ]);
    expect(articleParts(source)).toEqual([
      { id: 'part-1', title: 'Steps' },
      { id: 'part-2', title: 'Later' },
    ]);
  });

  it('takes the name of a part out of its heading, and boxes what is about contact', () => {
    const source = '## Before\n\na\n\n## When to **call** {#contact-us}\n\nb\n\n> Safe.';
    const html = articleHtml(source);

    expect(articleParts(source)[1]).toEqual({ id: 'contact-us', title: 'When to call' });
    expect(articlePlainText(source)).not.toContain('{#');
    expect(html).toMatch(
      /<div class="contact-box">\n<h2 id="contact-us">[\s\S]*<p>b<\/p>\n<\/div>\n<blockquote>/,
    );
  });

  it.each(['## A {#x" onclick="a}', '## A {#<b>}', '## {#}', '1.', '## Last {#contact-us}'])(
    'stays whole where a heading is strange: %j',
    (source) => {
      const html = articleHtml(source);

      expect(html).not.toMatch(/onclick="|<b>/);
      expect(html.match(/<div/g)?.length).toBe(html.match(/<\/div>/g)?.length);
    },
  );
});
