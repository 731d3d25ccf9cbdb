import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Translator } from '../i18n/translator.js';
import { Words } from '../i18n/words.js';
import { projectRoot } from '../project-root.js';
import type { Assets } from './client-assets.js';
import { compiledViewsFile, readCompiledViews } from './compiled-views.js';
import { compileViews, HandlebarsViews } from './handlebars.js';
import { trustedMarkup } from './trusted-markup.js';

const assets: Assets = { url: (name) => `/assets/${name}`, icon: (name) => `/assets/icons.svg#${name}` };
const words = new Words(Translator.load(true), 'en', 'Asia/Shanghai');

describe('the views', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'walletdesk-views-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const views = (templates: Readonly<Record<string, string>>, strict = true): HandlebarsViews => {
    for (const [name, text] of Object.entries(templates)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, `${name}.hbs`), text);
    }

    return new HandlebarsViews(folder, assets, strict);
  };
  const print = (text: string, model: object = {}, others: Readonly<Record<string, string>> = {}): string =>
    views({ page: text, ...others }).print('page', { words, ...model });

  it('are all of our templates, with their partials and helpers', () => {
    expect(() => new HandlebarsViews(join(projectRoot(), 'views'), assets, true)).not.toThrow();
  });

  it('escape what people wrote, in words and in attributes', () => {
    expect(print('<p title="{{a}}">{{a}}</p>', { a: `<b>"'&` })).toBe(
      '<p title="&lt;b&gt;&quot;&#x27;&amp;">&lt;b&gt;&quot;&#x27;&amp;</p>',
    );
  });

  it('print text, numbers, truth and the known nothing', () => {
    expect(
      print('{{a}}|{{b}}|{{c}}|{{d}}|{{e}}', { a: 'x', b: 0, c: false, d: null, e: trustedMarkup('<i>') }),
    ).toBe('x|0|false||<i>');
  });

  it.each<[what: string, text: string, model: object, message: string]>([
    ['an object', 'a\n{{who}}', { who: { name: 'Li' } }, 'page:2 prints a value of type Object.'],
    ['a list', '{{who}}', { who: ['Li'] }, 'page:1 prints a value of type Array.'],
    ['a date', '{{at}}', { at: new Date() }, 'page:1 prints a value of type Date.'],
    ['a function', '{{lookup this "f"}}', { f: Math.max }, 'page:1 prints a value of type function.'],
    ['undefined', '{{who}}', { who: undefined }, 'page:1 prints undefined.'],
    ['a name that is not there', '{{whom}}', { who: '' }, '"whom" not defined'],
    ['a choice by a name that is not there', '{{#if whom}}a{{/if}}', {}, '"whom" not defined'],
    ['a choice within what is not there', '{{#if who.name}}a{{/if}}', { who: {} }, '"name" not defined'],
    ['a helper of a name that is not there', '{{date at}}', {}, '"at" not defined'],
    ['a gap of a name that is not there', "{{t 'errors.busy' wait=wait}}", {}, '"wait" not defined'],
    ['a word that is not there', "{{t 'common.nothing'}}", {}, 'No words for common.nothing'],
    [
      'a loop over what is no list',
      '{{#each who}}a{{/each}}',
      { who: { a: 1 } },
      'page:1 repeats what is no list',
    ],
    [
      'a loop over a text',
      '{{#each who}}a{{/each}}',
      { who: 'Li' },
      'page:1 repeats what is no list: string.',
    ],
    ['a loop over a name that is not there', '{{#each whom}}a{{/each}}', {}, '"whom" not defined'],
  ])('refuse %s, naming the template', (_, text, model, message) => {
    expect(() => print(text, model)).toThrow(message);
    expect(() => print(text, model)).toThrow('(view page)');
  });

  it('name the partial in which a name is missing', () => {
    expect(() => print('{{> card}}', {}, { 'partials/card': '<p>{{whose}}</p>' })).toThrow(
      /"whose" not defined.*\(view partials\/card\)/,
    );
  });

  it('print a page that lacks a name in production all the same', () => {
    const lenient = views({ page: 'a{{who}}{{#each list}}b{{/each}}' }, false);

    expect(lenient.print('page', { words })).toBe('a');
  });

  it.each<[what: string, text: string, message: string]>([
    ['output without escaping', 'a\n{{{who}}}', 'page:2 prints without escaping.'],
    ['a helper that is not there', '{{shout who}}', 'page:1 calls a helper shout that is not there.'],
    ['such a helper within another', "{{t (pick 'a')}}", 'page:1 calls a helper pick that is not there.'],
    ['a partial that is not there', '{{> absent}}', 'page:1 calls a partial absent that is not there.'],
    ['a broken template', '{{#if a}}', 'Parse error'],
  ])('do not start with %s', (_, text, message) => {
    for (const strict of [true, false]) {
      expect(() => views({ page: text }, strict)).toThrow(message);
    }
  });

  it('give a partial that is called with words of its own only those', () => {
    const partial =
      '{{!-- Needs: label. May have: hint, tone (a word). --}}{{label}}{{#if hint}} {{hint}}{{/if}}{{tone}}';
    const page = "{{> card label='a'}}|{{> card own}}|{{> card own tone='c'}}";

    expect(
      print(page, { hint: 'of the page', own: { label: 'b', hint: 'h' } }, { 'partials/card': partial }),
    ).toBe('a|b h|b hc');
  });

  it.each([true, false])(
    'print what the build compiled, until a template is another (strict: %s)',
    (strict) => {
      views({ page: '{{> card label=who}}', 'partials/card': '<b>{{label}}</b>' }, strict);
      writeFileSync(
        join(folder, compiledViewsFile(strict)),
        compileViews(folder, strict).replaceAll('<b>', '<b class=\\"built\\">'),
      );
      const built = readCompiledViews(folder, strict);
      const start = (): string =>
        new HandlebarsViews(folder, assets, strict, built).print('page', { who: 'Li' });

      expect(Object.keys(built)).toHaveLength(2);
      expect(start()).toBe('<b class="built">Li</b>');
      writeFileSync(join(folder, 'partials/card.hbs'), '<i>{{label}}</i>');
      expect(start()).toBe('<i>Li</i>');
      writeFileSync(join(folder, 'partials/card.hbs'), '{{{label}}}');
      expect(start).toThrow('partials/card:1 prints without escaping.');
      expect(() => compileViews(folder, strict)).toThrow('partials/card:1 prints without escaping.');
    },
  );

  it('are compiled at start where nothing was built', () => {
    expect(readCompiledViews(folder, true)).toEqual({});
  });

  it('do not treat what people wrote as a template', () => {
    expect(print('{{who}}', { who: '{{{this}}} {{> card}} {{words}}' })).toBe(
      '{{{this}}} {{&gt; card}} {{words}}',
    );
  });

  it('lead to addresses in the reader’s language, with every part encoded', () => {
    expect(
      print("{{path '/requests/{ref}' ref=ref q=q none=none}}", { ref: 'a/b?', q: '到账 &', none: null }),
    ).toBe('/en/requests/a%2Fb%3F?q&#x3D;%E5%88%B0%E8%B4%A6+%26');
  });

  it('print a name of the model where a helper has the same', () => {
    for (const strict of [true, false]) {
      const named = views({ page: "{{path}} {{#each list}}{{date}} {{/each}}{{path '/help'}}" }, strict);

      expect(named.print('page', { words, path: '/a', list: [{ date: 'b' }] })).toBe('/a b /en/help');
    }
  });

  it('draw an icon for the eye only', () => {
    expect(print("{{icon 'search'}}")).toBe(
      '<svg class="icon" aria-hidden="true" focusable="false"><use href="/assets/icons.svg#search"></use></svg>',
    );
  });
});
