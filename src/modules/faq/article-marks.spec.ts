import { articleHtml, articlePlainText } from './article-markdown.js';
import { articleShape } from './article-shape.js';

describe('what an article may use beside text', () => {
  it('stands aside where it is a note, a warning, or about safety', () => {
    const html = articleHtml('> [!warn] **Careful.** Wait.\n\n> [!loud] No.');

    expect(html).toContain(
      '<blockquote class="callout callout-warn">\n<p><strong>Careful.</strong> Wait.</p>',
    );
    expect(html).toContain('<blockquote>\n<p>[!loud] No.</p>');
    expect(articlePlainText('> [!note] Read this.')).toBe('Read this.');
  });

  it('scrolls a table for itself, under the names of its columns', () => {
    expect(articleHtml('| When | "Fee" |\n|---|---|\n| now | 1 |')).toContain(
      '<div class="table-scroll" role="region" tabindex="0" aria-label="When, &quot;Fee&quot;">\n<table>',
    );
  });

  it('shows pictures of our own, with words and size, and only the words of others', () => {
    expect(articleHtml('![A "tick"](/pictures/tick.png "640x360")')).toBe(
      '<p><img src="/pictures/tick.png" alt="A &quot;tick&quot;" width="640" height="360" loading="lazy"></p>\n',
    );
    for (const src of ['https://elsewhere.example/a.png', '//elsewhere.example/a.png', 'a.png']) {
      expect(articleHtml(`![A tick](${src})`)).not.toContain('<img');
    }
  });

  it('has key caps, which hold no markup', () => {
    expect(articleHtml('Press [[Ctrl]] + [[<b>]].')).toBe(
      '<p>Press <kbd>Ctrl</kbd> + <kbd>&lt;b&gt;</kbd>.</p>\n',
    );
    expect(articlePlainText('Press [[Ctrl]].')).toBe('Press Ctrl.');
  });

  it('has headings of the second to the fourth level, since the page has a title', () => {
    expect(articleHtml('# a\n\n### b\n\n###### c').match(/<h\d/g)).toEqual(['<h2', '<h3', '<h4']);
  });

  it('leads to other articles from wherever it is shown, and nowhere else than it says', () => {
    const html = articleHtml('[a](other#step-1) [b](#part-1) [c](/en/help) [d](https://wallet.example/x)', {
      linkBase: '/en/help/a/',
    });

    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/en/help/a/other#step-1',
      '#part-1',
      '/en/help',
      'https://wallet.example/x',
    ]);
  });
});

describe('the shape of an article', () => {
  it('is its names, links, pictures, checks and steps', () => {
    const shape = articleShape(
      '## Self-check\n\n- a\n- b\n  - within\n\n## Steps\n\n1. [x](y)\n2. z\n   1. within\n\n- later\n\n## C {#contact-us}',
    );

    expect([...shape.names]).toEqual(['part-1', 'part-2', 'step-1', 'step-2', 'contact-us']);
    expect(shape).toMatchObject({ links: ['y'], images: [], checks: 2, steps: 2 });
  });

  it('is nothing where nothing is, and a list after the steps checks nothing', () => {
    expect(articleShape('')).toEqual({ names: new Set(), links: [], images: [], checks: 0, steps: 0 });
    expect(articleShape('1. a\n\n- b')).toMatchObject({ checks: 0, steps: 1 });
  });
});
