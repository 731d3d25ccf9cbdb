import { articleSources } from '../../../seeds/reference/articles.seed.js';
import { articleHtml, articlePlainText } from '../../../src/modules/faq/article-markdown.js';

const EXCEPTIONS = {
  E101: 'login-fails',
  E301: 'payment-fails',
  E302: 'money-not-arrived',
  E201: 'account-locked',
};
const articles = articleSources();
const inBoth = articles.map((article): [string, (typeof articles)[number]] => [
  `${article.lang}/${article.slug}`,
  article,
]);

/** Words as a reader counts them: Latin words, or Chinese characters at about three to two words. */
function length(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;

  return han > 0 ? Math.round((han * 2) / 3) : text.split(/\s+/).length;
}

describe('the articles every install begins with', () => {
  it('are the same in both languages', () => {
    const facts = (lang: string): unknown[] =>
      articles
        .filter((article) => article.lang === lang)
        .map(({ slug, typeCode, topic, causes, updatedOn }) => ({
          slug,
          typeCode,
          topic,
          causes,
          updatedOn,
        }));

    expect(facts('zh-CN')).toEqual(facts('en'));
    expect(facts('en')).toHaveLength(11);
  });

  it('have one for each of the four exceptions', () => {
    const ofTypes = articles.filter(({ lang, typeCode }) => lang === 'en' && typeCode !== null);

    expect(Object.fromEntries(ofTypes.map(({ typeCode, slug }) => [typeCode, slug]))).toEqual(EXCEPTIONS);
  });

  it.each(inBoth)('%s is of a length that people read', (_name, { body }) => {
    expect(length(articlePlainText(body))).toBeGreaterThanOrEqual(250);
    expect(length(articlePlainText(body))).toBeLessThanOrEqual(500);
  });

  it.each(inBoth)('%s ends with the line on safety', (_name, { body, lang }) => {
    const last = articlePlainText(body).split('\n').at(-1);

    expect(last).toMatch(lang === 'en' ? /passwords/ : /密码/);
    expect(last).toMatch(lang === 'en' ? /do not pay again/i : /不要重复付款/);
  });

  it.each(inBoth.filter(([, { typeCode }]) => typeCode !== null))(
    '%s separates the four causes, gives steps, and says what to have ready',
    (_name, { body, causes, lang }) => {
      const marks =
        lang === 'en'
          ? ['Network.', 'Security.', '## When to contact us']
          : ['网络**', '安全**', '## 什么时候联系我们'];

      expect(causes).toEqual(['network', 'server', 'user', 'security']);
      expect(body.match(/^- \*\*/gm)).toHaveLength(4);
      expect(body).toMatch(/^5\. /m);
      expect(marks.filter((mark) => !body.includes(mark))).toEqual([]);
    },
  );

  it.each(inBoth)('%s promises no money and blames nobody', (_name, { body }) => {
    expect(body).not.toMatch(
      /guarantee|will be refunded|get your money back|unfortunately|you entered wrong|!/i,
    );
    expect(body).not.toMatch(/保证|一定会退|必定|全额退|赔付|抱歉|不幸|！/);
  });

  it.each(inBoth.filter(([, { lang }]) => lang === 'zh-CN'))('%s says 您', (_name, { body }) => {
    expect(body).toContain('您');
    expect(body).not.toMatch(/你(?!好)/);
  });

  it.each(inBoth)('%s leads only to articles that exist', (_name, { body, lang }) => {
    const targets = [...body.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target);
    const known = articles.filter((article) => article.lang === lang).map(({ slug }) => slug);

    const html = articleHtml(body);
    const leadsNowhere = (target = ''): boolean =>
      target.startsWith('#') ? !html.includes(`id="${target.slice(1)}"`) : !known.includes(target);

    expect(targets.filter(leadsNowhere)).toEqual([]);
  });

  it.each(inBoth)('%s has search words of its own', (_name, { keywords }) => {
    expect(keywords.length).toBeGreaterThanOrEqual(12);
    expect(new Set(keywords).size).toBe(keywords.length);
  });
});
