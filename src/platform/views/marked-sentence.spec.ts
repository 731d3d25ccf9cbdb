import { type Gaps, markedSentence } from './marked-sentence.js';

const fill =
  (sentence: string) =>
  (gaps: Gaps): string =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(gaps[name]));
const marked = (sentence: string, gaps: Gaps = {}): string => markedSentence(fill(sentence), gaps);

describe('a sentence with marks', () => {
  it('becomes one with links and emphasis', () => {
    expect(
      marked('Read <terms>the terms</terms> <strong>first</strong>.', { terms: '/en/terms?a=1&b=2' }),
    ).toBe('Read <a href="/en/terms?a&#x3D;1&amp;b&#x3D;2">the terms</a> <strong>first</strong>.');
  });

  it('keeps what people wrote as words, even where it looks like one of its marks', () => {
    const html = marked('{name} wrote <strong>to us</strong> & <bdi>{id}</bdi>', {
      name: '<strong><script>alert(1)</script>',
      id: '"&lt;',
    });

    expect(html).toBe(
      '&lt;strong&gt;&lt;script&gt;alert(1)&lt;/script&gt; wrote <strong>to us</strong> &amp; <bdi>&quot;&amp;lt;</bdi>',
    );
  });

  it('escapes its own stray signs', () => {
    expect(marked('1 < 2 > 0 <Foo bar>')).toBe('1 &lt; 2 &gt; 0 &lt;Foo bar&gt;');
  });

  it.each([
    ['javascript:alert(1)'],
    ['//evil.example'],
    ['https://evil.example'],
    ['/\\evil.example'],
    ['\t//evil.example'],
  ])('leads nowhere else: %s', (address) => {
    expect(() => marked('<here>Go</here>', { here: address })).toThrow('needs an address of this site');
  });

  it.each([
    ['<here>Go</here>', 'needs an address'],
    ['<b>Go', 'not closed'],
    ['Go</b>', 'closes nothing'],
    ['<b>Go</strong>', 'closes nothing'],
  ])('is refused where its marks do not fit: %s', (sentence, message) => {
    expect(() => marked(sentence)).toThrow(message);
  });
});
