import { articleSources, FORMER_ADDRESSES } from '../../../seeds/reference/articles.seed.js';
import { EXCEPTION_TYPES } from '../../../src/modules/exceptions/taxonomy.js';
import { articleHtml, articleParts, articlePlainText } from '../../../src/modules/faq/article-markdown.js';
import { LANDING_PAGES } from '../../../src/modules/faq/landings.js';
import { LANGUAGES } from '../../../src/platform/i18n/languages.js';
import { Translator } from '../../../src/platform/i18n/translator.js';

/** Given out before every exception type had an article of its own; all others have the address of their type. */
const OWN_ADDRESSES: Readonly<Record<string, string>> = {
  E101: 'login-fails',
  E301: 'payment-fails',
  E302: 'money-not-arrived',
};
const GUIDES = [
  'arrival-times',
  'choose-a-wallet',
  'complaints-and-escalation',
  'experience-and-feedback',
  'fees-and-limits',
  'maintenance-and-status',
  'network-maintenance-and-safety-checks',
  'protect-your-wallet',
  'reach-support',
  'spot-phishing-and-scams',
  'transaction-states',
  'what-the-operator-does',
  'your-data-rights',
];
/** Buttons and headings that an article sends its reader to. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  'complaints-and-escalation': ['portal.escalate.submit'],
  'experience-and-feedback': ['landings.other.name', 'faq.feedback.title'],
  'maintenance-and-status': ['notices.tell.link'],
  'reach-support': ['intake.parts.unsure', 'portal.escalate.submit'],
  'service-complaint': ['portal.escalate.submit'],
  'service-maintenance': ['notices.tell.link'],
};
const articles = articleSources();
const named = (some: typeof articles): [string, (typeof articles)[number]][] =>
  some.map((article) => [`${article.lang}/${article.slug}`, article]);
const inBoth = named(articles);
const ofTypes = named(articles.filter(({ typeCode }) => typeCode !== null));

/** Words as a reader counts them: Latin words, or Chinese characters at about three to two words. */
function length(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;

  return han > 0 ? Math.round((han * 2) / 3) : text.split(/\s+/).length;
}

