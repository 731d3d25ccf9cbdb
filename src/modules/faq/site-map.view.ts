import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import { ArticleListing } from './article-listing.query.js';
import { articleUrl, contactUrl, helpUrl, landingUrl } from './help-links.js';
import { LANDING_PAGES } from './landings.js';
import { xmlText } from '../../platform/views/xml-text.js';

/** One page in each of its languages. */
interface SitePage {
  readonly urlIn: (lang: Language) => string;
  readonly languages: readonly { readonly lang: Language; readonly updatedOn: string | null }[];
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const XHTML = 'http://www.w3.org/1999/xhtml';
const ADDRESSES_A_FILE = 10_000;
/** Between so many addresses everybody else has his turn. */
const BITE = 500;
/** Nothing behind these is for an index: it is somebody's own, or made of what was asked. */
const NOT_FOR_INDEX = ['/agent/', '/supervisor/', '/admin/', '/staff/', '/api/', '/demo/', '/dev/'];
const NOT_FOR_INDEX_IN = ['/requests', '/chat', '/help/search'];

/** The public pages for machines, each in all its languages. */
@Injectable()
export class SiteMapView {
  constructor(
    private readonly listing: ArticleListing,
    private readonly env: Env,
  ) {}

  robots(): string {
    const closed = [
      ...NOT_FOR_INDEX,
      ...LANGUAGES.flatMap((lang) => NOT_FOR_INDEX_IN.map((path) => `/${lang}${path}`)),
    ];

    return [
      'User-agent: *',
      ...closed.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${this.env.publicUrl}/sitemap.xml`,
      '',
    ].join('\n');
  }

  /** Everything in one file; where that would be too long, a list of files. */
  async whole(): Promise<string> {
    const pages = await this.pages();
    const files = filesOf(pages);
    if (files.length <= 1) {
      return this.file(pages);
    }
    const entries = files.map(
      (_, index) => `<sitemap><loc>${this.env.publicUrl}/sitemaps/${index + 1}</loc></sitemap>\n`,
    );

    return `${DECLARATION}<sitemapindex xmlns="${SITEMAP}">\n${entries.join('')}</sitemapindex>\n`;
  }

  /** @throws NotFound for a file that is not in the list */
  async part(number: string): Promise<string> {
    const file = /^[1-9]\d{0,3}$/.test(number) ? filesOf(await this.pages())[Number(number) - 1] : undefined;
    if (!file) {
      throw new NotFound();
    }

    return this.file(file);
  }

  private async pages(): Promise<SitePage[]> {
    const always = LANGUAGES.map((lang) => ({ lang, updatedOn: null }));
    const fixed = [helpUrl, (lang: Language) => contactUrl(lang)].map((urlIn) => ({
      urlIn,
      languages: always,
    }));
    const landings = LANDING_PAGES.map(({ slug }) => ({
      urlIn: (lang: Language) => landingUrl(lang, slug),
      languages: always,
    }));
    const articles = (await this.listing.all()).map(({ slug, languages }) => ({
      urlIn: (lang: Language) => articleUrl(lang, slug),
      languages,
    }));

    return [...fixed, ...landings, ...articles];
  }

  private async file(pages: readonly SitePage[]): Promise<string> {
    const parts = [`${DECLARATION}<urlset xmlns="${SITEMAP}" xmlns:xhtml="${XHTML}">\n`];
    for (let at = 0; at < pages.length; at += BITE) {
      parts.push(
        pages
          .slice(at, at + BITE)
          .map((page) => this.entries(page))
          .join(''),
      );
      await new Promise((resolve) => setImmediate(resolve));
    }

    return `${parts.join('')}</urlset>\n`;
  }

  /** Each language names all of them, itself among them. */
  private entries({ urlIn, languages }: SitePage): string {
    const address = (lang: Language): string => xmlText(this.env.publicUrl + urlIn(lang));
    const others = languages
      .map(({ lang }) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${address(lang)}"/>`)
      .join('');

    return languages
      .map(({ lang, updatedOn }) => {
        const changed = updatedOn === null ? '' : `<lastmod>${updatedOn}</lastmod>`;

        return `<url><loc>${address(lang)}</loc>${changed}${others}</url>\n`;
      })
      .join('');
  }
}

/** Files of at most so many addresses; the languages of a page stay together. */
function filesOf(pages: readonly SitePage[]): SitePage[][] {
  const files: SitePage[][] = [];
  let room = 0;
  for (const page of pages) {
    if (room < page.languages.length) {
      files.push([]);
      room = ADDRESSES_A_FILE;
    }
    files.at(-1)?.push(page);
    room -= page.languages.length;
  }

  return files;
}
