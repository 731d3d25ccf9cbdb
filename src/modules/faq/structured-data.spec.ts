import { answeredBy, faqPageData } from './structured-data.js';

const dataIn = (html: unknown): Record<string, unknown> =>
  JSON.parse(/^<script type="application\/ld\+json">(.*)<\/script>$/.exec(String(html))?.[1] ?? '') as Record<
    string,
    unknown
  >;

describe('an article as machines read it', () => {
  const body =
    'First words.\n\n## How long does it take?\n\nTwo days.\n\n## Details\n\nMore.\n\n## 多久到账\n\n- a\n- b';

  it('answers what its title asks with all of it, and what a heading asks with what stands below', () => {
    expect(answeredBy({ title: 'Where is my money?', body, status: 'published' })).toEqual([
      {
        question: 'Where is my money?',
        answer: 'First words.\nHow long does it take?\nTwo days.\nDetails\nMore.\n多久到账\na\nb',
      },
      { question: 'How long does it take?', answer: 'Two days.' },
      { question: '多久到账', answer: 'a\nb' },
    ]);
  });

  it('answers nothing where nothing is asked, or while it is being revised', () => {
    expect(answeredBy({ title: 'Fees', body: 'Words.\n\n## Details\n\nMore.', status: 'published' })).toEqual(
      [],
    );
    expect(answeredBy({ title: 'How?', body, status: 'outdated' })).toEqual([]);
    expect(faqPageData([])).toBeNull();
  });

  it('cuts long answers at the end of a line', () => {
    const [whole] = answeredBy({ title: 'Why?', body: 'A line.\n\n'.repeat(400), status: 'published' });

    expect(whole?.answer.length).toBeLessThanOrEqual(1_202);
    expect(whole?.answer.endsWith('A line. …')).toBe(true);
  });

  it('never ends the block that it stands in, whatever the words are', () => {
    const evil = '</script><script>alert(1)</script><!-- \u2028 & ]]>';
    const html = String(faqPageData([{ question: evil, answer: evil }]));

    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html).not.toContain('<!--');
    expect(dataIn(html)).toMatchObject({
      '@type': 'FAQPage',
      mainEntity: [{ name: evil, acceptedAnswer: { text: evil } }],
    });
  });
});