/** What stands under one heading, up to the next one. */
const partOf = (body: string, heading: RegExp): string =>
  body.split(/^(?=## )/m).find((part) => heading.test(part)) ?? '';

describe('the articles every install begins with', () => {
  it.each(LANGUAGES)('call in %s what the pages offer as the pages call it', (language) => {
    const words = Translator.load(true);
    const missing = Object.entries(NAMED).flatMap(([slug, keys]) => {
      const { body = '' } = articles.find((one) => one.slug === slug && one.lang === language) ?? {};

      return keys
        .map((key) => words.t(language, key).replace(/？$/, ''))
        .filter((label) => !body.includes(`"${label}`) && !body.includes(`“${label}`))
        .map((label) => `${slug}: ${label}`);
    });

    expect(missing).toEqual([]);
  });

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
  });

  it.each(LANGUAGES)('have in %s one for each exception type, and the guides', (language) => {
    const ours = articles.filter(({ lang }) => lang === language);
    const types = Object.fromEntries(ours.map(({ typeCode, slug }) => [typeCode, slug]));

    expect({ ...types, null: undefined }).toEqual(
      Object.fromEntries(EXCEPTION_TYPES.map(({ code, slug }) => [code, OWN_ADDRESSES[code] ?? slug])),
    );
    expect(ours.filter(({ typeCode }) => typeCode === null).map(({ slug }) => slug)).toEqual(GUIDES);
    expect(ours).toHaveLength(EXCEPTION_TYPES.length + GUIDES.length);
  });

  it('go further where the page on what went wrong ends', () => {
    const typeOf = new Map(articles.map(({ slug, typeCode }) => [slug, typeCode]));

    expect(LANDING_PAGES.map(({ article }) => typeOf.get(article))).toEqual(
      LANDING_PAGES.map(({ code }) => code),
    );
  });

  it('are found by no former address, and every former address leads to one of them', () => {
    const slugs = articles.map(({ slug }) => slug);

    expect(Object.keys(FORMER_ADDRESSES).filter((slug) => slugs.includes(slug))).toEqual([]);
    expect(Object.values(FORMER_ADDRESSES).filter((slug) => !slugs.includes(slug))).toEqual([]);
  });

  it.each(inBoth)('%s is of a length that people read', (_name, { body }) => {
    expect(length(articlePlainText(body))).toBeGreaterThanOrEqual(200);
    expect(length(articlePlainText(body))).toBeLessThanOrEqual(550);
  });

  it.each(inBoth)('%s ends with the line on safety', (_name, { body, lang }) => {
    const last = articlePlainText(body).split('\n').at(-1);

    expect(last).toMatch(lang === 'en' ? /^Safety\./ : /^安全提醒：/);
    expect(last).toMatch(lang === 'en' ? /passwords?|codes?/ : /密码/);
    expect(last).toMatch(
      lang === 'en' ? /not (to )?(pay|withdraw).* again|pay a third time/i : /重复|第三次/,
    );
  });

  it.each(ofTypes)('%s tells at least two causes apart, each with where to go on', (_name, article) => {
    const { body, lang, slug } = article;
    const check = partOf(body, lang === 'en' ? /^## 30-second self-check/ : /^## 30 秒自查/);
    const causes = check.match(/^- \*\*.*$/gm) ?? [];

    expect(causes.length).toBeGreaterThanOrEqual(2);
    expect(causes.filter((cause) => !/\]\((#step-\d+|#contact-us|[a-z-]+)\)/.test(cause))).toEqual([]);
    expect(check).toMatch(/\]\(#(step-\d+|contact-us)\)/);
    expect([slug, body.includes('](' + slug + ')')]).toEqual([slug, false]);
  });

  it.each(ofTypes)('%s gives steps, says when to turn to us, and what to have ready', (_name, article) => {
    const contact = partOf(article.body, /\{#contact-us\}/);

    expect(article.causes.length).toBeGreaterThanOrEqual(1);
    expect(articleHtml(article.body)).toContain('id="step-5"');
    expect(articleParts(article.body).map(({ id }) => id)).toContain('contact-us');
    expect(contact.match(/^- /gm)?.length).toBeGreaterThanOrEqual(3);
    expect(contact).toContain('](reach-support)');
  });

  it.each(ofTypes)('%s names under its causes those that its self-check tells apart', (_name, article) => {
    const { body, lang, causes } = article;
    const check = partOf(body, lang === 'en' ? /^## 30-second/ : /^## 30 秒/);

    expect(causes.includes('security')).toBe(/^- \*\*(Security|安全)/m.test(check));
    expect(causes.includes('network') || !/^- \*\*(Network|网络)/m.test(check)).toBe(true);
  });

  it.each(inBoth)('%s promises no money and blames nobody', (_name, { body }) => {
    expect(body).not.toMatch(
      /guarantee|will be refunded|get your money back|unfortunately|you entered wrong|!|\bSLA\b|workflow|money laundering/i,
    );
    expect(body).not.toMatch(/保证(?!金)|一定会退|必定|全额退|赔付|抱歉|不幸|！|风控|洗钱|反洗钱/);
  });

  it.each(inBoth.filter(([, { lang }]) => lang === 'zh-CN'))(
    '%s says 您, as one writes it',
    (_name, { body }) => {
      const words = body.replaceAll(/“[^”]*”/g, '');

      expect(body).toContain('您');
      expect(words).not.toMatch(/你(?!好)/);
      expect(words).not.toMatch(/\p{Script=Han}[,;?:]|[,;?:]\p{Script=Han}/u);
    },
  );

  it.each(inBoth)('%s leads only to articles that exist', (_name, { body, lang }) => {
    const targets = [...body.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target);
    const known = articles.filter((article) => article.lang === lang).map(({ slug }) => slug);

    const html = articleHtml(body);
    const leadsNowhere = (target = ''): boolean =>
      target.startsWith('#') ? !html.includes(`id="${target.slice(1)}"`) : !known.includes(target);

    expect(targets.filter(leadsNowhere)).toEqual([]);
  });

  it.each(inBoth)('%s calls other articles by their titles, or by a short name', (_name, { body, lang }) => {
    const titles = new Map(
      articles.filter((one) => one.lang === lang).map(({ slug, title }) => [slug, title]),
    );
    const long = [...body.matchAll(/\[([^\]]+)\]\(([a-z-]+)\)/g)].filter(
      ([, words = '', slug = '']) => words !== titles.get(slug) && words.length > 18,
    );

    expect(long.map(([link]) => link)).toEqual([]);
  });

  it.each(inBoth)('%s has search words of its own', (_name, { keywords }) => {
    expect(keywords.length).toBeGreaterThanOrEqual(8);
    expect(keywords.length).toBeLessThanOrEqual(30);
    expect(new Set(keywords).size).toBe(keywords.length);
  });

  it.each(LANGUAGES)('share in %s no search word: it would lead to neither of two', (language) => {
    const owners = new Map<string, string[]>();
    for (const { slug, keywords } of articles.filter(({ lang }) => lang === language)) {
      keywords.forEach((word) =>
        owners.set(word.toLowerCase(), [...(owners.get(word.toLowerCase()) ?? []), slug]),
      );
    }

    expect([...owners].filter(([, slugs]) => slugs.length > 1)).toEqual([]);
  });
});
