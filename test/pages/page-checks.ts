import axe, { type RunOptions } from 'axe-core';
import { HtmlValidate } from 'html-validate/node';
import type { Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export const TAGS = [...WCAG, 'best-practice'];

/** What depends on colours and sizes, and is asked again for each theme and width. */
const LOOKS = ['color-contrast', 'link-in-text-block', 'target-size'];

/**
 * What assistive technology would stumble over: all of WCAG 2.2 AA, or what a look may break. The checker is put
 * into a document once, and asked again as often as the look changes.
 */
export async function axeFaults(page: Page, all: boolean): Promise<string[]> {
  const options: RunOptions = {
    ...(all
      ? { runOnly: TAGS, rules: { 'target-size': { enabled: true } } }
      : { runOnly: { type: 'rule', values: LOOKS } }),
    resultTypes: ['violations'],
    iframes: false,
    selectors: false,
    performanceTimer: false,
  };
  const found = await documentFaults(page, options);
  for (const frame of page.frames().filter((one) => one !== page.mainFrame())) {
    // No script runs in a letter's frame, and no checker: what it shows is looked at by itself. What makes a page,
    // its landmarks and its heading, a letter has not.
    const alone = await page.context().newPage();
    await alone.setContent(await frame.content());
    found.push(...(await documentFaults(alone, all ? { ...options, runOnly: WCAG } : options)));
    await alone.close();
  }

  return found;
}

export async function documentFaults(page: Pick<Page, 'evaluate'>, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source);
  }

  return page.evaluate(async (asked) => {
    const checker = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await checker.run(document, asked);

    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, any, all, none }) => {
        const [why] = [...any, ...all, ...none];

        return `axe ${id}: ${html.slice(0, 160)} ${why?.message ?? ''}`;
      }),
    );
  }, options);
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // What prints the pages decides over blanks and the form of attributes.
    'attribute-boolean-style': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    'attr-quotes': 'off',
    // A policy and a nonce guard our scripts; they are ours, and have no hash of a stranger.
    'require-sri': 'off',
    // Titles carry the brand and, where something was refused, say so.
    'long-title': 'off',
    // Safari tells lists without marks as lists only when they say so.
    'no-redundant-role': 'off',
    'tel-non-breaking': 'off',
    // A part that scrolls is a region with a name, and a section would stand in the outline of the page.
    'prefer-native-element': 'off',
    // Ticked boxes of one name are one answer.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // What is wrong with a form stands above the heading of its page.
    'heading-level': ['error', { minInitialRank: 'h2' }],
  },
});

/** What is wrong with the HTML as it was served, before any script. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);

  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `html ${ruleId}: line ${line}, ${message}`),
  );
}

/** Frame, headings, pictures and names of a page. */
export function structureFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
    for (const one of ['h1', 'main', 'head > title', '#main[tabindex="-1"]']) {
      const count = all(one).length;
      if (count !== 1) {
        wrong.push(`${count} of ${one}`);
      }
    }
    if (all('.site-footer a[href$="/help"]').length === 0) {
      wrong.push('no way to the help centre in the footer');
    }
    const levels = all(':is(h1, h2, h3, h4, h5, h6):not([data-error-summary] *)').map(({ tagName }) =>
      Number(tagName[1]),
    );
    if (levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)) {
      wrong.push(`headings out of order: ${levels.join(' ')}`);
    }
    wrong.push(...all('img:not([alt])').map(({ outerHTML }) => `a picture without alt: ${outerHTML}`));
    if (document.body.firstElementChild?.getAttribute('href') !== '#main') {
      wrong.push('the page does not begin with the way to its content');
    }
    if (!document.documentElement.lang || !document.documentElement.dir) {
      wrong.push('the page does not say its language and direction');
    }

    return wrong;
  });
}

/** What does not fit: a page that scrolls sideways, and words that are cut off. */
export function fitFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const named = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">${(element.textContent ?? '').trim().slice(0, 40)}`;
    const seen = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => element.offsetParent !== null && !element.closest('.visually-hidden, .skip, svg, thead'),
    );
    const cut = seen.filter((element) => {
      const { overflowX, textOverflow } = getComputedStyle(element);

      return (
        ['hidden', 'clip'].includes(overflowX) &&
        textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1
      );
    });
    const outside = seen.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const scrolls = element.parentElement?.closest('[tabindex="0"], .table-scroll, .views, pre');

      return width > 0 && !scrolls && (right > clientWidth + 1 || left < -1);
    });

    return [
      ...(scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} of ${clientWidth}`] : []),
      ...cut.slice(0, 3).map((element) => `cut off: ${named(element)}`),
      ...outside.slice(0, 3).map((element) => `outside the window: ${named(element)}`),
    ];
  });
}
