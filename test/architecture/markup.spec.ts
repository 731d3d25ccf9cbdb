import { looseBrowserMarkup, looseMarkup, markupMakers } from './markup.js';
import { filesIn, readText, sourcesIn } from './sources.js';

const template = (text: string) => [{ path: 'views/faq/a.hbs', text: `\n${text}` }];

describe('markup', () => {
  it('is made of text by the view engine only', () => {
    expect(markupMakers(sourcesIn('src'))).toEqual([]);
    expect(looseBrowserMarkup(sourcesIn('src'))).toEqual([]);
  });

  it('prints nothing unescaped, and has no script or style of its own', () => {
    expect(looseMarkup(filesIn(['views'], '.hbs').map((path) => ({ path, text: readText(path) })))).toEqual(
      [],
    );
  });

  it.each([
    ['<p>{{{text}}}</p>', '{{{'],
    ['<p>{{&text}}</p>', '{{&'],
    ['<script>alert(1)</script>', '<script'],
    ['<style>p {}</style>', '<style'],
    ['<p style="color: red">', 'style='],
    ['<p onclick="go()">', 'onclick='],
    ['<a href="javascript:go()">', 'href="javascript:'],
  ])('is found where a template has %s', (text, what) => {
    expect(looseMarkup(template(text))).toEqual([`views/faq/a.hbs:2 ${what}`]);
  });

  it('is left alone where a script carries the nonce', () => {
    expect(looseMarkup(template('<script type="module" nonce="{{nonce}}" src="a"></script>'))).toEqual([]);
  });

  it.each([
    ['src/modules/faq/a.ts', 'new Handlebars.SafeString(text)', 'SafeString'],
    ['src/modules/faq/a.ts', 'trustedMarkup(text)', 'trustedMarkup'],
    ['src/modules/faq/a.ts', 'Handlebars.compile(text)', 'Handlebars.compile'],
  ])('is found where %s says %s', (path, text, what) => {
    expect(markupMakers([{ path, text }])).toEqual([`${path}:1 ${what}`]);
  });

  it('is found where the browser would parse it', () => {
    expect(looseBrowserMarkup([{ path: 'src/client/lib/a.ts', text: 'row.innerHTML = text' }])).toEqual([
      'src/client/lib/a.ts:1 innerHTML',
    ]);
  });
});
